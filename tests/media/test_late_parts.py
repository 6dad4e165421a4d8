"""A colleague takes over while the lecturer's line is cut: what the lecturer's page kept comes later, and has its place.

The material is six seconds of 120 pictures; `age_ms` says how long ago a recorder began.
"""

import asyncio
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from channels.db import database_sync_to_async

from media.errors import ChunkRefused, TakenOver, UnsupportedSource
from media.ingest import Ingest
from media.late_parts import LateParts, LiveLatePart
from media.late_records import is_missing
from media.models import Broadcast, Epoch, LatePart
from media.playlist import render_playlist
from media.signals import timeline_grew
from tests.media.material import MIME
from tests.media.publishing import (
    FakePublisher,
    new_broadcast,
    recorded,
    segments_of,
    send,
    start_ingest,
    until,
    watched,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.asyncio]
NAME = "chromium-h264.mkv"
SENT = 12
LECTURER, COLLEAGUE = "lecturers-epoch", "colleagues-epoch"


@pytest.fixture(autouse=True)
def short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("media.seat.HAND_OVER_GRACE_S", 0.1)
    monkeypatch.setattr("media.late_parts.LOOK_AGAIN_S", 0.02)


async def record(ingest: Ingest, key: str, chunks: list[bytes], *, age_ms: int, stop: int | None = None) -> None:
    """A recorder that began `age_ms` ago; its first chunks."""
    live = await ingest.open_epoch(key=key, mime=MIME[NAME], age_ms=age_ms)
    assert not isinstance(live, Epoch)
    await send(ingest, live, chunks, stop=stop)


async def taken_over(broadcast: Broadcast, chunks: list[bytes], journal_dir: Path, *, age_ms: int) -> Ingest:
    """The lecturer's line was cut after some chunks, and the colleague is on air since now."""
    ingest = await start_ingest(broadcast, journal_dir=journal_dir)
    lecturer = FakePublisher("lecturers-page")
    ingest.attach(lecturer)
    await record(ingest, LECTURER, chunks, age_ms=age_ms, stop=SENT)
    ingest.detach(lecturer)
    ingest.attach(FakePublisher("colleagues-page"))
    await record(ingest, COLLEAGUE, chunks, age_ms=0)
    return ingest


async def bring(
    late: LateParts, chunks: list[bytes], *, key: str = LECTURER, age_ms: int = 0, to: FakePublisher, stop: int = 10_000
) -> LiveLatePart:
    """What is asked for of this epoch, up to a chunk; and that there is no more, when all of it was sent."""
    late.come(to)
    part = await late.open(to, key=key, mime=MIME[NAME], age_ms=age_ms, chunks=len(chunks))
    assert part is not None
    for seq in range(part.next_seq, min(stop, len(chunks))):
        late.receive(to, chunks[seq], number=part.row.number, seq=seq)
    if stop >= len(chunks):
        late.finish(to, number=part.row.number, chunks=len(chunks))
    return part


async def assert_whole(broadcast: Broadcast, keys: list[str]) -> None:
    """The epochs of these keys, one after the other, without a hole."""
    await broadcast.arefresh_from_db()
    assert broadcast.is_closed
    epochs = [epoch async for epoch in Epoch.objects.filter(broadcast=broadcast).order_by("offset_ms")]
    assert [(epoch.key, epoch.error) for epoch in epochs] == [(key, "") for key in keys]
    assert [epoch.offset_ms for epoch in epochs[1:]] == [epoch.end_ms for epoch in epochs[:-1]]
    segments = await segments_of(broadcast)
    assert [segment.start_ms for segment in segments[1:]] == [segment.end_ms for segment in segments[:-1]]
    assert all(later.first_frame_at > earlier.first_frame_at for earlier, later in pairwise(segments))
    assert broadcast.duration_ms == segments[-1].end_ms == epochs[-1].end_ms


