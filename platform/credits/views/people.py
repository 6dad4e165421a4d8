"""Everyone's hours of one webinar, and one person's line by line, with the form that changes a figure by hand."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import User
from accounts.rights import Right, require
from attendance.domain.alphabet import in_order
from attendance.domain.report import attendance_for
from credits.appeal_forms import DecisionForm
from credits.certificates.printed import grouped
from credits.domain.attachments import keep_file
from credits.domain.evidence import attendance_rules, is_removed
from credits.domain.hours import current_assessment, possible_credits
from credits.domain.ledger import balance_of, correct_hours
from credits.domain.policy import ReasonCode, time_credits
from credits.domain.recompute import ledger_of, newest_assessments
from credits.domain.terms import terms_of
from credits.errors import CreditError, FigureMoved, FileRefused, FileTooLarge
from credits.models import Appeal, Certificate, LedgerEntry
from credits.policy_form import typed_again
from credits.reasons import explain_all
from webinars.models import Webinar
from webinars.views.access import editable_webinar, signed_in


@require_safe
@never_cache
@login_required
def index(request: HttpRequest, code: str) -> HttpResponse:
    """A fixed number of queries, however many people."""
    webinar = editable_webinar(request, code, right=Right.HOURS_VIEW)
    assessments = newest_assessments(webinar)
    balances, decided = ledger_of(webinar)
    people = User.objects.in_bulk(assessments.keys() | balances.keys())
    appeals = {
        appeal.person_id: appeal for appeal in Appeal.objects.open().filter(webinar=webinar).select_related("webinar")
    }
    numbers = {one.person_id: one.number for one in Certificate.objects.current().filter(webinar=webinar)}
    lines: list[dict[str, Any]] = []
    for key, person in people.items():
        assessment = assessments.get(key)
        lines.append(
            {
                "person": person,
                "balance": balances.get(key, Decimal(0)),
                "waiting": assessment.waiting if assessment else None,
                "short": explain_all(reason for reason in assessment.reasons if reason.is_short) if assessment else [],
                "is_decided": key in decided,
                "appeal": appeals.get(key),
                "certificate": numbers.get(key),
            }
        )
    lines.sort(key=lambda line: (in_order(line["person"].display_name), line["person"].pk))
    context = {"webinar": webinar, "terms": terms_of(webinar), "lines": lines}
    return render(request, "credits/people.html", context | _may_read(appeals.values(), by=signed_in(request)))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def show(request: HttpRequest, code: str, person: int) -> HttpResponse:
    """POST changes the figure: another line of the ledger, never another figure in an old one."""
    webinar = editable_webinar(request, code, right=Right.HOURS_VIEW)
    whose = get_object_or_404(User.objects.select_related("organisation"), pk=person)
    me = signed_in(request)
    context = _context(webinar, whose)
    may_correct = me.has_perm(Right.HOURS_CORRECT, webinar) and whose.pk != me.pk
    form = None
    if request.method == "POST":
        require(me, Right.HOURS_CORRECT, webinar)
        form = DecisionForm(request.POST, request.FILES, version=context["version"])
        if form.is_valid() and _correct(request, webinar, whose, form, by=me):
            return redirect("credits:person", code=code, person=person)
        context = _context(webinar, whose)
    elif may_correct:
        form = DecisionForm(version=context["version"], initial={"seen": context["balance"]})
    refused = form is not None and bool(form.errors)
    return render(
        request,
        "credits/person.html",
        context
        | {"form": form if may_correct else None, "may_correct": may_correct}
        | _may_read(context["appeals"], by=me),
        status=422 if refused else 200,
    )


def _may_read(appeals: Iterable[Appeal], *, by: User) -> dict[str, bool]:
    """Whether appeals about this webinar are links: its lecturers see that somebody contests, and not what they write."""
    return {"may_read_appeals": all(by.has_perm(Right.APPEAL_VIEW, appeal) for appeal in list(appeals)[:1])}


def _correct(request: HttpRequest, webinar: Webinar, person: User, form: DecisionForm, *, by: User) -> bool:
    data = form.cleaned_data
    try:
        with transaction.atomic():
            file = data.get("file")
            entry = correct_hours(
                webinar,
                person,
                credits=data["credits"],
                reason=data["reason"],
                by=by,
                seen=data["seen"],
                attachment=keep_file(file, by=by) if file else None,
            )
    except (FileRefused, FileTooLarge) as error:
        form.add_error("file", str(error))
        return False
    except FigureMoved:
        form.add_error("credits", _("The hours changed meanwhile. Look at the new figure and decide again."))
        typed_again(form, seen=balance_of(webinar, person))
        return False
    except CreditError as error:
        form.add_error(None, str(error))
        return False
    if entry is None:
        messages.info(request, _("The hours already are that many, so nothing was written."))
    else:
        messages.success(request, _("The hours are changed; the line with your reason stands in the ledger."))
    return True


def _context(webinar: Webinar, person: User) -> dict[str, Any]:
    """As the person's own page explains it."""
    assessment = current_assessment(webinar, person)
    entries = list(
        LedgerEntry.objects.filter(webinar=webinar, person=person).select_related("by", "attachment", "policy_version")
    )
    if assessment is None and not entries:
        raise Http404
    version = assessment.policy_version if assessment else entries[-1].policy_version
    context: dict[str, Any] = {
        "webinar": webinar,
        "person": person,
        "assessment": assessment,
        "version": version,
        "unit": version.unit,
        "entries": entries,
        "balance": balance_of(webinar, person),
        "appeals": Appeal.objects.filter(webinar=webinar, person=person)
        .select_related("decision", "webinar")
        .order_by("-pk"),
        "certificates": Certificate.objects.filter(webinar=webinar, person=person).order_by("-pk"),
    }
    if assessment is not None:
        context |= {
            "inputs": assessment.inputs,
            "time": None
            if is_removed(webinar)
            else attendance_for(webinar, person, rules=attendance_rules(version.params)).time,
            "reasons": explain_all(reason for reason in assessment.reasons if reason.code != ReasonCode.TIME),
            "stepped": time_credits(version.params, assessment.inputs),
            "possible": possible_credits(version, assessment.inputs),
            "digest": grouped(assessment.inputs_hash),
        }
    return context
