"""A page plays a recording and says which media played. The server's clock decides how much of that can be true."""

from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from accounts.models import User
from attendance.domain.devices import device_label
from attendance.domain.evidence import from_ms, to_ms
from attendance.domain.intervals import union
from attendance.watching.domain.places import Place, stretches, trimmed
from attendance.watching.models import Sitting, Watched
from attendance.watching.signals import recording_watched
from webinars.models import Webinar

MOST_SPEED_PCT = 210
"""The fastest that the player offers is twice; timers and requests are not exact. What went by faster was not watched."""
LONGEST_SILENCE_MS = 120_000
"""A page plays no longer than that on what it has loaded while its line is cut."""


class Report(NamedTuple):
    """What the page says: media that played since its last report, ms on the recording's timeline."""

    seq: int
    played: list[tuple[int, int]]


def open_sitting(
    webinar: Webinar, person: User, *, ip: str | None = None, user_agent: str = "", now: datetime | None = None
) -> Sitting:
    return Sitting.objects.create(
        webinar=webinar,
        person=person,
        device_label=device_label(user_agent),
        ip=ip,
        user_agent=user_agent[:400].replace("\0", ""),
        opened_at=now or timezone.now(),
    )


def find_sitting(webinar: Webinar, person: User, sitting_id: UUID) -> Sitting | None:
    """Only one's own, of this webinar."""
    return Sitting.objects.filter(pk=sitting_id, webinar=webinar, person=person).first()


def note_watched(sitting: Sitting, report: Report, *, now: datetime | None = None) -> int:
    """Adds what can have played since this person was last heard of, in whatever recording. Returns how many ms were taken.

    Idempotent: a report that was heard before adds nothing.
    """
    now = now or timezone.now()
    with transaction.atomic():
        # Two pages of one person share one allowance: nobody watches two lectures at once.
        User.objects.select_for_update(no_key=True).get(pk=sitting.person_id)
        if Watched.objects.filter(sitting=sitting, seq=report.seq).exists():
            return 0
        allowed = _allowed_ms(sitting, now=now)
        played = trimmed(union(report.played), at_most_ms=allowed)
        rows = [
            Watched(
                sitting=sitting,
                seq=report.seq,
                part=part,
                from_ms=each.from_ms,
                to_ms=each.to_ms,
                lecture_at=from_ms(each.lecture_ms),
                heard_at=now,
            )
            for part, each in enumerate(stretches(played, places_of(sitting.webinar)))
        ]
        if rows:
            Watched.objects.bulk_create(rows)
            transaction.on_commit(
                lambda: recording_watched.send_robust(sender=Sitting, webinar=sitting.webinar, person=sitting.person),
                robust=True,
            )
    return sum(row.to_ms - row.from_ms for row in rows)


def places_of(webinar: Webinar) -> list[Place]:
    """One query. An epoch whose beginning nobody noted (a file of long ago) counts from the webinar's start."""
    broadcast, started_at = webinar.broadcast, webinar.started_at
    if broadcast is None or started_at is None:
        return []
    epochs = broadcast.epochs.filter(duration_ms__gt=0).values_list("offset_ms", "duration_ms", "started_at")
    return [
        Place(
            from_ms=offset_ms,
            to_ms=offset_ms + duration_ms,
            lecture_ms=to_ms(began or started_at + timedelta(milliseconds=offset_ms)),
        )
        for offset_ms, duration_ms, began in epochs.order_by("offset_ms")
    ]


def _allowed_ms(sitting: Sitting, *, now: datetime) -> int:
    heard = Watched.objects.filter(sitting__person_id=sitting.person_id).aggregate(last=Max("heard_at"))["last"]
    begin = max(sitting.opened_at, heard) if heard else sitting.opened_at
    passed = min(max(0, to_ms(now) - to_ms(begin)), LONGEST_SILENCE_MS)
    return passed * MOST_SPEED_PCT // 100