async def test_what_was_kept_comes_after_the_colleague_took_over_and_joins_the_recording(
    chunks: list[bytes], frames: int, tmp_path: Path
) -> None:
    broadcast = await new_broadcast()
    ingest = await taken_over(broadcast, chunks, tmp_path, age_ms=20_000)
    shown = watched(ingest)
    before = [(segment.index, segment.start_ms) for segment in await segments_of(broadcast)]
    lecturer = FakePublisher("lecturers-page")
    await bring(ingest.late, chunks, to=lecturer)
    await until(lambda: lecturer.finished == [(0, "")])
    after = [(segment.index, segment.start_ms) for segment in await segments_of(broadcast)]
    assert after[: len(before)] == before, "while the broadcast runs its playlist only grows"
    await ingest.close()
    assert shown == sorted(set(shown)), "viewers see the colleague, and nothing twice"
    assert [seen.frames["video"] for seen in await recorded(broadcast)] == [frames, frames]
    await assert_whole(broadcast, [LECTURER, COLLEAGUE])
    playlist = await database_sync_to_async(render_playlist)(broadcast, url_for=lambda stored: str(stored.pk))
    assert playlist.count("#EXT-X-DISCONTINUITY\n") == 1


async def test_nothing_of_it_is_later_than_the_colleagues_beginning(
    chunks: list[bytes], frames: int, tmp_path: Path
) -> None:
    broadcast = await new_broadcast()
    ingest = await taken_over(broadcast, chunks, tmp_path, age_ms=4000)
    lecturer = FakePublisher("lecturers-page")
    part = await bring(ingest.late, chunks, to=lecturer)
    await until(lambda: lecturer.finished == [(0, "")])
    await ingest.close()
    assert part.row.limit_ms is not None
    first = await Epoch.objects.aget(broadcast=broadcast, key=LECTURER)
    assert abs(first.duration_ms - part.row.limit_ms) <= 250  # a piece
    assert 80 <= (await recorded(broadcast))[0].frames["video"] < frames
    await assert_whole(broadcast, [LECTURER, COLLEAGUE])


async def test_a_recorder_that_the_server_never_heard_of_goes_between(
    chunks: list[bytes], frames: int, tmp_path: Path
) -> None:
    """The lecturer's page was reloaded while its line was cut."""
    broadcast = await new_broadcast()
    ingest = await taken_over(broadcast, chunks, tmp_path, age_ms=30_000)
    lecturer = FakePublisher("lecturers-page")
    await bring(ingest.late, chunks, to=lecturer)
    await bring(ingest.late, chunks, key="after-the-reload", age_ms=15_000, to=lecturer)
    await until(lambda: len(lecturer.finished) == 2)
    broke_off_ms = (await Epoch.objects.aget(broadcast=broadcast, key=LECTURER)).end_ms
    grown: list[tuple[int, int]] = []

    def note(from_ms: int, by_ms: int, **kwargs: Any) -> None:
        grown.append((from_ms, by_ms))

    timeline_grew.connect(note)
    await ingest.close()
    timeline_grew.disconnect(note)
    epochs = [epoch async for epoch in Epoch.objects.filter(broadcast=broadcast).order_by("offset_ms")]
    assert grown == [
        (broke_off_ms, epochs[0].end_ms - broke_off_ms),
        (epochs[0].end_ms, epochs[1].duration_ms),
    ]
    assert [seen.frames["video"] for seen in await recorded(broadcast)] == [frames] * 3
    await assert_whole(broadcast, [LECTURER, "after-the-reload", COLLEAGUE])


async def test_what_was_said_when_the_colleague_was_on_air_is_left_out(chunks: list[bytes], tmp_path: Path) -> None:
    broadcast = await new_broadcast()
    ingest = await taken_over(broadcast, chunks, tmp_path, age_ms=20_000)
    lecturer = FakePublisher("lecturers-page")
    ingest.late.come(lecturer)
    with pytest.raises(TakenOver):
        await ingest.late.open(lecturer, key="too-late-now", mime=MIME[NAME], age_ms=0, chunks=3)
    with pytest.raises(UnsupportedSource):
        await ingest.late.open(lecturer, key="another-container", mime="video/ogg", age_ms=9000, chunks=3)
    await ingest.close()
    assert not await LatePart.objects.filter(broadcast=broadcast).aexists()


