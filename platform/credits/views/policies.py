"""Policies: what there is, their versions side by side, and a form with a preview by the function that settles hours."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import User
from accounts.rights import Right, require, right_required
from accounts.roles import Role
from credits.domain.params import PolicyParams
from credits.domain.policies import add_version, copy_policy, offer_policy, word_policy
from credits.errors import CreditError, VersionMoved, VersionUnchanged
from credits.models import Policy, PolicyVersion
from credits.policy_form import PolicyForm, typed_again
from credits.policy_samples import OwnSampleForm, sample_rows
from credits.policy_words import compare, say_all
from credits.policy_words_form import PolicyWordsForm
from webinars.models import Webinar
from webinars.views.access import signed_in

USES_SHOWN = 10


@require_safe
@never_cache
@right_required(Right.POLICIES_LIST)
def index(request: HttpRequest) -> HttpResponse:
    """Shared ones and those of one's own institute; administrators and auditors see all."""
    me = signed_in(request)
    policies = Policy.objects.select_related("organisation").prefetch_related("versions__created_by")
    if not me.has_role(Role.ADMINISTRATOR, Role.AUDITOR):
        policies = policies.known_to(me.organisation_id)
    uses = dict(PolicyVersion.objects.order_by().values_list("policy_id").annotate(count=Count("terms", distinct=True)))
    lines = [
        {
            "policy": policy,
            "latest": max(policy.versions.all(), key=lambda version: version.version),
            "uses": uses.get(policy.pk, 0),
        }
        for policy in policies
    ]
    return render(
        request,
        "credits/policies.html",
        {
            "own": [line for line in lines if not line["policy"].is_shared],
            "shared": [line for line in lines if line["policy"].is_shared],
            "may_create": me.has_perm(Right.POLICY_CREATE),
        },
    )


