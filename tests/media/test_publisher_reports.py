"""What a publisher hears beside acknowledgements: who watches, and how storing goes."""

from typing import Any

import pytest

from media.errors import StorageError
from media.live import Close
from media.models import Broadcast
from media.store import Store
from tests.media.publishing import until
from tests.media.sockets import (
    Socket,
    Watch,
    end,
    open_epoch,
    publishing,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.asyncio]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("media.live.publisher.REPORT_S", 0.1)
    monkeypatch.setattr("media.uploads.FIRST_RETRY_S", 0.02)
    monkeypatch.setattr("media.uploads.LONGEST_RETRY_S", 0.1)


async def heard_that(socket: Socket, type_: str, **fields: object) -> None:
    wanted = {"type": type_, **fields}.items()
    await until(lambda: any(wanted <= text.items() for text in socket.texts if text["type"] == type_))


async def test_a_publisher_hears_who_watches_and_how_far_behind(broadcast: Broadcast) -> None:
    lecturer = await publishing(broadcast)
    await heard_that(lecturer, "audience", viewers=0, behind_p50_ms=None, behind_max_ms=None)
    quick_one = await Socket(Watch, broadcast, user="participant").open()
    slow_one = await Socket(Watch, broadcast, user="participant", mode="audio").open()
    await quick_one.say("report", behind_ms=400, stalls=0)
    await slow_one.say("report", behind_ms=1900, stalls=1)
    await heard_that(lecturer, "audience", viewers=2, behind_p50_ms=400, behind_max_ms=1900)
    modes = (await lecturer.heard("audience"))["modes"]
    assert {mode: count for mode, count in modes.items() if count} == {"video": 1, "audio": 1}
    await end(broadcast)
    assert await lecturer.closed() == Close.ENDED


async def test_a_publisher_hears_that_storing_fails_and_that_it_works_again(
    broadcast: Broadcast,
    chunks: list[bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put, is_away = Store.put, True

    def may_fail(self: Store, key: str, data: bytes, *, content_type: str = "video/mp4") -> None:
        if is_away:
            raise StorageError("away")
        put(self, key, data, content_type=content_type)

    monkeypatch.setattr(Store, "put", may_fail)
    lecturer = await publishing(broadcast)
    await open_epoch(lecturer)
    for seq, payload in enumerate(chunks):
        await lecturer.chunk(0, seq, payload)

    def failing() -> list[dict[str, Any]]:
        return [text for text in lecturer.texts if text["type"] == "storage" and text["waiting_bytes"]]

    await until(lambda: bool(failing()))
    assert failing()[0]["failing_since_ms"] is not None
    assert failing()[0]["waiting_bytes"] < failing()[0]["limit_bytes"]
    is_away = False
    await heard_that(lecturer, "storage", failing_since_ms=None)
    assert (await end(broadcast)).is_closed