async def test_a_cut_line_costs_nothing_of_what_is_brought(chunks: list[bytes], frames: int, tmp_path: Path) -> None:
    """Nor does a server that dies: what is received of it is stored."""
    broadcast = await new_broadcast()
    ingest = await taken_over(broadcast, chunks, tmp_path, age_ms=20_000)
    first_try = FakePublisher("lecturers-page")
    await bring(ingest.late, chunks, to=first_try, stop=24)
    await until(lambda: first_try.durable.get(0, -1) >= SENT)
    ingest.late.leave(first_try)
    again = FakePublisher("lecturers-page")
    part = await bring(ingest.late, chunks, to=again, stop=24)
    assert part.row.resume_seq == first_try.durable[0] + 1
    await ingest.stop()

    ingest = await start_ingest(broadcast, journal_dir=tmp_path)
    last_try = FakePublisher("lecturers-page")
    await bring(ingest.late, chunks, to=last_try)
    await until(lambda: last_try.finished == [(0, "")])
    ingest.late.receive(last_try, chunks[0], number=0, seq=0)  # nobody asked
    with pytest.raises(ChunkRefused):
        ingest.late.receive(last_try, b"", number=0, seq=0)
    await ingest.close()
    assert [seen.frames["video"] for seen in await recorded(broadcast)] == [frames, frames]
    await assert_whole(broadcast, [LECTURER, COLLEAGUE])


async def test_what_is_there_already_is_not_asked_for(chunks: list[bytes], tmp_path: Path) -> None:
    broadcast = await new_broadcast()
    ingest = await taken_over(broadcast, chunks, tmp_path, age_ms=20_000)
    lecturer = FakePublisher("lecturers-page")
    ingest.late.come(lecturer)
    assert await ingest.late.open(lecturer, key=LECTURER, mime=MIME[NAME], age_ms=0, chunks=SENT) is None
    row = await Epoch.objects.aget(broadcast=broadcast, key=LECTURER)
    missing = [await database_sync_to_async(is_missing)(row, chunks=count) for count in (None, SENT, SENT + 1)]
    assert missing == [True, False, True]
    await bring(ingest.late, chunks, to=lecturer)
    await until(lambda: lecturer.finished == [(0, "")])
    assert await ingest.late.open(lecturer, key=LECTURER, mime=MIME[NAME], age_ms=0, chunks=len(chunks)) is None
    assert not await database_sync_to_async(is_missing)(row, chunks=len(chunks))
    await ingest.close()


async def test_it_waits_while_the_colleague_has_not_begun(chunks: list[bytes], tmp_path: Path) -> None:
    broadcast = await new_broadcast()
    ingest = await start_ingest(broadcast, journal_dir=tmp_path)
    await record(ingest, LECTURER, chunks, age_ms=20_000, stop=SENT)
    lecturer, gone = FakePublisher("lecturers-page"), FakePublisher("another-tab")
    ingest.late.come(gone)
    nothing = asyncio.ensure_future(ingest.late.open(gone, key=LECTURER, mime=MIME[NAME], age_ms=0, chunks=len(chunks)))
    await asyncio.sleep(0.1)
    ingest.late.leave(gone)
    assert await nothing is None
    bringing = asyncio.ensure_future(bring(ingest.late, chunks, to=lecturer))
    await asyncio.sleep(0.2)
    assert not bringing.done()
    await record(ingest, COLLEAGUE, chunks, age_ms=0)
    await bringing
    await until(lambda: lecturer.finished == [(0, "")])
    await ingest.close()
    await assert_whole(broadcast, [LECTURER, COLLEAGUE])


async def test_the_end_waits_for_a_page_that_is_bringing_something(
    chunks: list[bytes], frames: int, tmp_path: Path
) -> None:
    broadcast = await new_broadcast()
    ingest = await taken_over(broadcast, chunks, tmp_path, age_ms=20_000)
    lecturer = FakePublisher("lecturers-page")
    part = await bring(ingest.late, chunks, to=lecturer, stop=20)
    ending = asyncio.ensure_future(ingest.close())
    await asyncio.sleep(0.3)
    assert not ending.done()
    for seq in range(20, len(chunks)):
        ingest.late.receive(lecturer, chunks[seq], number=part.row.number, seq=seq)
    ingest.late.finish(lecturer, number=part.row.number, chunks=len(chunks))
    await until(lambda: lecturer.finished == [(0, "")])
    ingest.late.leave(lecturer)
    await ending
    assert [seen.frames["video"] for seen in await recorded(broadcast)] == [frames, frames]


async def test_the_end_does_not_wait_for_a_page_that_is_silent(
    chunks: list[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("media.late_parts.SILENT_S", 0.2)
    broadcast = await new_broadcast()
    ingest = await taken_over(broadcast, chunks, tmp_path, age_ms=20_000)
    lecturer = FakePublisher("lecturers-page")
    await bring(ingest.late, chunks, to=lecturer, stop=20)
    await asyncio.wait_for(ingest.close(), 10)
    assert lecturer.dismissed == ["ended"]
    await assert_whole(broadcast, [LECTURER, COLLEAGUE])
