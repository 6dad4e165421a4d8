"""Attendance of one's own people as a paper: everybody, and below each name what they attended."""

from collections.abc import Sequence
from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from credits.domain.staff import PersonLine, Visit
from credits.formats import write_credits
from ui.formats import clock, page_language, write_moment
from ui.typeset import typeset

SHEET = Path(__file__).with_name("staff.typ")


def print_staff(lines: Sequence[PersonLine], *, facts: Sequence[tuple[str, str]], by: User) -> bytes:
    """A PDF, A4 upright."""
    data = {
        "language": page_language(),
        "heading": _("Attendance and hours"),
        "facts": [list(fact) for fact in facts],
        "head": [_("Name, webinar"), _("Began"), _("Attended"), "%", _("Hours"), _("Certificate No.")],
        "people": [
            {
                "name": line.person.display_name,
                "place": line.person.organisation.name if line.person.organisation else "",
                "sums": [clock(line.attended_s), write_credits(line.hours)],
                "visits": [_visit(visit) for visit in line.visits],
            }
            for line in lines
        ],
        "none": _("No webinars in this period."),
        "made": _("Written for %(name)s.") % {"name": by.display_name},
        "page": _("Page"),
    }
    return typeset(SHEET, data, made_at=timezone.localtime())


def _visit(visit: Visit) -> list[str]:
    return [
        visit.webinar.title,
        write_moment(visit.webinar.started_at, how="short_datetime") if visit.webinar.started_at else "",
        "" if visit.attended_s is None else clock(visit.attended_s),
        "" if visit.percent is None else str(visit.percent),
        write_credits(visit.hours),
        visit.certificate,
    ]