@require_safe
@never_cache
@login_required
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """Every version: who made it and when, what changed, where it is used; `?of=2&with=1` compares two of them."""
    policy = _policy(request, slug, Right.POLICY_VIEW)
    versions = list(
        policy.versions.select_related("created_by").annotate(uses=Count("terms", distinct=True)).order_by("-version")
    )
    by_number = {version.version: version for version in versions}
    latest = versions[0]
    chosen = by_number.get(_number(request, "of"), latest)
    other = by_number.get(_number(request, "with")) or by_number.get(chosen.version - 1)
    for version in versions:
        before = by_number.get(version.version - 1)
        version.changes = compare(before.params, version.params) if before else []  # type: ignore[attr-defined]
    return render(
        request,
        "credits/policy.html",
        {
            "policy": policy,
            "versions": versions,
            "latest": latest,
            "chosen": chosen,
            "other": other,
            "said": say_all(chosen.params),
            "changes": compare(other.params, chosen.params) if other else [],
            "rows": sample_rows(chosen.params, was=None, own=None),
            "uses": _uses(policy, signed_in(request)),
            "may_edit": request.user.has_perm(Right.POLICY_EDIT, policy),
            "may_create": request.user.has_perm(Right.POLICY_CREATE),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """The form begins with the latest version and saves the next one. The button "preview" only computes."""
    policy = _policy(request, slug, Right.POLICY_EDIT)
    latest = policy.latest
    data = request.POST if request.method == "POST" else None
    form = PolicyForm(data, params=latest.params, base=latest.version)
    words = PolicyWordsForm(data, instance=policy)
    saves = data is not None and "preview" not in data
    if saves and form.is_valid() and words.is_valid():
        try:
            made = _save(policy, form=form, words=words, by=signed_in(request))
        except VersionMoved as error:
            form.add_error(None, str(error))
            # What was typed stays; what it is compared with is the colleague's version from now on.
            typed_again(form, base=latest.version)
        except CreditError as error:
            form.add_error(None, str(error))
        else:
            if made is None:
                messages.success(request, _("The words are saved. No rule changed, so there is no new version."))
            else:
                messages.success(request, _("Version %(number)s is saved.") % {"number": made.version})
            return redirect("credits:policy", slug=policy.slug)
    context = {"policy": policy, "latest": latest, "form": form, "words": words} | _preview(
        request, form, latest.params
    )
    refused = saves and (form.errors or words.errors)
    return render(request, "credits/policy_edit.html", context, status=422 if refused else 200)


@require_POST
@login_required
def preview(request: HttpRequest, slug: str) -> HttpResponse:
    """The fragment beside the form: rows of samples, and what changes. Nothing is saved."""
    policy = _policy(request, slug, Right.POLICY_EDIT)
    latest = policy.latest
    form = PolicyForm(request.POST, params=latest.params, base=latest.version)
    context = {"policy": policy, "latest": latest, "form": form} | _preview(request, form, latest.params)
    return render(request, "credits/partials/_policy_preview.html", context)


@require_POST
@login_required
def copy(request: HttpRequest, slug: str) -> HttpResponse:
    policy = _policy(request, slug, Right.POLICY_VIEW)
    require(request.user, Right.POLICY_CREATE)
    made = copy_policy(policy, by=signed_in(request))
    messages.success(
        request, _("This policy is your institute's own now. Change what you need, then offer it to your organisers.")
    )
    return redirect("credits:policy_edit", slug=made.slug)


@require_POST
@login_required
def offer(request: HttpRequest, slug: str) -> HttpResponse:
    policy = _policy(request, slug, Right.POLICY_EDIT)
    offered = request.POST.get("offered") == "yes"
    offer_policy(policy, offered=offered)
    if offered:
        messages.success(request, _("Organisers can choose this policy for new webinars now."))
    else:
        messages.success(request, _("It is not offered any more. Webinars that have it keep it."))
    return redirect("credits:policy", slug=policy.slug)


def _policy(request: HttpRequest, slug: str, right: Right) -> Policy:
    policy = get_object_or_404(Policy.objects.select_related("organisation"), slug=slug)
    require(request.user, right, policy)
    return policy


def _number(request: HttpRequest, name: str) -> int:
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0


def _save(policy: Policy, *, form: PolicyForm, words: PolicyWordsForm, by: User) -> PolicyVersion | None:
    """The new version; None when only words changed. Raises VersionMoved, VersionUnchanged when nothing changed at all."""
    with transaction.atomic():
        try:
            made = add_version(
                policy, params=form.params, by=by, note=form.cleaned_data["note"], after=form.cleaned_data["base"]
            )
        except VersionUnchanged:
            if not words.has_changed():
                raise
            made = None
        if words.has_changed():
            word_policy(policy, words={name: words.cleaned_data[name] for name in words.changed_data})
    return made


def _preview(request: HttpRequest, form: PolicyForm, latest: PolicyParams) -> dict[str, Any]:
    own = OwnSampleForm(request.POST if request.method == "POST" else None)
    params: PolicyParams | None = latest
    if form.is_bound:
        params = form.params if form.is_valid() else None
    if params is None:
        return {"own": own, "rows": [], "changes": [], "is_broken": True}
    was = latest if params != latest else None
    return {
        "own": own,
        "unit": _unit(params),
        "rows": sample_rows(params, was=was, own=own.sample()),
        "changes": compare(latest, params) if was else [],
        "is_broken": False,
    }


def _unit(params: PolicyParams) -> str:
    from django.utils.translation import get_language

    return {"ru": params.unit_ru, "en": params.unit_en}.get(get_language() or "kk", params.unit_kk)


def _uses(policy: Policy, person: User) -> dict[str, Any]:
    """How many webinars; by name only those that the person may know."""
    webinars = Webinar.objects.filter(credit_terms__policy_version__policy=policy)
    known = (
        webinars
        if person.has_role(Role.ADMINISTRATOR, Role.AUDITOR)
        else webinars.filter(organisation=person.organisation_id)
    )
    known = known.select_related("credit_terms__policy_version").prefetch_related("lecturers").order_by("-starts_at")
    shown = list(known[:USES_SHOWN])
    for webinar in shown:
        webinar.address = _address(webinar, person)  # type: ignore[attr-defined]
    return {"count": webinars.count(), "shown": shown}


def _address(webinar: Webinar, person: User) -> str:
    """Where this person reads more of it: the terms are its team's alone. Empty for a colleague's draft."""
    if person.has_perm(Right.TERMS_EDIT, webinar):
        return reverse("credits:terms", args=[webinar.code])
    return reverse("webinars:page", args=[webinar.code]) if person.has_perm(Right.WEBINAR_VIEW, webinar) else ""
