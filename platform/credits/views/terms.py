"""The terms of a webinar: step 2 of its set-up."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.rights import Right, require
from credits.domain.params import Formula
from credits.domain.terms import are_locked, suggested_nominal, terms_of, version_worth
from credits.errors import TermsLocked
from credits.forms import TermsForm
from credits.models import CreditTerms, Policy
from webinars.models import Webinar


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def choose(request: HttpRequest, code: str) -> HttpResponse:
    webinar = get_object_or_404(Webinar.objects.select_related("organisation").prefetch_related("lecturers"), code=code)
    require(request.user, Right.TERMS_EDIT, webinar)
    terms = terms_of(webinar)
    terms.webinar = webinar
    if are_locked(webinar):
        if request.method == "POST":
            messages.warning(request, str(TermsLocked()))
        fields = terms.fields_of_study.select_related("field")
        return render(request, "credits/terms_locked.html", {"webinar": webinar, "terms": terms, "fields": fields})
    form = TermsForm(request.POST or None, terms=terms)
    if request.method == "POST" and form.is_valid():
        try:
            saved = form.save()
        except TermsLocked as error:  # it started between opening the page and saving it
            messages.warning(request, str(error))
            return redirect("credits:terms", code=code)
        if saved is not None:
            messages.success(request, _("The terms are saved."))
            return redirect("quizzes:edit" if "next" in request.POST else "credits:terms", code=code)
    context: dict[str, Any] = {"webinar": webinar, "terms": terms, "form": form, "cards": _cards(form, terms)}
    context["may_edit_organisation"] = request.user.has_perm(Right.ORGANISATION_EDIT, webinar.organisation)
    context["counts_words"] = any(card["params"].formula is Formula.SELF_STUDY for card in context["cards"])
    return render(request, "credits/terms.html", context, status=422 if form.errors else 200)


def _cards(form: TermsForm, terms: CreditTerms) -> list[dict[str, Any]]:
    """A card a policy: what it asks for and what this webinar would be worth under it."""
    chosen = form["policy"].value()
    length_min = terms.webinar.length_min
    policies: Any = form.fields["policy"].queryset.prefetch_related("versions")  # type: ignore[attr-defined]
    return [_card(policy, chosen=chosen, length_min=length_min, terms=terms) for policy in policies]


def _card(policy: Policy, *, chosen: str, length_min: int, terms: CreditTerms) -> dict[str, Any]:
    version = max(policy.versions.all(), key=lambda version: version.version)
    params = version.params
    suggested = suggested_nominal(params, length_min=length_min) if params.is_nominal else None
    nominal = (terms.nominal_credits or suggested) if params.is_nominal else None
    return {
        "policy": policy,
        "version": version,
        "params": params,
        "worth": version_worth(version, length_min=length_min, nominal_credits=nominal, words=terms.words),
        "suggested": suggested,
        "is_chosen": policy.slug == chosen,
    }
