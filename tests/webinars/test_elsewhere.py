"""People of a room who are connected to another web process are counted."""

import asyncio
from collections.abc import Callable
from typing import cast

import pytest

from media.relay import Relay
from webinars.live.elsewhere import Elsewhere


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


async def test_counts_come_change_and_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("webinars.live.elsewhere.TELL_S", 0.02)
    monkeypatch.setattr("webinars.live.elsewhere.GONE_S", 0.2)
    monkeypatch.setattr(Line, "everyone", [])
    here, there = {1: 2}, {1: 3, 2: 5}
    changes: list[int] = []
    one = Elsewhere(cast(Relay, Line("one")), own=lambda: dict(here), changed=changes.append)
    two = Elsewhere(cast(Relay, Line("two")), own=lambda: dict(there), changed=lambda webinar_id: None)
    one.start()
    two.start()
    await asyncio.sleep(0.1)
    assert (one.count(1), one.count(2), two.count(1), two.count(2)) == (3, 5, 2, 0)
    assert sorted(changes) == [1, 2]
    there[1] = 4
    await asyncio.sleep(0.1)
    assert one.count(1) == 4
    assert two._telling is not None
    two._telling.cancel()  # its process dies
    await asyncio.sleep(0.4)
    assert (one.count(1), one.count(2)) == (0, 0)
    assert changes.count(1) == 3
    assert one._telling is not None
    one._telling.cancel()
