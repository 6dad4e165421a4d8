"""`{% load polls %}`: what other pages show of polls."""

from typing import Any

from django import template

from webinars.models import Webinar
from webinars.polls.domain import presence
from webinars.polls.domain.results import results_of_all
from webinars.polls.models import Poll
from webinars.polls.views.listing import bars_of, mean_of, sized

register = template.Library()


@register.filter
def may_be_checks(webinar: Webinar) -> bool:
    """`{% if webinar|may_be_checks %}`: whether a poll of it may be marked as a presence check."""
    return presence.may_be_checks(webinar)


@register.inclusion_tag("polls/partials/_summary.html")
def polls_summary(webinar: Webinar) -> dict[str, Any]:
    """`{% polls_summary webinar %}`: for its team: what came of each poll that was opened."""
    polls = list(Poll.objects.filter(webinar=webinar, opened_at__isnull=False).order_by("opened_at"))
    results = results_of_all(polls)
    return {
        "webinar": webinar,
        "polls": [
            {
                "poll": poll,
                "results": results[poll.pk],
                "bars": bars_of(poll, results[poll.pk]),
                "mean": mean_of(results[poll.pk]),
                "words": sized(results[poll.pk].words),
            }
            for poll in polls
        ],
    }
