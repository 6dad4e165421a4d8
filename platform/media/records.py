"""What the ingest of a broadcast writes into the database. Blocking: called in threads."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import DateTimeField, Max, Sum, Value
from django.db.models.functions import Coalesce, Least
from django.utils import timezone

from media.errors import BroadcastEnded
from media.late_records import join_late_parts
from media.models import Broadcast, BroadcastState, Epoch, Segment
from media.packets import Init
from media.segmenter import SegmentData
from media.signals import broadcast_closed, broadcast_interrupted, broadcast_resumed, segment_stored


def open_epoch(
    broadcast_id: UUID,
    *,
    key: str,
    mime: str,
    offset_ms: int,
    started_at: datetime | None = None,
    chunks_before: int | None = None,
) -> Epoch:
    """The epoch of this key, made if there is none; the one before it is finished then, with so many chunks.

    Raises BroadcastEnded.
    """
    with transaction.atomic():
        broadcast = Broadcast.objects.select_for_update(no_key=True).get(pk=broadcast_id)
        epoch = broadcast.epochs.filter(key=key).first()
        if epoch is not None:
            return epoch
        if not broadcast.is_open:
            raise BroadcastEnded(f"{broadcast_id} has ended")
        broadcast.epochs.filter(finished_at=None).update(finished_at=timezone.now(), chunks=chunks_before)
        last = broadcast.epochs.aggregate(last=Max("number"))["last"]
        return broadcast.epochs.create(
            number=0 if last is None else last + 1,
            key=key,
            mime=mime[:120],
            offset_ms=offset_ms,
            started_at=started_at,
        )


def save_init(epoch: Epoch, init: Init, *, init_key: str, started_at: datetime | None = None) -> None:
    """What a restart needs; and when the first frame came, if the epoch does not know. The first epoch's is the broadcast's."""
    at = epoch.started_at or started_at or timezone.now()
    Epoch.objects.filter(pk=epoch.pk).update(
        codecs=init.codecs,
        init_key=init_key,
        source_header=init.source_header,
        source_start_ms=init.source_start_ms,
        started_at=Coalesce("started_at", at),
    )
    # Stored after a crash at the very end it may come late.
    Broadcast.objects.filter(pk=epoch.broadcast_id, started_at=None).update(
        started_at=Least(Value(at, DateTimeField()), Coalesce("ended_at", Value(at, DateTimeField())))
    )


def save_segment(epoch: Epoch, data: SegmentData, *, index: int, key: str) -> Segment:
    """Record a stored segment. Storing the same one again (after a crash) changes nothing."""
    with transaction.atomic():
        # The broadcast before its epochs, as `open_epoch` does: the other way round the two could wait for each other.
        Broadcast.objects.select_for_update(no_key=True).get(pk=epoch.broadcast_id)
        started_at = Epoch.objects.values_list("started_at", flat=True).get(pk=epoch.pk) or timezone.now()
        segment, is_new = Segment.objects.get_or_create(
            broadcast_id=epoch.broadcast_id,
            index=index,
            defaults={
                "epoch": epoch,
                "key": key,
                "start_ms": data.start_ms,
                "duration_ms": data.duration_ms,
                "bytes": len(data.data),
                "first_frame_at": started_at + timedelta(milliseconds=data.start_ms - epoch.offset_ms),
            },
        )
        progress: dict[str, int] = {"duration_ms": segment.end_ms - epoch.offset_ms}
        if data.resume is not None:
            progress |= {"resume_seq": data.resume.seq, "resume_byte": data.resume.byte}
        Epoch.objects.filter(pk=epoch.pk).update(**progress)
        Broadcast.objects.filter(pk=epoch.broadcast_id).update(duration_ms=segment.end_ms)
    if is_new:
        segment_stored.send_robust(
            sender=Broadcast, broadcast=segment.broadcast, broadcast_id=segment.broadcast_id, segment=segment
        )
    return segment


def finish_epoch(epoch: Epoch, *, duration_ms: int, error: str, chunks: int | None = None) -> None:
    """All of it is stored, `chunks` chunks, and no more will come."""
    now = timezone.now()
    Epoch.objects.filter(pk=epoch.pk).update(
        finished_at=Coalesce("finished_at", now),
        stored_at=now,
        duration_ms=duration_ms,
        error=error[:40],
        chunks=chunks,
    )


def find_epoch(broadcast_id: UUID, key: str) -> Epoch | None:
    return Epoch.objects.filter(broadcast_id=broadcast_id, key=key).first()


def start_closing(broadcast_id: UUID) -> bool:
    """Whether this call closed the door: nothing can be published any more."""
    now = timezone.now()
    changed = Broadcast.objects.filter(pk=broadcast_id, state=BroadcastState.OPEN).update(
        state=BroadcastState.CLOSING, ended_at=now
    )
    return changed == 1


def finish_closing(broadcast_id: UUID) -> bool:
    """Whether this call made the playlist complete. What came late is put into its place then."""
    with transaction.atomic():
        changed = Broadcast.objects.filter(pk=broadcast_id, state=BroadcastState.CLOSING).update(
            state=BroadcastState.CLOSED
        )
        if changed:
            join_late_parts(broadcast_id)
        return changed == 1


def close_without_journal(broadcast_id: UUID) -> bool:
    """Close a broadcast of which nothing waits to be stored; whether this call did it."""
    with transaction.atomic():
        start_closing(broadcast_id)
        now = timezone.now()
        Epoch.objects.filter(broadcast_id=broadcast_id, stored_at=None).update(
            finished_at=Coalesce("finished_at", now), stored_at=now
        )
        return finish_closing(broadcast_id)


@dataclass(frozen=True, slots=True)
class Position:
    """Where the recording of a broadcast stands."""

    next_index: int
    end_ms: int


def position(broadcast_id: UUID) -> Position:
    last = Segment.objects.filter(broadcast_id=broadcast_id).order_by("-index").first()
    return Position(next_index=last.index + 1, end_ms=last.end_ms) if last else Position(next_index=0, end_ms=0)


def stored_bytes(broadcast_id: UUID) -> int:
    found: int | None = Segment.objects.filter(broadcast_id=broadcast_id).aggregate(sum=Sum("bytes"))["sum"]
    return found or 0


def unstored_epochs(broadcast_id: UUID) -> list[Epoch]:
    return list(Epoch.objects.filter(broadcast_id=broadcast_id, stored_at=None).order_by("number"))


def announce_closed(broadcast_id: UUID) -> None:
    broadcast = Broadcast.objects.get(pk=broadcast_id)
    broadcast_closed.send_robust(sender=Broadcast, broadcast=broadcast, broadcast_id=broadcast_id)


def announce_interrupted(broadcast_id: UUID, *, at: datetime) -> None:
    broadcast = Broadcast.objects.get(pk=broadcast_id)
    broadcast_interrupted.send_robust(sender=Broadcast, broadcast=broadcast, broadcast_id=broadcast_id, at=at)


def announce_resumed(broadcast_id: UUID, *, interrupted_at: datetime, at: datetime) -> None:
    broadcast_resumed.send_robust(
        sender=Broadcast,
        broadcast=Broadcast.objects.get(pk=broadcast_id),
        broadcast_id=broadcast_id,
        interrupted_at=interrupted_at,
        at=at,
    )
