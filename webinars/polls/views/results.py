"""What came of polls: for the team and for auditors, on a page and as a file."""

from collections.abc import Iterator

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.rights import Right
from ui.csv_file import csv_response
from ui.formats import zone_offset
from webinars.models import Webinar
from webinars.polls.domain.results import results_of
from webinars.polls.kinds import PollKind
from webinars.polls.models import Poll, PollState, PollVote
from webinars.polls.views.listing import bars_of, mean_of, sized
from webinars.views.access import editable_webinar


@require_safe
@never_cache
@login_required
def poll(request: HttpRequest, code: str, poll_code: str) -> HttpResponse:
    webinar = editable_webinar(request, code, right=Right.POLLS_VIEW)
    found = get_object_or_404(Poll, webinar=webinar, code=poll_code)
    results = results_of(found)
    context = {
        "webinar": webinar,
        "poll": found,
        "results": results,
        "bars": bars_of(found, results),
        "mean": mean_of(results),
        "words": sized(results.words),
        "answers": [] if found.is_anonymous else _answers(found),
    }
    return render(request, "polls/results.html", context)


@require_safe
@never_cache
@login_required
def results_csv(request: HttpRequest, code: str) -> HttpResponse:
    """One row an answer. Of anonymous polls without names and moments, in the order of the answers."""
    webinar = editable_webinar(request, code, right=Right.POLLS_VIEW)
    header = [
        _("Poll"),
        _("Kind"),
        _("Answer"),
        _("Name"),
        _("E-mail address"),
        f"{_('Answered at')} ({zone_offset()})",
        _("Hidden"),
    ]
    return csv_response(f"polls-{webinar.code}", header=header, rows=_rows(webinar))


def answer_in_words(poll: Poll, vote: PollVote) -> str:
    match PollKind(poll.kind):
        case PollKind.SINGLE | PollKind.MULTIPLE:
            return "; ".join(poll.options[index] for index in vote.choices)
        case PollKind.SCALE:
            return str(vote.number)
        case PollKind.WORDS:
            return ", ".join(vote.words)
        case _:
            return vote.text


def _answers(poll: Poll) -> list[tuple[PollVote, str]]:
    votes = PollVote.objects.filter(poll=poll).select_related("person__organisation").order_by("voted_at", "pk")
    return [(vote, answer_in_words(poll, vote)) for vote in votes]


def _rows(webinar: Webinar) -> Iterator[list[object]]:
    polls = Poll.objects.filter(webinar=webinar).exclude(state=PollState.PREPARED).order_by("order", "pk")
    for poll in polls.prefetch_related("votes__person"):
        rows = [_row(poll, vote) for vote in poll.votes.all()]
        yield from sorted(rows, key=lambda row: str(row[2])) if poll.is_anonymous else rows


def _row(poll: Poll, vote: PollVote) -> list[object]:
    is_hidden = vote.is_hidden or bool(set(vote.words) & set(poll.hidden_words))
    said: list[object] = [poll.text, poll.get_kind_display(), answer_in_words(poll, vote)]
    if poll.is_anonymous:
        who: list[object] = ["", "", ""]
    else:
        at = timezone.localtime(vote.changed_at or vote.voted_at).strftime("%Y-%m-%d %H:%M:%S")
        who = [vote.person.display_name, vote.person.email, at]
    return [*said, *who, _("yes") if is_hidden else ""]
