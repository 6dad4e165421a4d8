"""What came of a form: for the team, on a page and as a file."""

from collections.abc import Iterator

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.rights import Right
from ui.csv_file import csv_response
from webinars.feedback.domain.preparing import form_of
from webinars.feedback.domain.results import results_of
from webinars.feedback.limits import FEWEST_SHOWN, SCALE
from webinars.feedback.models import FeedbackForm
from webinars.views.access import editable_webinar


@require_safe
@never_cache
@login_required
def results(request: HttpRequest, code: str) -> HttpResponse:
    form = _form(request, code)
    context = {
        "webinar": form.webinar,
        "feedback": form,
        "results": results_of(form),
        "registered": form.webinar.registrations.confirmed().count(),
        "fewest": FEWEST_SHOWN,
    }
    return render(request, "feedback/results.html", context)


@require_safe
@never_cache
@login_required
def results_csv(request: HttpRequest, code: str) -> HttpResponse:
    """A row a statement with its numbers, then a row for each text. Never which answers belong together: that tells much."""
    form = _form(request, code)
    header = [_("Question"), _("Kind"), "n", _("Mean"), _("Median"), *map(str, SCALE), _("Text")]
    if not form.is_anonymous:
        header.append(_("Name"))
    return csv_response(f"feedback-{form.webinar.code}", header=header, rows=_rows(form))


def _rows(form: FeedbackForm) -> Iterator[list[object]]:
    for result in results_of(form).statements:
        about: list[object] = [result.statement.text, result.statement.get_kind_display(), result.n]
        if result.statement.is_scale:
            yield [*about, result.mean, result.median, *result.counts, ""]
        for said in result.texts:
            row = [*about, "", "", *("" for _number in SCALE), said.text]
            yield row if form.is_anonymous else [*row, said.by]


def _form(request: HttpRequest, code: str) -> FeedbackForm:
    return form_of(editable_webinar(request, code, right=Right.FEEDBACK_VIEW))
