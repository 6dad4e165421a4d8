"""People of a room who are connected to another web process are counted."""

import asyncio
from collections.abc import Callable
from typing import cast

import pytest

from media.relay import Relay
from webinars.live.elsewhere import Elsewhere, People


class Line:
    """Stands in for the relay: everyone hears everything at once."""

    everyone: list[Callable[[bytes], None]] = []

    def __init__(self, name: str) -> None:
        self.name = name

    def listen(self, channel: str, handler: Callable[[bytes], None]) -> None:
        self.everyone.append(handler)

    def publish(self, channel: str, data: bytes) -> bool:
        for handler in self.everyone:
            handler(data)
        return True


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not condition():  # noqa: ASYNC110 (nobody tells when it holds)
            await asyncio.sleep(0.01)


async def test_people_come_move_and_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("webinars.live.elsewhere.TELL_S", 0.02)
    monkeypatch.setattr("webinars.live.elsewhere.GONE_S", 1.0)
    monkeypatch.setattr(Line, "everyone", [])
    here: People = {1: frozenset({10, 11})}
    there: People = {1: frozenset({11, 12, 13}), 2: frozenset({20})}
    changes: list[int] = []
    one = Elsewhere(cast(Relay, Line("one")), own=lambda: dict(here), changed=changes.append)
    two = Elsewhere(cast(Relay, Line("two")), own=lambda: dict(there), changed=lambda webinar_id: None)

    def counts() -> tuple[int, int, int]:
        own = here[1]
        return one.count(1, besides=own), one.count(2, besides=()), two.count(1, besides=there.get(1, ()))

    one.start()
    two.start()
    await until(lambda: counts() == (2, 1, 1))  # 11 has a socket in each
    assert sorted(changes) == [1, 2]
    there[1] = frozenset({11, 12, 14, 15})
    await until(lambda: counts() == (3, 1, 1))
    there[1] = frozenset({12, 14, 15})
    await until(lambda: counts() == (3, 1, 2) and changes.count(1) == 3)  # it has been told
    assert two._telling is not None
    two._telling.cancel()  # its process dies
    await until(lambda: counts()[:2] == (0, 0) and changes.count(1) == 4)
    assert one._telling is not None
    one._telling.cancel()
