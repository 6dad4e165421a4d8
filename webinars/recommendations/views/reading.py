"""The page of recommendations, for people with a place, moderators, the team and auditors."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.rights import Right
from webinars.models import Webinar
from webinars.questions.models import rules_of
from webinars.recommendations.domain.reading import Place, places_of
from webinars.recommendations.forms import HideForm, RecommendForm, filled
from webinars.recommendations.models import consultation_of
from webinars.recommendations.views.access import node_asked, reachable
from webinars.views.access import signed_in


@require_safe
@never_cache
@login_required
def recommendations(request: HttpRequest, code: str) -> HttpResponse:
    return show(request, reachable(request, code))


def show(
    request: HttpRequest, webinar: Webinar, *, wrong: RecommendForm | None = None, of: str = "", status: int = 200
) -> HttpResponse:
    """`wrong`: a form that could not be taken, `of` a node (`n` and its key) or a recommendation (its code)."""
    user = signed_in(request)
    consultation, whole = consultation_of(webinar), node_asked(request)
    can_write = consultation.is_open and user.has_perm(Right.RECOMMENDATIONS_WRITE, webinar)
    can_moderate = user.has_perm(Right.WEBINAR_MODERATE, webinar)
    places = places_of(webinar, user, whole=whole)
    if can_write:
        _add_forms(places, user.pk, may_be_anonymous=rules_of(webinar).may_be_anonymous, wrong=wrong, of=of)
    if can_moderate:
        for each in (each for place in places for each in place.shown):
            each.hide_form = HideForm(auto_id=f"hide-{each.code}-%s")  # type: ignore[attr-defined]
    context: dict[str, Any] = {
        "webinar": webinar,
        "places": places,
        "consultation": consultation,
        "whole": whole,
        "can_write": can_write,
        "can_moderate": can_moderate,
        "can_close": user.has_perm(Right.WEBINAR_HOST, webinar) and not webinar.is_cancelled,
        "can_sum_up": user.has_perm(Right.RECOMMENDATIONS_SUMMARY, webinar),
        "can_trace": user.has_perm(Right.RECOMMENDATIONS_TRACE, webinar),
        "wrong": of,
    }
    return render(request, "recommendations/list.html", context, status=status)


def _add_forms(places: list[Place], own: int, *, may_be_anonymous: bool, wrong: RecommendForm | None, of: str) -> None:
    for place in places:
        name = f"n{place.node.pk}"
        if place.is_open:
            new = RecommendForm(auto_id=f"{name}-%s", may_be_anonymous=may_be_anonymous)
            place.form = wrong if wrong and of == name else new  # type: ignore[attr-defined]
        for each in place.shown:
            if each.person_id == own:
                may = may_be_anonymous or each.is_anonymous
                old = RecommendForm(initial=filled(each), auto_id=f"{each.code}-%s", may_be_anonymous=may)
                each.form = wrong if wrong and of == each.code else old  # type: ignore[attr-defined]
