"""Hiding one and bringing it back; closing all of them and opening them again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from accounts.rights import Right
from webinars.errors import WebinarError
from webinars.models import Webinar
from webinars.recommendations.domain.closing import close_recommendations, reopen_recommendations
from webinars.recommendations.domain.moderating import hide_recommendation, restore_recommendation
from webinars.recommendations.models import Recommendation
from webinars.recommendations.views.access import back, reachable
from webinars.views.access import signed_in


@require_POST
@login_required
def hide(request: HttpRequest, code: str, recommendation_code: str) -> HttpResponse:
    webinar, found = _moderated(request, code, recommendation_code)
    try:
        hide_recommendation(webinar, found.code, reason=request.POST.get("reason", ""), by=signed_in(request))
    except WebinarError as error:
        messages.error(request, str(error))
        return back(request, webinar, found.code)
    return back(request, webinar, f"n{found.node_id}")


@require_POST
@login_required
def restore(request: HttpRequest, code: str, recommendation_code: str) -> HttpResponse:
    webinar, found = _moderated(request, code, recommendation_code)
    try:
        restore_recommendation(webinar, found.code, by=signed_in(request))
    except WebinarError as error:
        messages.error(request, str(error))
    return back(request, webinar, found.code)


@require_POST
@login_required
def close(request: HttpRequest, code: str) -> HttpResponse:
    close_recommendations(reachable(request, code, right=Right.WEBINAR_HOST), by=signed_in(request))
    return redirect("recommendations:list", code=code)


@require_POST
@login_required
def reopen(request: HttpRequest, code: str) -> HttpResponse:
    reopen_recommendations(reachable(request, code, right=Right.WEBINAR_HOST))
    return redirect("recommendations:list", code=code)


def _moderated(request: HttpRequest, code: str, recommendation_code: str) -> tuple[Webinar, Recommendation]:
    webinar = reachable(request, code, right=Right.WEBINAR_MODERATE)
    return webinar, get_object_or_404(Recommendation, webinar=webinar, code=recommendation_code)
