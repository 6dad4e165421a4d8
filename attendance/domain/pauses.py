"""When the lecture stood still: its breaks, and the faults of the system with their causes, as reports list them."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext, pgettext

from webinars.models import Webinar


@dataclass(frozen=True, slots=True)
class Pause:
    """`what` says it in words, in the reader's language. `is_fault`: excused, by the rules of attended time."""

    what: str
    started_at: datetime
    ended_at: datetime
    is_fault: bool

    @property
    def written(self) -> str:
        """With what it means for those who were there."""
        return f"{self.what} · {gettext('excused')}" if self.is_fault else self.what

    @property
    def length_s(self) -> int:
        return int((self.ended_at - self.started_at).total_seconds())


def pauses_of(webinar: Webinar, *, now: datetime | None = None) -> list[Pause]:
    """In order; one that goes on ends with the lecture, or now. Two queries."""
    until = webinar.ended_at or now or timezone.now()
    breaks = [
        Pause(pgettext("in a lecture", "Break"), one.started_at, one.ended_at or until, False)
        for one in webinar.breaks.all()
    ]
    faults = [
        Pause(one.get_cause_display(), one.started_at, one.ended_at or until, True)
        for one in webinar.interruptions.all()
    ]
    return sorted(breaks + faults, key=lambda one: (one.started_at, one.is_fault))
