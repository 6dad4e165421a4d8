"""My hours, and the computation behind one webinar's hours."""

from itertools import groupby

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.rights import Right, require
from attendance.domain.report import attendance_for
from credits.certificates.printed import grouped
from credits.domain.balances import CLOCKS
from credits.domain.evidence import attendance_rules, is_removed
from credits.domain.hours import current_assessment, hours_of, possible_credits
from credits.domain.ledger import balance_of
from credits.domain.policy import ReasonCode, time_credits
from credits.models import Appeal, Certificate, LedgerEntry
from credits.outcome import result_context
from credits.reasons import explain_all
from webinars.models import Webinar

CERTIFICATES_SHOWN = 5


@require_safe
@never_cache
@login_required
def hours(request: HttpRequest) -> HttpResponse:
    person = request.user
    assert isinstance(person, User)
    mine = hours_of(person)
    by_year = [
        (year, list(lines)) for year, lines in groupby(mine.lines, key=lambda line: timezone.localtime(line.at).year)
    ]
    return render(
        request,
        "credits/hours.html",
        {
            "person": person,
            "hours": mine,
            "balances": mine.balances,
            "clocks": CLOCKS,
            "latest": by_year[0] if by_year else None,
            "older": [(year, lines, sum(line.credits for line in lines)) for year, lines in by_year[1:]],
            "first_certificates": mine.certificates[:CERTIFICATES_SHOWN],
            "more_certificates": mine.certificates[CERTIFICATES_SHOWN:],
        },
    )


@require_safe
@never_cache
@login_required
def result(request: HttpRequest, code: str) -> HttpResponse:
    """The fragment of `{% credit_result %}`, for a page that waits until the hours are counted."""
    webinar = get_object_or_404(Webinar, code=code)
    assert isinstance(request.user, User)
    return render(request, "credits/partials/_result.html", result_context(webinar, request.user))


@require_safe
@never_cache
@login_required
def computation(request: HttpRequest, code: str) -> HttpResponse:
    """Step by step, with the hash that a later computation must meet. Each person sees their own."""
    person = request.user
    assert isinstance(person, User)
    require(person, Right.LEDGER_VIEW, person)
    webinar = get_object_or_404(Webinar, code=code)
    assessment = current_assessment(webinar, person)
    if assessment is None:
        raise Http404
    version = assessment.policy_version
    return render(
        request,
        "credits/computation.html",
        {
            "webinar": webinar,
            "assessment": assessment,
            "inputs": assessment.inputs,
            "version": version,
            "time": None
            if is_removed(webinar)
            else attendance_for(webinar, person, rules=attendance_rules(version.params)).time,
            "reasons": explain_all(reason for reason in assessment.reasons if reason.code != ReasonCode.TIME),
            "stepped": time_credits(version.params, assessment.inputs),
            "possible": possible_credits(version, assessment.inputs),
            "balance": balance_of(webinar, person),
            "entries": LedgerEntry.objects.filter(webinar=webinar, person=person).select_related("by", "attachment"),
            "appeal": Appeal.objects.filter(webinar=webinar, person=person).select_related("decision").last(),
            "certificate": Certificate.objects.current().filter(webinar=webinar, person=person).first(),
            "digest": grouped(assessment.inputs_hash),
        },
    )
