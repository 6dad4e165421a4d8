"""The two media sockets: who gets in, what is said, what is refused."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from channels.db import database_sync_to_async
from channels.testing import WebsocketCommunicator
from pytest_django import Settings

from media.audience import Audience, summary
from media.broadcasts import end_broadcast, hub_of
from media.hub import HEAD, KIND_MEDIA, KIND_START
from media.live import Close, PublisherConsumer, Refused, ViewerConsumer
from media.live.protocol import CHUNK_HEAD
from media.models import Broadcast
from media.modes import Mode
from tests.media.conftest import Make
from tests.media.material import MIME, cut, look
from tests.media.publishing import new_broadcast, recorded, until

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.asyncio]
NAME = "chromium-h264.mkv"
KEY = "epoch-one"


async def _authorize(consumer: Any) -> Broadcast:
    if consumer.scope["user"] == "outsider":
        raise Refused(Close.FORBIDDEN)
    found: Broadcast = await database_sync_to_async(Broadcast.objects.get)(pk=consumer.scope["broadcast"])
    return found


class Publish(PublisherConsumer):
    async def authorize(self) -> Broadcast:
        return await _authorize(self)


class Watch(ViewerConsumer):
    async def authorize(self) -> Broadcast:
        return await _authorize(self)


class Socket(WebsocketCommunicator):  # type: ignore[misc]  # channels has no types
    """A client that reads everything at once and keeps it."""

    def __init__(
        self, consumer: Any, broadcast: Broadcast, *, user: str = "lecturer", unsent: int = 0, mode: str = ""
    ) -> None:
        super().__init__(consumer.as_asgi(), f"/?mode={mode}" if mode else "/")
        self.scope |= {"user": user, "broadcast": broadcast.pk}
        self.unsent, self.aborted = unsent, False
        self.scope["extensions"] = {"daris.transport": {"unsent": lambda: self.unsent, "abort": self.abort}}
        self.texts: list[dict[str, Any]] = []
        self.binaries: list[bytes] = []
        self.code: int | None = None

    async def open(self) -> "Socket":
        await self.connect()
        self.reading = asyncio.ensure_future(self._read())
        return self

    async def _read(self) -> None:
        while self.code is None:
            output = await self.output_queue.get()
            if output["type"] == "websocket.close":
                assert type(output["code"]) is int  # daphne takes no IntEnum
                self.code = output["code"]
            elif output.get("bytes") is not None:
                self.binaries.append(output["bytes"])
            else:
                self.texts.append(json.loads(output["text"]))

    async def say(self, type_: str, **fields: Any) -> None:
        await self.send_json_to({"type": type_, **fields})

    async def chunk(self, epoch: int, seq: int, payload: bytes) -> None:
        await self.send_to(bytes_data=CHUNK_HEAD.pack(1, 0, 0, epoch, seq) + payload)

    async def heard(self, type_: str) -> dict[str, Any]:
        """The last message of this type."""
        await until(lambda: any(text["type"] == type_ for text in self.texts))
        return next(text for text in reversed(self.texts) if text["type"] == type_)

    async def closed(self) -> int:
        await until(lambda: self.code is not None)
        assert self.code is not None
        return self.code

    async def leave(self) -> None:
        self.reading.cancel()
        await self.disconnect()

    def abort(self) -> None:
        self.aborted = True


@pytest.fixture
async def broadcast(settings: Settings, tmp_path: Path) -> Broadcast:
    settings.MEDIA_JOURNAL_DIR = tmp_path
    return await new_broadcast()


@pytest.fixture
def chunks(make_material: Make) -> list[bytes]:
    return cut(make_material(NAME), size=2200)


async def end(broadcast: Broadcast) -> Broadcast:
    ended: Broadcast = await database_sync_to_async(end_broadcast, thread_sensitive=False)(broadcast)
    return ended


async def publishing(broadcast: Broadcast, *, publisher: str = "page-one", **options: Any) -> Socket:
    socket = await Socket(Publish, broadcast).open()
    await socket.say("hello", publisher=publisher, **options)
    return socket


async def open_epoch(socket: Socket) -> dict[str, Any]:
    await socket.say("epoch.open", key=KEY, mime=MIME[NAME])
    return await socket.heard("epoch.opened")


async def test_a_lecture_from_the_first_chunk_to_the_closed_recording(
    broadcast: Broadcast, chunks: list[bytes], make_material: Make
) -> None:
    viewer = await Socket(Watch, broadcast, user="participant").open()
    assert (await viewer.heard("state"))["state"] == "waiting"
    lecturer = await publishing(broadcast)
    assert (await lecturer.heard("welcome"))["protocol"] == 1
    assert await open_epoch(lecturer) == {
        "type": "epoch.opened",
        "key": KEY,
        "epoch": 0,
        "next": 0,
        "received": -1,
        "durable": -1,
        "offset_ms": 0,
    }
    for seq, payload in enumerate(chunks):
        await lecturer.chunk(0, seq, payload)
    await lecturer.say("epoch.finish", epoch=0, chunks=len(chunks))
    assert (await lecturer.heard("epoch.finished"))["error"] == ""
    ack = await lecturer.heard("ack")
    assert (ack["received"], ack["durable"]) == (len(chunks) - 1, len(chunks) - 1)
    await until(lambda: viewer.texts[-1] == {"type": "state", "state": "paused"})
    assert (await end(broadcast)).is_closed
    assert await lecturer.closed() == await viewer.closed() == Close.ENDED
    assert (await lecturer.heard("refused"))["reason"] == "ended"
    [seen] = await recorded(broadcast)
    assert seen.frames["video"] == look(make_material(NAME)).frames["video"]
    kinds = [HEAD.unpack_from(message)[1] for message in viewer.binaries]
    assert kinds == [KIND_START] + [KIND_MEDIA] * (len(kinds) - 1)


@pytest.mark.parametrize("consumer", [Publish, Watch])
async def test_an_outsider_gets_nothing(consumer: Any, broadcast: Broadcast, chunks: list[bytes]) -> None:
    lecturer = await publishing(broadcast)
    await open_epoch(lecturer)
    for seq in range(5):
        await lecturer.chunk(0, seq, chunks[seq])
    await lecturer.heard("ack")
    outsider = await Socket(consumer, broadcast, user="outsider").open()
    assert await outsider.closed() == Close.FORBIDDEN
    assert outsider.texts == [{"type": "refused", "reason": "forbidden"}]
    assert outsider.binaries == []
    await outsider.say("hello", publisher="page-one", take_over=True)
    await asyncio.sleep(0.1)
    assert lecturer.code is None
    await end(broadcast)


async def test_a_second_tab_is_refused_unless_it_takes_over(broadcast: Broadcast) -> None:
    first = await publishing(broadcast)
    await first.heard("welcome")
    second = await publishing(broadcast, publisher="page-two")
    assert await second.closed() == Close.PUBLISHER_ACTIVE
    assert (await second.heard("refused"))["reason"] == "publisher_active"
    assert first.code is None
    third = await publishing(broadcast, publisher="page-two", take_over=True)
    await third.heard("welcome")
    assert await first.closed() == Close.TAKEN_OVER
    assert (await first.heard("refused"))["reason"] == "taken_over"
    await end(broadcast)


async def test_a_page_that_comes_back_sends_only_what_is_missing(broadcast: Broadcast, chunks: list[bytes]) -> None:
    lecturer = await publishing(broadcast)
    await open_epoch(lecturer)
    for seq in range(7):
        await lecturer.chunk(0, seq, chunks[seq])
    await until(lambda: any(text.get("received") == 6 for text in lecturer.texts))
    await lecturer.leave()
    again = await publishing(broadcast)
    assert (await open_epoch(again))["next"] == 7
    await again.chunk(0, 9, chunks[9])
    assert await again.heard("resend") == {"type": "resend", "epoch": 0, "seq": 7}
    await end(broadcast)


@pytest.mark.parametrize(
    "text",
    [
        " ",
        "not json",
        "[]",
        '{"type": "vote"}',
        '{"type": "hello"}',
        '{"type": "hello", "publisher": "short"}',
        '{"type": "hello", "publisher": "page-one", "extra": 1}',
        '{"type": "epoch.open", "key": "epoch-one", "mime": "video/webm"}',
    ],
)
async def test_a_message_that_is_none_closes_the_socket(text: str, broadcast: Broadcast) -> None:
    socket = await Socket(Publish, broadcast).open()
    await socket.send_to(text_data=text)
    assert await socket.closed() == Close.BAD_MESSAGE


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"short", Close.BAD_MESSAGE),
        (CHUNK_HEAD.pack(9, 0, 0, 0, 0) + b"x", Close.BAD_MESSAGE),
        (CHUNK_HEAD.pack(1, 1, 0, 0, 0) + b"x", Close.BAD_MESSAGE),
        (CHUNK_HEAD.pack(1, 0, 0, 0, 0), Close.TOO_MUCH),
        (CHUNK_HEAD.pack(1, 0, 0, 5, 0) + b"x", Close.TOO_MUCH),
        (CHUNK_HEAD.pack(1, 0, 0, 0, 0) + bytes(2 * 1024 * 1024 + 1), Close.CHUNK_TOO_LARGE),
    ],
)
async def test_a_chunk_that_is_none_closes_the_socket(data: bytes, code: Close, broadcast: Broadcast) -> None:
    lecturer = await publishing(broadcast)
    await open_epoch(lecturer)
    await lecturer.send_to(bytes_data=data)
    assert await lecturer.closed() == code
    await end(broadcast)


async def test_chunks_before_hello_and_hello_twice_are_refused(broadcast: Broadcast) -> None:
    early = await Socket(Publish, broadcast).open()
    await early.chunk(0, 0, b"x")
    assert await early.closed() == Close.BAD_MESSAGE
    twice = await publishing(broadcast)
    await twice.say("hello", publisher="page-one")
    assert await twice.closed() == Close.BAD_MESSAGE
    await end(broadcast)


async def test_a_type_that_cannot_be_stored_is_named(broadcast: Broadcast) -> None:
    lecturer = await publishing(broadcast)
    await lecturer.say("epoch.open", key=KEY, mime="video/ogg")
    assert await lecturer.closed() == Close.UNSUPPORTED_MEDIA
    assert (await lecturer.heard("refused"))["reason"] == "unsupported_media"
    await end(broadcast)


async def test_too_many_messages_are_refused(broadcast: Broadcast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PublisherConsumer, "burst_messages", 20)
    monkeypatch.setattr(PublisherConsumer, "messages_per_s", 1)
    lecturer = await publishing(broadcast)
    for _ in range(25):
        await lecturer.say("epoch.finish", epoch=9, chunks=0)
    assert await lecturer.closed() == Close.TOO_MUCH
    await end(broadcast)


async def test_a_broadcast_that_has_ended_cannot_be_published_or_watched(broadcast: Broadcast) -> None:
    await end(broadcast)
    lecturer = await Socket(Publish, broadcast).open()
    viewer = await Socket(Watch, broadcast).open()
    assert await lecturer.closed() == await viewer.closed() == Close.ENDED
    assert await viewer.heard("state") == {"type": "state", "state": "ended"}


@pytest.mark.parametrize(
    "text",
    [
        "hello",
        '{"type": "vote"}',
        '{"type": "mode", "mode": "huge"}',
        '{"type": "report", "behind_ms": -1, "stalls": 0}',
        '{"type": "report", "behind_ms": 1.5, "stalls": 0}',
        '{"type": "report", "behind_ms": 1, "stalls": 0, "x": "' + "x" * 1024 + '"}',
    ],
)
async def test_what_a_viewer_may_not_say_closes_its_socket(text: str, broadcast: Broadcast) -> None:
    viewer = await Socket(Watch, broadcast).open()
    await viewer.send_to(text_data=text)
    assert await viewer.closed() == Close.BAD_MESSAGE
    assert summary(broadcast).viewers == 0


async def test_a_viewer_sends_no_media(broadcast: Broadcast) -> None:
    viewer = await Socket(Watch, broadcast).open()
    await viewer.send_to(bytes_data=b"media")
    assert await viewer.closed() == Close.BAD_MESSAGE


async def test_a_viewer_that_talks_too_much_is_cut(broadcast: Broadcast) -> None:
    viewer = await Socket(Watch, broadcast).open()
    for _ in range(22):
        await viewer.say("report", behind_ms=100, stalls=0)
    assert await viewer.closed() == Close.TOO_MUCH


async def test_reports_make_the_audience_and_go_out_of_date(
    broadcast: Broadcast, monkeypatch: pytest.MonkeyPatch
) -> None:
    viewers = [await Socket(Watch, broadcast, mode=mode).open() for mode in ("video", "video", "video", "slides")]
    assert (await viewers[3].heard("mode")) == {"type": "mode", "mode": "slides", "reason": ""}
    for viewer, behind_ms in zip(viewers, (900, 300, 400, None), strict=True):
        await viewer.say("report", behind_ms=behind_ms, stalls=0)
    await until(lambda: summary(broadcast).behind_max_ms == 900 and summary(broadcast).behind_p50_ms == 400)
    assert summary(broadcast) == Audience(
        viewers=4,
        behind_p50_ms=400,
        behind_max_ms=900,
        modes={Mode.VIDEO: 3, Mode.LIGHT: 0, Mode.AUDIO: 0, Mode.SLIDES: 1},
    )
    monkeypatch.setattr("media.headcount.REPORT_S", 0.0)
    assert (summary(broadcast).viewers, summary(broadcast).behind_p50_ms) == (4, None)
    for viewer in viewers:
        await viewer.leave()
    assert summary(broadcast).viewers == 0


async def test_slides_are_no_media_but_what_happens(broadcast: Broadcast, chunks: list[bytes]) -> None:
    lecturer = await publishing(broadcast)
    await open_epoch(lecturer)
    viewer = await Socket(Watch, broadcast, mode="slides").open()
    for seq in range(6):
        await lecturer.chunk(0, seq, chunks[seq])
    await until(lambda: viewer.texts[-1] == {"type": "state", "state": "live"})
    assert viewer.binaries == []
    await viewer.say("mode", mode="video")
    await until(lambda: viewer.texts[-1] == {"type": "mode", "mode": "video", "reason": ""})
    await until(lambda: bool(viewer.binaries))
    assert HEAD.unpack_from(viewer.binaries[0])[1] == KIND_START
    await viewer.say("mode", mode="slides")
    await until(lambda: viewer.texts[-1]["mode"] == "slides")
    before = len(viewer.binaries)
    for seq in range(6, 12):
        await lecturer.chunk(0, seq, chunks[seq])
    await end(broadcast)
    assert await viewer.closed() == Close.ENDED
    assert len(viewer.binaries) == before


async def test_who_changes_the_mode_afresh_is_cut_with_all_that_waits(broadcast: Broadcast) -> None:
    viewer = await Socket(Watch, broadcast).open()
    await viewer.heard("state")
    await viewer.say("mode", mode="slides", afresh=False)
    await until(lambda: viewer.texts[-1] == {"type": "mode", "mode": "slides", "reason": ""})
    assert not viewer.aborted
    await viewer.say("mode", mode="light", afresh=True)
    await until(lambda: viewer.aborted)


async def test_an_unknown_mode_in_the_address_is_refused(broadcast: Broadcast) -> None:
    viewer = await Socket(Watch, broadcast, mode="huge").open()
    assert await viewer.closed() == Close.BAD_MESSAGE
    assert (await viewer.heard("refused"))["reason"] == "unknown_mode"


async def test_a_viewer_whose_line_is_full_is_skipped_then_served_again(
    broadcast: Broadcast, chunks: list[bytes]
) -> None:
    lecturer = await publishing(broadcast)
    await open_epoch(lecturer)
    viewer = await Socket(Watch, broadcast, unsent=10_000_000).open()
    quick = await Socket(Watch, broadcast).open()
    for seq in range(8):
        await lecturer.chunk(0, seq, chunks[seq])
    await until(lambda: len(quick.binaries) > 3)
    assert viewer.binaries == []
    viewer.unsent = 0
    for seq in range(8, len(chunks)):
        await lecturer.chunk(0, seq, chunks[seq])
    await until(lambda: len(viewer.binaries) > 3)
    assert HEAD.unpack_from(viewer.binaries[0])[1:3] == (KIND_START, 3)
    assert (await viewer.heard("viewer.lagging"))["lost_ms"] > 500
    await end(broadcast)


async def test_a_viewer_that_takes_nothing_for_long_is_cut(
    broadcast: Broadcast, chunks: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("media.live.viewer.STALLED_S", 0.0)
    lecturer = await publishing(broadcast)
    await open_epoch(lecturer)
    viewer = await Socket(Watch, broadcast, unsent=10_000_000).open()
    for seq, payload in enumerate(chunks):
        await lecturer.chunk(0, seq, payload)
    await until(lambda: viewer.aborted)
    assert viewer.binaries == []
    await end(broadcast)


async def test_nobody_is_counted_who_left(broadcast: Broadcast) -> None:
    viewers = [await Socket(Watch, broadcast).open() for _ in range(3)]
    await until(lambda: hub_of(broadcast).viewer_count == 3)
    for viewer in viewers:
        await viewer.leave()
    assert hub_of(broadcast).viewer_count == 0
