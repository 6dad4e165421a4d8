"""The storage is away for so long that the server can keep no more, or its disk takes nothing: viewers notice nothing, and what
is missing in the recording comes from the publisher's page, which has it."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from media.errors import CUT_OFF, JournalError
from media.ingest import Ingest
from media.journal import Chunk, Journal
from media.models import Broadcast, Epoch
from tests.media.conftest import Make
from tests.media.material import MIME, cut, look
from tests.media.publishing import (
    FakePublisher,
    Switched,
    new_broadcast,
    open_live,
    recorded,
    segments_of,
    send,
    start_ingest,
    until,
    watched,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.asyncio]
NAME = "chromium-h264.mkv"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("media.uploads.FIRST_RETRY_S", 0.02)
    monkeypatch.setattr("media.uploads.LONGEST_RETRY_S", 0.1)
    monkeypatch.setattr("media.journal_writer.RETRY_S", 0.05)
    monkeypatch.setattr("media.journal_writer.PATIENCE_S", 0.1)
    monkeypatch.setattr("media.ingest.WATCH_S", 0.05)
    monkeypatch.setattr("media.late_parts.LOOK_AGAIN_S", 0.02)


async def give(ingest: Ingest, chunks: list[bytes], *, start: int = 0, stop: int | None = None) -> None:
    """As they come from a recorder, whatever is acknowledged."""
    for seq in range(start, len(chunks) if stop is None else stop):
        ingest.receive(chunks[seq], epoch=0, seq=seq)
        await asyncio.sleep(0.01)


async def test_a_full_journal_stops_no_viewer_and_the_rest_comes_when_the_storage_is_back(
    make_material: Make, tmp_path: Path, settings: Any
) -> None:
    lecture = make_material("h264.mkv", seconds=12)
    chunks, frames = cut(lecture, size=-(-len(lecture) // 60)), look(lecture).frames["video"]
    settings.MEDIA_JOURNAL_BYTES = sum(map(len, chunks[:20]))
    broadcast, store = await new_broadcast(), Switched()
    ingest = await start_ingest(broadcast, journal_dir=tmp_path, store=store)
    shown = watched(ingest)
    publisher = FakePublisher()
    ingest.attach(publisher)
    store.is_away = True
    live = await ingest.open_epoch(key="epoch-one", mime=MIME[NAME], age_ms=60_000)
    assert not isinstance(live, Epoch)
    await give(ingest, chunks)
    await until(lambda: publisher.passed[0] == len(chunks) - 1)
    await until(lambda: live.is_cut_off)
    await give(ingest, chunks)  # sent again: nobody sees it twice
    assert 10 < publisher.received[0] < 20, "nothing is acknowledged that the journal does not have"
    assert live.durable == -1
    told = publisher.storing[-1]
    assert told.is_full
    assert told.failing_since_ms is not None
    assert told.waiting_bytes <= told.limit_bytes
    assert shown == sorted(set(shown))
    assert shown[-1] > 11_000

    store.is_away = False
    await until(lambda: publisher.finished == [(0, CUT_OFF)])
    await until(lambda: not publisher.storing[-1].is_full)
    second = await open_live(ingest, key="epoch-two", mime=MIME[NAME])
    await send(ingest, second, chunks, stop=10)
    ingest.late.come(publisher)
    part = await ingest.late.open(publisher, key="epoch-one", mime=MIME[NAME], age_ms=0, chunks=len(chunks))
    assert part is not None
    assert 0 < part.next_seq < 40
    for seq in range(part.next_seq, len(chunks)):
        ingest.late.receive(publisher, chunks[seq], number=0, seq=seq)
    ingest.late.finish(publisher, number=0, chunks=len(chunks))
    await until(lambda: publisher.finished[-1] == (0, ""))
    ingest.late.leave(publisher)
    await ingest.close()
    [first, last] = [seen.frames["video"] for seen in await recorded(broadcast)]
    assert (first, last > 0) == (frames, True)
    segments = await segments_of(broadcast)
    assert [segment.start_ms for segment in segments[1:]] == [segment.end_ms for segment in segments[:-1]]
    epochs = [epoch async for epoch in Epoch.objects.filter(broadcast=broadcast).order_by("offset_ms")]
    assert [(epoch.key, epoch.error) for epoch in epochs] == [("epoch-one", ""), ("epoch-two", "")]


async def test_a_disk_that_takes_nothing_stops_neither_viewers_nor_the_recording(
    chunks: list[bytes], frames: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The storage works: chunks become durable without a journal. A server that dies then goes on from what is durable."""
    is_full = False
    write = Journal.write

    def write_if_there_is_room(journal: Journal, batch: list[Chunk]) -> None:
        if is_full:
            raise JournalError("no space left on device")
        write(journal, batch)

    monkeypatch.setattr(Journal, "write", write_if_there_is_room)
    broadcast = await new_broadcast()
    ingest = await start_ingest(broadcast, journal_dir=tmp_path)
    publisher = FakePublisher()
    ingest.attach(publisher)
    live = await open_live(ingest, key="epoch-one", mime=MIME[NAME])
    await send(ingest, live, chunks, stop=6)
    is_full = True
    await give(ingest, chunks, start=6, stop=8)
    await until(lambda: ingest.storage.is_full)
    await give(ingest, chunks, start=8, stop=20)
    await until(lambda: publisher.passed[0] == 19)
    await until(lambda: publisher.durable[0] > 8)
    assert publisher.received[0] == publisher.durable[0]
    assert publisher.storing[-1].failing_since_ms is None
    is_full = False
    await until(lambda: not ingest.storage.is_full)
    await give(ingest, chunks, start=20, stop=24)
    durable = publisher.durable[0]
    await ingest.stop()

    ingest = await start_ingest(broadcast, journal_dir=tmp_path)
    again = await open_live(ingest, key="epoch-one", mime=MIME[NAME])
    assert durable < again.next_seq < 24, "what the journal missed is asked for again"
    await send(ingest, again, chunks, start=again.next_seq)
    ingest.finish_epoch(epoch=0, chunks=len(chunks))
    await ingest.close()
    await broadcast.arefresh_from_db()
    assert [seen.frames["video"] for seen in await recorded(broadcast)] == [frames]


async def test_a_journal_whose_chunks_are_all_stored_is_empty(chunks: list[bytes], tmp_path: Path) -> None:
    broadcast: Broadcast = await new_broadcast()
    ingest = await start_ingest(broadcast, journal_dir=tmp_path)
    live = await open_live(ingest, key="epoch-one", mime=MIME[NAME])
    await send(ingest, live, chunks)
    assert ingest.storage.waiting_bytes > 0
    ingest.finish_epoch(epoch=0, chunks=len(chunks))
    await until(lambda: ingest.storage.waiting_bytes == 0)
    await ingest.close()
