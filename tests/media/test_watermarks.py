"""Received and durable: what happens to chunks between the two when a disk, the storage or the publisher goes away."""

import asyncio
import shutil
from pathlib import Path

import pytest

from media.ingest import Ingest
from media.live_epoch import LiveEpoch
from media.models import Broadcast, Epoch
from tests.media.material import MIME
from tests.media.publishing import (
    FakePublisher,
    Switched,
    new_broadcast,
    open_live,
    recorded,
    send,
    start_ingest,
    until,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.asyncio]
NAME = "chromium-h264.mkv"


@pytest.fixture(autouse=True)
def quick_retries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("media.uploads.FIRST_RETRY_S", 0.02)
    monkeypatch.setattr("media.uploads.LONGEST_RETRY_S", 0.1)


async def half_stored(chunks: list[bytes], journal_dir: Path, *, sent: int) -> tuple[Ingest, FakePublisher, LiveEpoch]:
    """The storage goes away when some of the first camera's chunks are stored, and more are only in the journal."""
    store = Switched()
    ingest = await start_ingest(await new_broadcast(), journal_dir=journal_dir, store=store)
    publisher = FakePublisher()
    ingest.attach(publisher)
    first = await open_live(ingest, key="first-camera", mime=MIME[NAME])
    await send(ingest, first, chunks, stop=sent)
    await until(lambda: publisher.durable[0] > 5)
    store.is_away = True
    return ingest, publisher, first


async def lose_disk(ingest: Ingest, journal_dir: Path) -> tuple[Broadcast, Ingest]:
    """The process and its journal are gone; another one goes on."""
    await ingest.stop()
    shutil.rmtree(journal_dir / str(ingest.broadcast_id))
    broadcast = await Broadcast.objects.aget(pk=ingest.broadcast_id)
    return broadcast, await start_ingest(broadcast, journal_dir=journal_dir)


async def test_a_lost_disk_takes_nothing_of_an_epoch_that_was_followed_by_another(
    chunks: list[bytes], frames: int, tmp_path: Path
) -> None:
    """The storage is away at a change of the camera, and then the disk is lost: the publisher still has both epochs."""
    ingest, publisher, first = await half_stored(chunks, tmp_path, sent=20)
    await send(ingest, first, chunks, start=20)
    ingest.finish_epoch(epoch=0, chunks=len(chunks))
    second = await open_live(ingest, key="second-camera", mime=MIME[NAME])
    await send(ingest, second, chunks, stop=15)
    durable, starts_at_ms = publisher.durable[0], second.row.offset_ms
    broadcast, ingest = await lose_disk(ingest, tmp_path)
    again = await open_live(ingest, key="first-camera", mime=MIME[NAME])
    # A segment that was being stored when the storage went may have come through after the last mark was told.
    assert durable < again.next_seq < len(chunks)
    await send(ingest, again, chunks, start=again.next_seq)
    ingest.finish_epoch(epoch=0, chunks=len(chunks))
    again = await open_live(ingest, key="second-camera", mime=MIME[NAME])
    assert (again.next_seq, again.row.offset_ms) == (0, starts_at_ms)
    await send(ingest, again, chunks)
    await ingest.close()
    epochs = [epoch async for epoch in Epoch.objects.filter(broadcast=broadcast).order_by("number")]
    assert epochs[1].offset_ms == epochs[0].end_ms
    assert [seen.frames["video"] for seen in await recorded(broadcast)] == [frames, frames]


async def test_who_lost_an_epoch_for_good_is_not_waited_for(chunks: list[bytes], frames: int, tmp_path: Path) -> None:
    """Disk and publisher are lost: a new page goes on, and what is stored of the old epochs stays."""
    ingest, _, _ = await half_stored(chunks, tmp_path, sent=22)
    await open_live(ingest, key="second-camera", mime=MIME[NAME])
    broadcast, ingest = await lose_disk(ingest, tmp_path)
    third = await open_live(ingest, key="third-camera", mime=MIME[NAME])
    await send(ingest, third, chunks)
    await ingest.close()
    assert [seen.frames["video"] for seen in await recorded(broadcast)][-1] == frames


async def test_who_is_taken_over_sends_the_last_chunks(chunks: list[bytes], frames: int, tmp_path: Path) -> None:
    broadcast = await new_broadcast()
    ingest = await start_ingest(broadcast, journal_dir=tmp_path)
    lecturer, colleague = FakePublisher("lecturers-page"), FakePublisher("colleagues-page")
    ingest.attach(lecturer)
    live = await open_live(ingest, key="lecturers-epoch", mime=MIME[NAME])
    await send(ingest, live, chunks, stop=len(chunks) - 2)

    def last_words() -> None:
        for seq in (len(chunks) - 2, len(chunks) - 1):
            ingest.receive(chunks[seq], epoch=0, seq=seq)
        ingest.finish_epoch(epoch=0, chunks=len(chunks))

    lecturer.on_stop = last_words
    ingest.attach(colleague)
    second = await open_live(ingest, key="colleagues-epoch", mime=MIME[NAME])
    assert (lecturer.stops, lecturer.dismissed) == (1, ["taken_over"])
    await send(ingest, second, chunks)
    await ingest.close()
    assert [seen.frames["video"] for seen in await recorded(broadcast)] == [frames, frames]


async def test_who_is_taken_over_and_silent_is_not_waited_for_long(
    chunks: list[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("media.seat.HAND_OVER_GRACE_S", 0.1)
    ingest = await start_ingest(await new_broadcast(), journal_dir=tmp_path)
    lost, colleague = FakePublisher("lost-page"), FakePublisher("colleagues-page")
    ingest.attach(lost)
    live = await open_live(ingest, key="lost-epoch", mime=MIME[NAME])
    await send(ingest, live, chunks, stop=9)
    ingest.attach(colleague)
    second = await asyncio.wait_for(open_live(ingest, key="colleagues-epoch", mime=MIME[NAME]), 5)
    assert (second.row.number, lost.dismissed) == (1, ["taken_over"])
    await ingest.close()


async def test_a_busy_remuxer_slows_the_publisher_down(
    chunks: list[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beyond the limit `received` stands still, so that the publisher's window closes; it moves again by itself."""
    ingest = await start_ingest(await new_broadcast(), journal_dir=tmp_path)
    publisher = FakePublisher()
    ingest.attach(publisher)
    live: LiveEpoch = await open_live(ingest, key="epoch-one", mime=MIME[NAME])
    monkeypatch.setattr("media.watermarks.HOLD_BACKLOG_BYTES", -1)
    for seq in range(10):
        ingest.receive(chunks[seq], epoch=0, seq=seq)
    await until(lambda: live.synced == 9)
    assert live.received == -1
    monkeypatch.undo()
    await until(lambda: publisher.received.get(0) == 9)
    await ingest.close()
