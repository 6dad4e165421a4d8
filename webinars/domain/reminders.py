"""Reminders a day, an hour and ten minutes before. Each is claimed by a conditional UPDATE, so that two workers send it once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import ExpressionWrapper, F, Q
from django.db.models.fields import DateTimeField
from django.db.models.functions import Coalesce

from webinars.domain.notices import Notice
from webinars.models import Registration, WebinarState
from webinars.models.webinar import REMIND_SOON

CLAIM_AT_ONCE = 500


@dataclass(frozen=True)
class Reminder:
    """Due from `before` until `until` ahead of the planned start: after that the next one says it."""

    notice: Notice
    column: str
    before: timedelta
    until: timedelta


REMINDERS = (
    Reminder(Notice.REMINDER_DAY, "reminded_day_at", timedelta(days=1), timedelta(hours=1)),
    Reminder(Notice.REMINDER_HOUR, "reminded_hour_at", timedelta(hours=1), REMIND_SOON),
    Reminder(Notice.REMINDER_SOON, "reminded_soon_at", REMIND_SOON, timedelta(0)),
)


def claim_due_reminders(*, now: datetime) -> Iterator[tuple[Notice, list[int]]]:
    """Marks what is due as reminded and yields the registrations' keys; the caller queues the mail in the same transaction.

    Nobody is reminded of a moment that had passed when they got their place, or when the webinar got its present time.
    """
    for reminder in REMINDERS:
        while claimed := _claim(reminder, now=now):
            yield reminder.notice, claimed


def _claim(reminder: Reminder, *, now: datetime) -> list[int]:
    assert transaction.get_connection().in_atomic_block
    moment = ExpressionWrapper(F("webinar__starts_at") - reminder.before, output_field=DateTimeField())
    unclaimed = Q(**{reminder.column: None})
    due = (
        Registration.objects.confirmed()
        .filter(unclaimed, wants_reminders=True, person__is_active=True)
        .filter(webinar__state__in=(WebinarState.PUBLISHED, WebinarState.LIVE))
        .filter(webinar__starts_at__lte=now + reminder.before, webinar__starts_at__gt=now + reminder.until)
        .annotate(moment=moment, placed_at=Coalesce("confirmed_at", "registered_at"))
        .filter(placed_at__lte=F("moment"))
        .filter(Q(webinar__rescheduled_at=None) | Q(webinar__rescheduled_at__lte=F("moment")))
        # Another worker that claims at this moment holds its rows: they are its own to send.
        .select_for_update(skip_locked=True, of=("self",), no_key=True)
    )
    keys = list(due.values_list("pk", flat=True)[:CLAIM_AT_ONCE])
    claimed = Registration.objects.filter(unclaimed, pk__in=keys).update(**{reminder.column: now})
    if claimed != len(keys):  # cannot be while the rows are locked; sending would be a guess
        raise RuntimeError(f"{len(keys)} reminders were due and {claimed} could be claimed")
    return keys
