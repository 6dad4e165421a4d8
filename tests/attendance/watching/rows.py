"""Rows of recordings and of watching them, for tests."""

from datetime import datetime, timedelta

from accounts.models import User
from attendance.watching.domain.watching import Report, note_watched, open_sitting
from attendance.watching.models import Sitting
from media.models import Epoch
from webinars.models import Webinar


def epoch(webinar: Webinar, *, began_s: int, offset_s: int, length_s: int) -> Epoch:
    """A camera that began so many seconds after the webinar's start, and where it lies on the recording."""
    assert webinar.started_at is not None
    assert webinar.broadcast is not None
    number = webinar.broadcast.epochs.count()
    began = webinar.started_at + timedelta(seconds=began_s)
    return Epoch.objects.create(
        broadcast=webinar.broadcast,
        number=number,
        key=f"page-{number}",
        mime="video/webm",
        offset_ms=offset_s * 1000,
        duration_ms=length_s * 1000,
        started_at=began,
        finished_at=began + timedelta(seconds=length_s),
    )


def watch(
    webinar: Webinar, person: User, *played: tuple[int, int], at: datetime | None = None, speed: float = 1
) -> Sitting:
    """Plays these stretches (s of the recording) one after the other from `at` (the webinar's end), told every 15 s."""
    now = at or webinar.ended_at
    assert now is not None
    sitting = open_sitting(webinar, person, ip="37.151.84.19", user_agent="Mozilla/5.0 Firefox/140", now=now)
    seq = 0
    for start, end in played:
        at_ms, end_ms = start * 1000, end * 1000
        while at_ms < end_ms:
            until = min(end_ms, at_ms + round(15_000 * speed))
            now += timedelta(milliseconds=(until - at_ms) / speed)
            seq += 1
            note_watched(sitting, Report(seq, [(at_ms, until)]), now=now)
            at_ms = until
    return sitting
