"""A test of the line between a page and this server: bytes down for whoever may come into the room, bytes up for its hosts.

The page measures (static/webinars/line-probe.js); here is only what it needs, within limits.
"""

import os
from functools import cache

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.rights import Right, require
from webinars.models import Webinar
from webinars.throttle import spend

MOST_DOWN_BYTES = 1024 * 1024
MOST_UP_BYTES = 512 * 1024
WINDOW_S = 60
MOST_REQUESTS = 40
MOST_BYTES = 12 * 1024 * 1024
"""A person in a window: about four tests."""


@require_http_methods(["GET", "POST"])
@never_cache
@login_required
def line(request: HttpRequest, code: str) -> HttpResponse:
    """GET `?bytes=`: so many random bytes. POST: takes the body, keeps nothing, and says how long it was."""
    webinar = get_object_or_404(Webinar.objects.prefetch_related("lecturers", "moderators"), code=code)
    is_up = request.method == "POST"
    require(request.user, Right.WEBINAR_HOST if is_up else Right.WEBINAR_JOIN, webinar)
    if not (webinar.is_coming or webinar.is_live):
        raise Http404
    wanted = _number(request.META.get("CONTENT_LENGTH") if is_up else request.GET.get("bytes"))
    if wanted is None:
        return HttpResponse(status=400)
    if wanted > (MOST_UP_BYTES if is_up else MOST_DOWN_BYTES):
        return HttpResponse(status=413)
    if not _may_go_on(request, wanted):
        return JsonResponse(
            {"message": _("These were many tests in a row. Wait a minute and try again.")},
            status=429,
            headers={"Retry-After": str(WINDOW_S)},
        )
    if is_up:
        return JsonResponse({"bytes": wanted})
    response = HttpResponse(_noise()[:wanted], content_type="application/octet-stream")
    # What a proxy packs or rewrites would not measure the line.
    response["Cache-Control"] = "no-store, no-transform"
    return response


def _may_go_on(request: HttpRequest, wanted: int) -> bool:
    who = request.user.pk
    return spend(f"line:{who}:requests", 1, most=MOST_REQUESTS, window_s=WINDOW_S) and spend(
        f"line:{who}:bytes", wanted, most=MOST_BYTES, window_s=WINDOW_S
    )


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 12 else None


@cache
def _noise() -> bytes:
    """Random, for nothing on the way can make it smaller."""
    return os.urandom(MOST_DOWN_BYTES)
