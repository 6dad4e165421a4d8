"""Appeals: the participant's form, the page that both sides see, the list of those who decide."""

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
from accounts.rights import Right, require, right_required
from credits.appeal_forms import AppealForm, DecisionForm
from credits.domain.appeals import appeals_for, decide_appeal, make_appeal, waiting_for
from credits.domain.attachments import keep_file
from credits.domain.hours import current_assessment
from credits.domain.ledger import balance_of
from credits.domain.terms import terms_of
from credits.errors import CreditError, FigureMoved, FileRefused, FileTooLarge
from credits.models import Appeal, LedgerEntry, PolicyVersion
from credits.policy_form import typed_again
from credits.reasons import explain_all
from webinars.models import Webinar
from webinars.views.access import signed_in

LISTED = 100


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def make(request: HttpRequest, code: str) -> HttpResponse:
    """404 for who has no figure there: an address tells nothing of others."""
    webinar = get_object_or_404(Webinar.objects.select_related("organisation"), code=code)
    me = signed_in(request)
    figures = _figures(webinar, me)
    if figures["assessment"] is None and not figures["entries"]:
        raise Http404
    waiting = Appeal.objects.open().filter(webinar=webinar, person=me).first()
    if waiting is not None and request.method != "POST":
        return redirect("credits:appeal", code=waiting.code)
    form = AppealForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                appeal = make_appeal(
                    webinar,
                    me,
                    text=form.cleaned_data["text"],
                    asked=form.cleaned_data["asked"],
                    attachment=_kept(form, by=me) if waiting is None else None,
                )
        except (FileRefused, FileTooLarge) as error:
            form.add_error("file", str(error))
        except CreditError as error:
            messages.warning(request, str(error))
            return redirect("credits:appeal", code=waiting.code) if waiting else redirect("credits:hours")
        else:
            messages.success(request, _("Your appeal was sent. You will get a letter when it is decided."))
            return redirect("credits:appeal", code=appeal.code)
    context = {"webinar": webinar, "form": form} | figures
    return render(request, "credits/appeal_make.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def show(request: HttpRequest, code: str) -> HttpResponse:
    """What was said and decided, for both sides; with the form for whoever may decide. POST decides."""
    appeal = get_object_or_404(
        Appeal.objects.select_related(
            "person__organisation", "webinar__organisation", "attachment", "decision__by", "decision__attachment"
        ),
        code=code,
    )
    require(request.user, Right.APPEAL_VIEW, appeal)
    me = signed_in(request)
    may_decide = appeal.is_open and me.has_perm(Right.APPEAL_DECIDE, appeal)
    figures = _figures(appeal.webinar, appeal.person)
    form = None
    if request.method == "POST":
        require(me, Right.APPEAL_DECIDE, appeal)
        form = DecisionForm(request.POST, request.FILES, version=figures["version"])
        if form.is_valid() and _decide(request, appeal, form, by=me):
            return redirect("credits:appeal", code=code)
        if not appeal.is_open:
            return redirect("credits:appeal", code=code)
        figures = _figures(appeal.webinar, appeal.person)
    elif may_decide:
        form = DecisionForm(version=figures["version"], initial={"seen": figures["balance"]})
    context = {
        "appeal": appeal,
        "webinar": appeal.webinar,
        "form": form,
        "may_decide": may_decide,
        "is_own": appeal.person_id == me.pk,
        "may_see_hours": me.has_perm(Right.HOURS_VIEW, appeal.webinar),
    }
    refused = form is not None and bool(form.errors)
    return render(request, "credits/appeal.html", context | figures, status=422 if refused else 200)


@require_safe
@never_cache
@right_required(Right.APPEALS_LIST)
def index(request: HttpRequest) -> HttpResponse:
    """What waits first, the longest waiting on top; then what was decided lately."""
    appeals = appeals_for(signed_in(request))
    return render(
        request,
        "credits/appeals.html",
        {
            "waiting": appeals.open().order_by("at")[:LISTED],
            "decided": appeals.decided().order_by("-decision__at")[:LISTED],
        },
    )


@require_safe
@never_cache
@right_required(Right.APPEALS_LIST)
def waiting(request: HttpRequest) -> HttpResponse:
    """For the account menu, which asks when it is opened: no page pays for it."""
    return render(request, "credits/partials/_appeals_waiting.html", {"count": waiting_for(signed_in(request))})


def _decide(request: HttpRequest, appeal: Appeal, form: DecisionForm, *, by: User) -> bool:
    data = form.cleaned_data
    try:
        with transaction.atomic():
            decision = decide_appeal(
                appeal,
                credits=data["credits"],
                reason=data["reason"],
                by=by,
                seen=data["seen"],
                attachment=_kept(form, by=by),
            )
    except (FileRefused, FileTooLarge) as error:
        form.add_error("file", str(error))
        return False
    except FigureMoved as error:
        form.add_error("credits", str(error))
        typed_again(form, seen=balance_of(appeal.webinar, appeal.person))
        return False
    except CreditError as error:
        messages.warning(request, str(error))
        return True
    if decision.is_upheld:
        messages.success(request, _("Decided: the hours were changed. The participant gets a letter."))
    else:
        messages.success(request, _("Decided: the hours stay as they are. The participant gets a letter."))
    return True


def _kept(form: AppealForm | DecisionForm, *, by: User) -> Any:
    file = form.cleaned_data.get("file")
    return keep_file(file, by=by) if file else None


def _figures(webinar: Webinar, person: User) -> dict[str, Any]:
    """What the ledger says, and the computation behind it."""
    assessment = current_assessment(webinar, person)
    version: PolicyVersion = assessment.policy_version if assessment else terms_of(webinar).policy_version
    entries = LedgerEntry.objects.filter(webinar=webinar, person=person).select_related("by", "attachment")
    return {
        "assessment": assessment,
        "version": version,
        "unit": version.unit,
        "balance": balance_of(webinar, person),
        "reasons": explain_all(assessment.reasons) if assessment else [],
        "entries": list(entries),
    }
