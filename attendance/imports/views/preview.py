"""What a file would bring: looked at, answered, and confirmed by a person."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.rights import Right
from attendance.imports.domain.answers import NEW, SKIP, Answers
from attendance.imports.domain.confirm import check_state, confirm_import
from attendance.imports.domain.match import Found, accounts_of
from attendance.imports.domain.preview import Line, Preview, is_far_from_plan, preview_import
from attendance.imports.domain.uploads import forget_draft, read_draft
from attendance.imports.errors import FileRefused
from attendance.imports.forms import TimesForm
from attendance.imports.models import ImportDraft
from attendance.imports.reading.moments import DateOrder, read_moment
from ui.formats import write_moment
from webinars.domain.elsewhere import was_held_elsewhere
from webinars.models import Webinar
from webinars.views.access import editable_webinar, signed_in

AT_ONCE = 100
"""So many people are asked about on one page; the next come when these are decided."""
LISTED = 300
"""So many of the others are listed."""


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def preview(request: HttpRequest, code: str, draft: str) -> HttpResponse:
    webinar, found = _draft(request, code, draft)
    try:
        check_state(webinar)
        report, answers = read_draft(found)
        if request.method == "POST":
            unknown = take_answers(request.POST, answers)
            answers.keep(found)
            if unknown:
                text = _("There is no account with this address: %(emails)s.") % {"emails": ", ".join(unknown[:10])}
                messages.error(request, text)
            return redirect("imports:preview", code=code, draft=draft)
        made = preview_import(found, report, answers, by=signed_in(request))
    except FileRefused as error:
        messages.error(request, str(error))
        return redirect("imports:upload", code=code)
    return render(request, "imports/preview.html", context_of(webinar, found, made))


@require_POST
@login_required
def confirm(request: HttpRequest, code: str, draft: str) -> HttpResponse:
    webinar, found = _draft(request, code, draft)
    try:
        made = confirm_import(found, by=signed_in(request))
    except FileRefused as error:
        messages.error(request, str(error))
        return redirect("imports:preview", code=code, draft=draft)
    if made is None:
        messages.info(request, _("Everything in this file was there already. Nothing was changed."))
        return redirect("imports:upload", code=webinar.code)
    messages.success(request, _("The attendance was imported. The hours are computed now, which takes a moment."))
    return redirect("imports:imported", code=webinar.code, made=made.code)


@require_POST
@login_required
def discard(request: HttpRequest, code: str, draft: str) -> HttpResponse:
    _webinar, found = _draft(request, code, draft)
    forget_draft(found)
    messages.success(request, _("The file was discarded. Nothing of it was saved."))
    return redirect("imports:upload", code=code)


def take_answers(post: QueryDict, answers: Answers) -> list[str]:
    """Takes what the form says into the answers. Gives back addresses that belong to no account."""
    given = {name: str(value) for name, value in post.items()}
    zone_before = answers.zone
    if given.get("order") in set(DateOrder):
        answers.order = given["order"]
    for name in ("zone", "start", "end"):
        if name in given:
            setattr(answers, name, given[name].replace("\x00", "")[:50])
    if zone_before and answers.zone != zone_before:
        answers.start = answers.end = ""  # they were on the other clock; the file says them anew
    if given.get("others") in {"", SKIP, NEW}:
        answers.others = given["others"]  # type: ignore[assignment]
    typed = {
        name[6:]: email
        for name, value in given.items()
        if name.startswith("email-") and name[6:].isalnum() and (email := value.replace("\x00", "").strip())
    }
    accounts = accounts_of(typed.values())
    unknown = []
    for key, email in typed.items():
        person = accounts.get(email.casefold())
        if person is None:
            unknown.append(email)
        else:
            answers.people[key[:32]] = str(person.pk)  # a key that nobody has changes nothing
    for name, value in given.items():
        key = name[4:36]
        if name.startswith("who-") and key.isalnum() and key not in typed:
            if value in {SKIP, NEW} or (value.isascii() and value.isdecimal() and len(value) < 12):
                answers.people[key] = value
            elif value == "":
                answers.people.pop(key, None)
    return unknown


@dataclass(frozen=True, slots=True)
class OrderChoice:
    value: str
    example: str
    means: str
    is_planned_day: bool


def context_of(webinar: Webinar, draft: ImportDraft, made: Preview) -> dict[str, Any]:
    decided = [line for line in made.lines if not line.is_open]
    waiting = sorted(made.open_lines, key=lambda line: line.match.found is not Found.DOUBTFUL)
    return {
        "webinar": webinar,
        "draft": draft,
        "preview": made,
        "report": made.report,
        "orders": order_choices(made, webinar) if made.asks_order else [],
        "times": None if made.reading is None else TimesForm(preview=made),
        "zone_name": made.zone.key,
        "is_far": is_far_from_plan(made, webinar),
        "counts": _counts(made),
        "asked": [_row(line) for line in waiting[:AT_ONCE]],
        "asked_later": max(0, len(waiting) - AT_ONCE),
        "unknown_open": sum(1 for line in waiting if line.match.found is Found.UNKNOWN),
        "unknown_with_email": sum(
            1 for line in waiting if line.match.found is Found.UNKNOWN and line.participant.email
        ),
        "taken": [_row(line) for line in decided if not line.is_left_out][:LISTED],
        "left_out": [_row(line) for line in decided if line.is_left_out][:LISTED],
        "held_elsewhere": webinar.started_at is None or was_held_elsewhere(webinar),
        "broken": sorted([*made.report.unreadable, *(made.reading.backwards if made.reading else [])])[:30],
        "broken_count": len(made.report.unreadable) + (len(made.reading.backwards) if made.reading else 0),
    }


def order_choices(made: Preview, webinar: Webinar) -> list[OrderChoice]:
    """Each with the first date of the file as it would be read."""
    example = made.report.stays[0].joined
    written = read_moment(example)
    planned = webinar.starts_at.astimezone(made.zone).date()
    choices = []
    for order in made.orders:
        moment = written.at(order) if written else None
        if moment is not None:
            aware = moment if moment.tzinfo else moment.replace(tzinfo=made.zone)
            with timezone.override(made.zone):
                means = write_moment(aware, how="date")
            choices.append(OrderChoice(order.value, example, means, aware.date() == planned))
    return choices


@dataclass(frozen=True, slots=True)
class LineRow:
    line: Line
    first: datetime
    last: datetime

    @property
    def key(self) -> str:
        return self.line.participant.key


def _row(line: Line) -> LineRow:
    presences = line.participant.presences
    return LineRow(line, min(one.started_at for one in presences), max(one.ended_at for one in presences))


def _counts(made: Preview) -> dict[str, int]:
    return {
        "people": len(made.lines),
        "matched": sum(1 for line in made.lines if line.person is not None),
        "new": sum(1 for line in made.lines if line.is_new),
        "doubtful": sum(1 for line in made.open_lines if line.match.found is Found.DOUBTFUL),
        "unknown": sum(1 for line in made.open_lines if line.match.found is Found.UNKNOWN),
        "left_out": sum(1 for line in made.lines if line.is_left_out),
        "places": sum(1 for line in made.lines if (line.person is not None or line.is_new) and not line.has_place),
    }


def _draft(request: HttpRequest, code: str, draft: str) -> tuple[Webinar, ImportDraft]:
    webinar = editable_webinar(request, code, right=Right.ATTENDANCE_IMPORT)
    found = get_object_or_404(ImportDraft.objects.select_related("by"), webinar=webinar, code=draft)
    found.webinar = webinar
    return webinar, found
