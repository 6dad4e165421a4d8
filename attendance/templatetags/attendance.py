"""`{% load attendance %}`: what other pages show of attendance."""

from typing import Any

from django import template

from attendance.domain.summary import summary_of
from attendance.views.drawing import at
from webinars.models import Webinar

register = template.Library()


@register.inclusion_tag("attendance/partials/_summary.html")
def attendance_summary(webinar: Webinar) -> dict[str, Any]:
    """`{% attendance_summary webinar %}`: for its team, after the end: how many came, and how much of it they attended."""
    summary = summary_of(webinar)
    most = max((share.count for share in summary.shares), default=0) or 1
    return {
        "webinar": webinar,
        "summary": summary,
        "most_at": "" if summary.most_at is None else at(summary.most_at),
        "shares": [(share, f"{share.count * 100 / most:g}%") for share in summary.shares],
    }
