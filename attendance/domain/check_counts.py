"""How a check goes while it runs: for the lecturer, in sums."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q

from attendance.domain.check_outcomes import GRACE_MS
from attendance.models import CheckSource, NoteKind, PresenceCheck
from webinars.models import Webinar


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningCheck:
    """`until`: nobody is shown it any more. `over`: nobody can answer it any more."""

    check: PresenceCheck
    shown: int
    answered: int

    @property
    def until(self) -> datetime:
        return self.check.launched_at + timedelta(seconds=self.check.window_s)

    @property
    def over(self) -> datetime:
        return self.until + timedelta(seconds=self.check.window_s, milliseconds=2 * GRACE_MS)


def newest_check(webinar: Webinar) -> RunningCheck | None:
    """The newest one that people are shown, with its sums. One query."""
    check = (
        PresenceCheck.objects.filter(webinar=webinar)
        .exclude(source=CheckSource.POLL)
        .annotate(
            shown=Count("notes", filter=Q(notes__kind=NoteKind.SHOWN)),
            answered=Count("notes", filter=Q(notes__kind=NoteKind.ANSWERED)),
        )
        .order_by("-number")
        .first()
    )
    return RunningCheck(check=check, shown=check.shown, answered=check.answered) if check else None


def running_check(webinar: Webinar, *, now: datetime) -> PresenceCheck | None:
    """The newest one, while somebody may still have time to answer it. One query."""
    check = PresenceCheck.objects.filter(webinar=webinar).exclude(source=CheckSource.POLL).order_by("-number").first()
    if check is None or not webinar.is_live:
        return None
    return check if now < RunningCheck(check=check, shown=0, answered=0).over else None
