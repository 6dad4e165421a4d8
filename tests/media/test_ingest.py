"""From chunks to a recording in object storage, through crashes of everything on the way."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from media import signals
from media.errors import BroadcastEnded, ChunkRefused, StorageError, UnsupportedSource
from media.hub import HubState
from media.ingest import MAX_CHUNK_BYTES, Ingest
from media.models import Broadcast, BroadcastState, Epoch
from media.store import Store, default_store
from tests.media.conftest import Make
from tests.media.material import MIME, look
from tests.media.publishing import (
    FakePublisher,
    new_broadcast,
    open_live,
    recorded,
    segments_of,
    send,
    start_ingest,
    until,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.asyncio]
NAME = "chromium-h264.mkv"


@pytest.fixture
def told() -> Iterator[list[str]]:
    """The signals that were sent."""
    names: list[str] = []
    listeners = []
    for name in ("broadcast_interrupted", "broadcast_resumed", "broadcast_closed", "segment_stored"):

        def listen(sender: Any, name: str = name, **kwargs: Any) -> None:
            assert sender is Broadcast
            assert kwargs["broadcast"].pk == kwargs["broadcast_id"]
            names.append(name)

        getattr(signals, name).connect(listen)
        listeners.append((getattr(signals, name), listen))
    yield names
    for signal, listener in listeners:
        signal.disconnect(listener)


def total_frames(looks: list[Any]) -> int:
    return sum(seen.frames["video"] for seen in looks)


async def test_what_was_sent_is_recorded_whole(
    chunks: list[bytes], make_material: Make, tmp_path: Path, told: list[str]
) -> None:
    broadcast = await new_broadcast()
    ingest = await start_ingest(broadcast, journal_dir=tmp_path)
    publisher = FakePublisher()
    ingest.attach(publisher)
    live = await open_live(ingest, key="epoch-one", mime=MIME[NAME])
    await send(ingest, live, chunks)
    ingest.finish_epoch(epoch=0, chunks=len(chunks))
    await until(lambda: publisher.finished == [(0, "")])
    assert publisher.received == publisher.durable == {0: len(chunks) - 1}
    await ingest.close()
    await broadcast.arefresh_from_db()
    segments = await segments_of(broadcast)
    epoch = await Epoch.objects.aget(broadcast=broadcast)
    assert broadcast.state == BroadcastState.CLOSED
    assert broadcast.duration_ms == segments[-1].end_ms == epoch.duration_ms
    assert broadcast.started_at == epoch.started_at == segments[0].first_frame_at
    assert [segment.index for segment in segments] == list(range(len(segments)))
    assert [segment.start_ms for segment in segments[1:]] == [segment.end_ms for segment in segments[:-1]]
    assert total_frames(await recorded(broadcast)) == look(make_material(NAME)).frames["video"]
    assert told == ["segment_stored"] * len(segments) + ["broadcast_closed"]
    assert publisher.dismissed == ["ended"]
    assert not (tmp_path / str(broadcast.pk)).exists()


async def test_segments_are_stored_while_live_and_then_may_be_forgotten(chunks: list[bytes], tmp_path: Path) -> None:
    broadcast = await new_broadcast()
    ingest = await start_ingest(broadcast, journal_dir=tmp_path)
    publisher = FakePublisher()
    ingest.attach(publisher)
    live = await open_live(ingest, key="epoch-one", mime=MIME[NAME])
    await send(ingest, live, chunks, stop=len(chunks) - 3)
    await until(lambda: publisher.durable[0] > 15)
    await broadcast.arefresh_from_db()
    assert publisher.durable[0] < publisher.received[0]
    assert broadcast.is_open
    assert broadcast.duration_ms >= 3500
    await ingest.close()


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
async def test_a_killed_server_goes_on_from_its_journal(
    share: float, chunks: list[bytes], make_material: Make, tmp_path: Path
) -> None:
    broadcast = await new_broadcast()
    ingest = await start_ingest(broadcast, journal_dir=tmp_path)
    live = await open_live(ingest, key="epoch-one", mime=MIME[NAME])
    half = int(len(chunks) * share)
    await send(ingest, live, chunks, stop=half)
    await ingest.stop()  # nothing is flushed: as after kill -9

    ingest = await start_ingest(broadcast, journal_dir=tmp_path)
    again = await open_live(ingest, key="epoch-one", mime=MIME[NAME])
    assert again.next_seq == half
    await send(ingest, again, chunks, start=half)
    ingest.finish_epoch(epoch=0, chunks=len(chunks))
    await ingest.close()
    await broadcast.arefresh_from_db()
    assert broadcast.is_closed
    assert total_frames(await recorded(broadcast)) == look(make_material(NAME)).frames["video"]


async def test_a_lost_disk_costs_nothing_that_the_publisher_still_has(
    chunks: list[bytes], make_material: Make, tmp_path: Path
) -> None:
    broadcast = await new_broadcast()
    ingest = await start_ingest(broadcast, journal_dir=tmp_path)
    publisher = FakePublisher()
    ingest.attach(publisher)
    live = await open_live(ingest, key="epoch-one", mime=MIME[NAME])
    await send(ingest, live, chunks, stop=20)
    await until(lambda: publisher.durable[0] > 5)
    await ingest.stop()
    shutil.rmtree(tmp_path / str(broadcast.pk))

    ingest = await start_ingest(broadcast, journal_dir=tmp_path)
    again = await open_live(ingest, key="epoch-one", mime=MIME[NAME])
    assert again.next_seq == publisher.durable[0] + 1
    await send(ingest, again, chunks, start=again.next_seq)
    await ingest.close()
    assert total_frames(await recorded(broadcast)) == look(make_material(NAME)).frames["video"]


async def test_a_server_that_died_at_the_end_completes_the_recording(
    chunks: list[bytes], make_material: Make, tmp_path: Path
) -> None:
    broadcast = await new_broadcast()
    ingest = await start_ingest(broadcast, journal_dir=tmp_path)
    live = await open_live(ingest, key="epoch-one", mime=MIME[NAME])
    await send(ingest, live, chunks)
    await ingest.stop()
    await broadcast.arefresh_from_db()

    ingest = await start_ingest(broadcast, journal_dir=tmp_path)
    await ingest.close()
    await broadcast.arefresh_from_db()
    assert broadcast.is_closed
    assert total_frames(await recorded(broadcast)) == look(make_material(NAME)).frames["video"]


class Flaky(Store):
    """The default store, away for the first `failures` puts."""

    def __init__(self, failures: int) -> None:
        vars(self).update(vars(default_store()))
        self.failures = failures

    def put(self, key: str, data: bytes, *, content_type: str = "video/mp4") -> None:
        if self.failures:
            self.failures -= 1
            raise StorageError("away")
        super().put(key, data, content_type=content_type)


async def test_storage_that_is_away_for_a_while_loses_nothing(
    chunks: list[bytes], make_material: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("media.uploads.FIRST_RETRY_S", 0.02)
    broadcast = await new_broadcast()
    ingest = await start_ingest(broadcast, journal_dir=tmp_path, store=Flaky(6))
    live = await open_live(ingest, key="epoch-one", mime=MIME[NAME])
    await send(ingest, live, chunks)
    await ingest.close()
    assert total_frames(await recorded(broadcast)) == look(make_material(NAME)).frames["video"]


async def test_repetitions_are_dropped_and_gaps_are_asked_for_once(chunks: list[bytes], tmp_path: Path) -> None:
    broadcast = await new_broadcast()
    ingest = await start_ingest(broadcast, journal_dir=tmp_path)
    publisher = FakePublisher()
    ingest.attach(publisher)
    live = await open_live(ingest, key="epoch-one", mime=MIME[NAME])
    await send(ingest, live, chunks, stop=4)
    for seq in (2, 3, 6, 7, 8):
        ingest.receive(chunks[seq], epoch=0, seq=seq)
    assert publisher.resends == [4]
    assert live.next_seq == 4
    await send(ingest, live, chunks, start=4)
    await ingest.close()
    assert len(await recorded(broadcast)) == 1


@pytest.mark.parametrize(
    ("payload", "epoch"),
    [(b"", 0), (bytes(MAX_CHUNK_BYTES + 1), 0), (b"x", 1)],
    ids=["empty", "too large", "no such epoch"],
)
async def test_chunks_that_cannot_be_are_refused(payload: bytes, epoch: int, tmp_path: Path) -> None:
    ingest = await start_ingest(await new_broadcast(), journal_dir=tmp_path)
    await open_live(ingest, key="epoch-one", mime=MIME[NAME])
    with pytest.raises(ChunkRefused):
        ingest.receive(payload, epoch=epoch, seq=0)
    await ingest.close()


async def test_garbage_ends_the_epoch_and_the_next_one_goes_on(
    chunks: list[bytes], make_material: Make, tmp_path: Path
) -> None:
    broadcast = await new_broadcast()
    ingest = await start_ingest(broadcast, journal_dir=tmp_path)
    publisher = FakePublisher()
    ingest.attach(publisher)
    bad = await open_live(ingest, key="epoch-bad", mime=MIME[NAME])
    ingest.receive(b"this is not Matroska", epoch=0, seq=0)
    await until(lambda: publisher.finished == [(0, "bad_media")])
    ingest.receive(b"what came too late", epoch=0, seq=1)
    good = await open_live(ingest, key="epoch-good", mime=MIME[NAME])
    await send(ingest, good, chunks)
    await ingest.close()
    epochs = [epoch async for epoch in Epoch.objects.filter(broadcast=broadcast).order_by("number")]
    assert [(epoch.error, epoch.duration_ms > 0) for epoch in epochs] == [("bad_media", False), ("", True)]
    assert bad.row.number == 0
    assert total_frames(await recorded(broadcast)) == look(make_material(NAME)).frames["video"]


async def test_epochs_follow_each_other_without_a_gap(chunks: list[bytes], tmp_path: Path) -> None:
    broadcast = await new_broadcast()
    ingest = await start_ingest(broadcast, journal_dir=tmp_path)
    for number in range(3):
        live = await open_live(ingest, key=f"epoch-{number}-x", mime=MIME[NAME])
        await send(ingest, live, chunks)
        if number == 1:  # the others are ended by the next one, as after a reload of the page
            ingest.finish_epoch(epoch=1, chunks=len(chunks))
    await ingest.close()
    epochs = [epoch async for epoch in Epoch.objects.filter(broadcast=broadcast).order_by("number")]
    assert [epoch.offset_ms for epoch in epochs[1:]] == [epoch.end_ms for epoch in epochs[:-1]]
    segments = await segments_of(broadcast)
    assert [segment.start_ms for segment in segments[1:]] == [segment.end_ms for segment in segments[:-1]]
    await broadcast.arefresh_from_db()
    assert broadcast.duration_ms == sum(epoch.duration_ms for epoch in epochs)


async def test_a_finished_epoch_is_known_by_its_key(chunks: list[bytes], tmp_path: Path) -> None:
    broadcast = await new_broadcast()
    ingest = await start_ingest(broadcast, journal_dir=tmp_path)
    live = await open_live(ingest, key="epoch-one", mime=MIME[NAME])
    await send(ingest, live, chunks)
    ingest.finish_epoch(epoch=0, chunks=len(chunks))
    await until(lambda: ingest.live is None)
    await until(lambda: not ingest._epochs.storing)
    known = await ingest.open_epoch(key="epoch-one", mime=MIME[NAME])
    assert isinstance(known, Epoch)
    assert known.stored_at is not None
    assert ingest.hub.state == HubState.PAUSED
    await ingest.close()


async def test_nothing_can_be_opened_after_the_end(tmp_path: Path) -> None:
    broadcast = await new_broadcast()
    ingest = await start_ingest(broadcast, journal_dir=tmp_path)
    with pytest.raises(UnsupportedSource):
        await ingest.open_epoch(key="epoch-one", mime="video/ogg")
    await ingest.close()
    await ingest.close()
    with pytest.raises(BroadcastEnded):
        await ingest.open_epoch(key="epoch-two", mime=MIME[NAME])
    await broadcast.arefresh_from_db()
    assert (broadcast.state, broadcast.duration_ms) == (BroadcastState.CLOSED, 0)


async def test_the_end_waits_for_the_last_chunk(chunks: list[bytes], make_material: Make, tmp_path: Path) -> None:
    broadcast = await new_broadcast()
    ingest = await start_ingest(broadcast, journal_dir=tmp_path)
    publisher = FakePublisher()
    ingest.attach(publisher)
    live = await open_live(ingest, key="epoch-one", mime=MIME[NAME])
    await send(ingest, live, chunks, stop=len(chunks) - 1)

    def last_words() -> None:
        ingest.receive(chunks[-1], epoch=0, seq=len(chunks) - 1)
        ingest.finish_epoch(epoch=0, chunks=len(chunks))

    publisher.on_stop = last_words
    await ingest.close()
    assert publisher.stops == 1
    assert total_frames(await recorded(broadcast)) == look(make_material(NAME)).frames["video"]


def state_of(ingest: Ingest) -> str:
    return str(ingest.hub.state)


async def test_silence_is_an_interruption_and_media_end_it(
    chunks: list[bytes], tmp_path: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest = await start_ingest(await new_broadcast(), journal_dir=tmp_path)
    live = await open_live(ingest, key="epoch-one", mime=MIME[NAME])
    await send(ingest, live, chunks, stop=10)
    monkeypatch.setattr("media.interruption.SILENT_S", 0.3)
    await until(lambda: "broadcast_interrupted" in told)
    assert state_of(ingest) == "interrupted"
    monkeypatch.setattr("media.interruption.SILENT_S", 60)
    await send(ingest, live, chunks, start=10)
    await until(lambda: "broadcast_resumed" in told)
    assert state_of(ingest) == "live"
    ingest.finish_epoch(epoch=0, chunks=len(chunks))
    await until(lambda: ingest.hub.state == HubState.PAUSED)
    await ingest.close()
    assert told.count("broadcast_interrupted") == told.count("broadcast_resumed") == 1


async def test_a_second_publisher_takes_over(tmp_path: Path) -> None:
    ingest = await start_ingest(await new_broadcast(), journal_dir=tmp_path)
    first, second, first_again = FakePublisher("first"), FakePublisher("second"), FakePublisher("second")
    ingest.attach(first)
    ingest.attach(second)
    assert first.dismissed == ["taken_over"]
    ingest.attach(first_again)
    assert second.dismissed == ["replaced"]
    ingest.detach(second)
    assert ingest.publisher is first_again
    await ingest.close()
