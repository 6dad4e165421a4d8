"""The socket of the one who publishes: what is said, what is refused."""

import pytest

from media.live import Close, PublisherConsumer
from media.live.protocol import CHUNK_HEAD
from media.models import Broadcast
from tests.media.conftest import Make
from tests.media.material import MIME, look
from tests.media.publishing import recorded, until
from tests.media.sockets import (
    KEY,
    NAME,
    Publish,
    Socket,
    end,
    open_epoch,
    publishing,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.asyncio]


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


async def late(broadcast: Broadcast) -> Socket:
    socket = await Socket(Publish, broadcast).open()
    await socket.say("hello", publisher="page-one", late=True)
    return socket


async def test_a_page_that_was_taken_over_brings_the_rest_beside_the_one_who_publishes(
    broadcast: Broadcast, chunks: list[bytes], make_material: Make
) -> None:
    lecturer = await publishing(broadcast)
    await lecturer.say("epoch.open", key=KEY, mime=MIME[NAME], age_ms=20_000)
    await lecturer.heard("epoch.opened")
    for seq in range(12):
        await lecturer.chunk(0, seq, chunks[seq])
    await until(lambda: any(text.get("received") == 11 for text in lecturer.texts))
    await lecturer.leave()
    colleague = await publishing(broadcast, publisher="page-two")
    await colleague.say("epoch.open", key="colleagues-epoch", mime=MIME[NAME])
    assert (await colleague.heard("epoch.opened"))["epoch"] == 1

    again = await publishing(broadcast)
    assert await again.closed() == Close.PUBLISHER_ACTIVE
    again = await late(broadcast)
    await again.say("epoch.open", key="said-too-late", mime=MIME[NAME], chunks=1)
    assert (await again.heard("epoch.finished"))["error"] == "taken_over"
    await again.say("epoch.open", key=KEY, mime=MIME[NAME], age_ms=20_000, chunks=len(chunks))
    opened = await again.heard("epoch.opened")
    assert 0 <= opened["next"] <= 12
    assert opened["received"] == opened["durable"] == opened["next"] - 1
    for seq in range(opened["next"], len(chunks)):
        await again.chunk(opened["epoch"], seq, chunks[seq])
    await again.say("epoch.finish", epoch=opened["epoch"], chunks=len(chunks))
    await until(lambda: again.texts[-1] == {"type": "epoch.finished", "epoch": 0, "key": KEY, "error": ""})
    await again.leave()
    assert colleague.code is None, "who publishes notices nothing"
    # The lecturer takes back: what was brought is not asked for again, and nobody is told to bring it.
    third = await publishing(broadcast, take_over=True)
    await third.say("epoch.open", key=KEY, mime=MIME[NAME], age_ms=20_000, chunks=len(chunks))
    assert (await third.heard("epoch.finished"))["error"] == ""
    assert (await end(broadcast)).is_closed
    [first] = [seen for seen in await recorded(broadcast) if seen.frames["video"]]
    assert first.frames["video"] == look(make_material(NAME)).frames["video"]


async def test_an_epoch_whose_end_is_missing_is_left_to_a_connection_of_its_own(
    broadcast: Broadcast, chunks: list[bytes]
) -> None:
    """Another page was on air and has gone; the lecturer's is back, and its recorder still runs."""
    lecturer = await publishing(broadcast)
    await open_epoch(lecturer)
    for seq in range(12):
        await lecturer.chunk(0, seq, chunks[seq])
    await lecturer.say("epoch.open", key="another-epoch", mime=MIME[NAME])

    async def answer(**fields: int) -> str:
        lecturer.texts.clear()
        await lecturer.say("epoch.open", key=KEY, mime=MIME[NAME], **fields)
        return str((await lecturer.heard("epoch.finished"))["error"])

    await until(lambda: any(text["type"] == "epoch.finished" for text in lecturer.texts))
    assert [await answer(), await answer(chunks=13), await answer(chunks=12)] == ["late", "late", ""]
    await end(broadcast)


async def test_nothing_can_be_brought_where_nobody_publishes(broadcast: Broadcast) -> None:
    assert await (await late(broadcast)).closed() == Close.TRY_LATER
    await end(broadcast)
    assert await (await late(broadcast)).closed() == Close.ENDED
