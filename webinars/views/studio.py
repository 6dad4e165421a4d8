"""The lecturer's studio, and the verbs of its big buttons."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from accounts.rights import Right, require
from ui.devices import may_use
from webinars.domain import live
from webinars.errors import WebinarError
from webinars.models import Webinar

BREAK_LENGTHS_MIN = (5, 10, 15, 30)


def hosted_webinar(request: HttpRequest, code: str) -> Webinar:
    webinar = get_object_or_404(Webinar.objects.select_related("organisation").prefetch_related("lecturers"), code=code)
    require(request.user, Right.WEBINAR_HOST, webinar)
    return webinar


@require_safe
@never_cache
@login_required
@may_use("camera", "microphone", "display-capture")
def studio(request: HttpRequest, code: str) -> HttpResponse:
    webinar = hosted_webinar(request, code)
    if not (webinar.is_live or webinar.is_coming):
        return redirect("webinars:page", code=code)
    turn = webinar.air_turns.filter(ended_at=None).select_related("person").first()
    on_air = turn.person if turn else None
    return render(
        request, "webinars/studio.html", {"webinar": webinar, "on_air": on_air, "break_lengths": BREAK_LENGTHS_MIN}
    )


def _verb(act: Callable[..., None], *, has_length: bool = False) -> Callable[..., HttpResponse]:
    @require_POST
    @login_required
    def view(request: HttpRequest, code: str, **kwargs: Any) -> HttpResponse:
        webinar = hosted_webinar(request, code)
        assert isinstance(request.user, User)
        try:
            act(webinar, by=request.user, **(_said(request) if has_length else {}))
        except WebinarError as error:
            return JsonResponse({"message": str(error)}, status=409)
        webinar.refresh_from_db()
        return JsonResponse({"state": webinar.state, "is_on_break": webinar.is_on_break})

    return view


def _said(request: HttpRequest) -> dict[str, int]:
    """How long a break is to last, if the form says so; what is no length is none that may be."""
    if "length_min" not in request.POST:
        return {}
    text = request.POST["length_min"]
    return {"length_min": int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0}


start = _verb(live.start_webinar)
pause = _verb(live.pause_webinar, has_length=True)
prolong = _verb(partial(live.prolong_break, length_min=5), has_length=True)
resume = _verb(live.resume_webinar)
end = _verb(live.end_webinar)
