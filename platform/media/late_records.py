"""Late parts in the database: their place, what is stored of them, and how they join the recording. Blocking: called in threads.

The rule: what a page brings late fills the time in which nobody else was on air. The rest of an epoch that broke off follows
it; a recorder that the server never heard of goes between the epochs that began before and after it. What was said when
another page was on air already is left out.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from media.errors import CUT_OFF, ChunkRefused, StillLive, TakenOver
from media.models import Broadcast, Epoch, LatePart, LateSegment, Segment
from media.packets import Init
from media.segmenter import SegmentData
from media.signals import timeline_grew

MOST_PARTS = 200
"""Of one broadcast. Each change of camera, device or bit rate during a cut is one."""
LEAST_MS = 200
"""A gap that is shorter is none."""


def is_missing(epoch: Epoch, *, chunks: int | None) -> bool:
    """Whether a stored epoch, of which its page has so many chunks, has an end that is not in the recording yet. None: its
    recorder still runs."""
    if epoch.stored_at is None or epoch.error not in ("", CUT_OFF):
        return False
    if chunks is not None and chunks <= (epoch.chunks or 0):
        return False
    known = LatePart.objects.filter(broadcast_id=epoch.broadcast_id, key=epoch.key).first()
    return known is None or known.finished_at is None


def open_part(broadcast_id: UUID, *, key: str, mime: str, started_at: datetime, chunks: int | None) -> LatePart | None:
    """The part of this key, made if there is none; None when nothing is missing.

    Raises StillLive while its epoch takes chunks, TakenOver when all of it was said while another page was on air, ChunkRefused.
    """
    with transaction.atomic():
        broadcast = Broadcast.objects.select_for_update().get(pk=broadcast_id)
        part = broadcast.late_parts.filter(key=key).first()
        if part is not None:
            return part if part.finished_at is None else None
        epoch = broadcast.epochs.filter(key=key).first()
        number = broadcast.late_parts.count()
        if number >= MOST_PARTS:
            raise ChunkRefused("too many late parts")
        if epoch is None:
            return _part_between(broadcast, number=number, key=key, mime=mime, started_at=started_at)
        if epoch.stored_at is None:
            raise StillLive(f"{epoch} is not stored yet")
        return _rest_of(epoch, number=number, mime=mime) if is_missing(epoch, chunks=chunks) else None


def _rest_of(epoch: Epoch, *, number: int, mime: str) -> LatePart | None:
    following = Epoch.objects.filter(broadcast_id=epoch.broadcast_id, number__gt=epoch.number).first()
    started_at = epoch.started_at or epoch.created_at
    limit_ms = None
    if following is not None:
        limit_ms = epoch.offset_ms + _ms(_began(following) - started_at)
        if limit_ms < epoch.end_ms + LEAST_MS:
            return None
    # The last segment was closed in the middle of a group of frames. The rest begins with that group, and takes its place.
    last = epoch.segments.order_by("start_ms").last()
    return LatePart.objects.create(
        broadcast_id=epoch.broadcast_id,
        number=number,
        key=epoch.key,
        mime=mime[:120],
        continues=epoch,
        before=following,
        started_at=started_at,
        offset_ms=epoch.offset_ms,
        limit_ms=limit_ms,
        end_ms=last.start_ms if last else epoch.offset_ms,
        source_start_ms=epoch.source_start_ms,
        source_header=bytes(epoch.source_header) if epoch.resume_seq or epoch.resume_byte else b"",
        resume_seq=epoch.resume_seq,
        resume_byte=epoch.resume_byte,
    )


def _part_between(broadcast: Broadcast, *, number: int, key: str, mime: str, started_at: datetime) -> LatePart:
    epochs = list(broadcast.epochs.order_by("number"))
    following = next((epoch for epoch in epochs if _began(epoch) > started_at), None)
    if following is None:
        raise TakenOver(f"another page is on air on {broadcast.pk}")
    earlier = [_ends(epoch) for epoch in epochs if epoch.number < following.number]
    begins_at = max([started_at, *earlier])
    limit_ms = _ms(_began(following) - started_at)
    skipped_ms = _ms(begins_at - started_at)
    if limit_ms < skipped_ms + LEAST_MS:
        raise TakenOver(f"another page was on air on {broadcast.pk}")
    return broadcast.late_parts.create(
        number=number,
        key=key,
        mime=mime[:120],
        before=following,
        started_at=started_at,
        limit_ms=limit_ms,
        end_ms=skipped_ms,
    )


def save_part_init(part: LatePart, init: Init, *, init_key: str) -> None:
    LatePart.objects.filter(pk=part.pk).update(
        codecs=init.codecs,
        init_key=init_key,
        source_header=init.source_header,
        source_start_ms=init.source_start_ms,
    )


def save_part_segment(part: LatePart, data: SegmentData, *, number: int, key: str) -> None:
    with transaction.atomic():
        LateSegment.objects.update_or_create(
            part=part,
            number=number,
            defaults={
                "key": key,
                "start_ms": data.start_ms,
                "duration_ms": data.duration_ms,
                "bytes": len(data.data),
            },
        )
        progress: dict[str, int] = {"end_ms": data.start_ms + data.duration_ms}
        if data.resume is not None:
            progress |= {"resume_seq": data.resume.seq, "resume_byte": data.resume.byte}
        LatePart.objects.filter(pk=part.pk).update(**progress)


def finish_part(part: LatePart, *, error: str = "") -> None:
    """No more of it is wanted, or can be had."""
    LatePart.objects.filter(pk=part.pk).update(finished_at=timezone.now(), error=error[:40])


def join_late_parts(broadcast_id: UUID) -> None:
    """Put all late parts of a broadcast into its recording. In a transaction that closes it."""
    for part in list(LatePart.objects.filter(broadcast_id=broadcast_id).order_by("number")):
        segments = list(part.segments.order_by("number"))
        # Read anew for each: those before it may have moved them.
        if segments and part.continues is not None:
            _continue(part.continues, part, segments)
        elif segments and part.before is not None:
            _insert(part, segments, before=part.before)


def _continue(epoch: Epoch, part: LatePart, segments: list[LateSegment]) -> None:
    moved_ms = epoch.offset_ms - part.offset_ms  # others may have been put before it
    grows_ms = segments[-1].end_ms + moved_ms - epoch.end_ms
    if grows_ms <= 0:
        return  # less came than is there
    epoch.segments.filter(start_ms__gte=segments[0].start_ms + moved_ms).delete()
    _make_room(epoch, from_ms=epoch.end_ms, room_ms=grows_ms)
    Epoch.objects.filter(pk=epoch.pk).update(
        duration_ms=F("duration_ms") + grows_ms,
        init_key=epoch.init_key or part.init_key,
        codecs=epoch.codecs or part.codecs,
        error="" if epoch.error == CUT_OFF else epoch.error,
    )
    _add(epoch, part, segments, moved_ms=moved_ms)


def _insert(part: LatePart, segments: list[LateSegment], *, before: Epoch) -> None:
    offset_ms, length_ms = before.offset_ms, segments[-1].end_ms - segments[0].start_ms
    last = Epoch.objects.filter(broadcast_id=part.broadcast_id).aggregate(last=Max("number"))["last"]
    now = timezone.now()
    epoch = Epoch.objects.create(
        broadcast_id=part.broadcast_id,
        number=last + 1,
        key=part.key,
        mime=part.mime,
        started_at=part.started_at + timedelta(milliseconds=segments[0].start_ms),
        finished_at=now,
        stored_at=now,
        offset_ms=offset_ms,
        duration_ms=length_ms,
        codecs=part.codecs,
        init_key=part.init_key,
    )
    _make_room(epoch, from_ms=offset_ms, room_ms=length_ms)
    _add(epoch, part, segments, moved_ms=offset_ms - segments[0].start_ms)


def _make_room(epoch: Epoch, *, from_ms: int, room_ms: int) -> None:
    """Everything of other epochs from `from_ms` on is later by so much."""
    Segment.objects.filter(broadcast_id=epoch.broadcast_id, start_ms__gte=from_ms).exclude(epoch=epoch).update(
        start_ms=F("start_ms") + room_ms
    )
    Epoch.objects.filter(broadcast_id=epoch.broadcast_id, offset_ms__gte=from_ms).exclude(pk=epoch.pk).update(
        offset_ms=F("offset_ms") + room_ms
    )
    Broadcast.objects.filter(pk=epoch.broadcast_id).update(duration_ms=F("duration_ms") + room_ms)
    transaction.on_commit(lambda: _tell(epoch.broadcast_id, from_ms=from_ms, by_ms=room_ms))


def _tell(broadcast_id: UUID, *, from_ms: int, by_ms: int) -> None:
    broadcast = Broadcast.objects.get(pk=broadcast_id)
    timeline_grew.send_robust(
        sender=Broadcast, broadcast=broadcast, broadcast_id=broadcast_id, from_ms=from_ms, by_ms=by_ms
    )


def _add(epoch: Epoch, part: LatePart, segments: list[LateSegment], *, moved_ms: int) -> None:
    """As new segments at the end of their list, so that addresses mean what they meant; their times say where they belong."""
    last = Segment.objects.filter(broadcast_id=epoch.broadcast_id).aggregate(last=Max("index"))["last"]
    first_index = 0 if last is None else last + 1
    Segment.objects.bulk_create(
        Segment(
            broadcast_id=epoch.broadcast_id,
            epoch=epoch,
            index=first_index + number,
            key=segment.key,
            start_ms=segment.start_ms + moved_ms,
            duration_ms=segment.duration_ms,
            bytes=segment.bytes,
            first_frame_at=part.started_at + timedelta(milliseconds=segment.start_ms - part.offset_ms),
        )
        for number, segment in enumerate(segments)
    )


def _began(epoch: Epoch) -> datetime:
    return epoch.started_at or epoch.created_at


def _ends(epoch: Epoch) -> datetime:
    return _began(epoch) + timedelta(milliseconds=epoch.duration_ms)


def _ms(length: timedelta) -> int:
    return max(0, round(length / timedelta(milliseconds=1)))
