"""The large figures above the report."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from attendance.domain.columns import Figure, registered_columns
from attendance.domain.curve import Curve
from attendance.domain.evidence import Content
from attendance.domain.intervals import total
from attendance.domain.report import PersonAttendance
from attendance.views.drawing import at
from ui.formats import clock
from webinars.models import Webinar


def figures(
    webinar: Webinar, people: Sequence[PersonAttendance], *, content: Content, curve: Curve | None
) -> list[Figure]:
    """Those of attendance, then those of higher apps."""
    registered = sum(1 for line in people if line.registration)
    came = [line for line in people if line.came]
    content_s = total(content.windows) // 1000
    average_s = sum(line.time.attended_s for line in came) // len(came) if came else 0
    percent = _("%(percent)s %%") % {"percent": len(came) * 100 // registered} if registered else ""
    most_at = "" if curve is None or curve.most_at is None else at(curve.most_at)
    shown = [
        Figure(_("registered"), str(registered)),
        Figure(_("came"), str(len(came)), percent),
        Figure(_("most at once"), str(curve.most) if curve else "0", most_at),
        Figure(_("attended on average, min"), clock(average_s, how="minutes"), f"/ {clock(content_s, how='minutes')}"),
    ]
    return shown + [figure for source in registered_columns() for figure in source.figures(webinar, people)]
