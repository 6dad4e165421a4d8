"""The captioner's page, and what it sends."""

import json
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.rights import Right, require
from webinars.captions import limits
from webinars.captions.domain.saying import correct_line, say_line
from webinars.captions.languages import offered_languages
from webinars.captions.models import CaptionLine
from webinars.captions.throttle import is_too_often
from webinars.errors import WebinarError
from webinars.models import Webinar
from webinars.views.access import signed_in

SHOWN_LINES = 12


def _webinar(request: HttpRequest, code: str) -> Webinar:
    webinar = get_object_or_404(Webinar.objects.prefetch_related("lecturers"), code=code)
    require(request.user, Right.CAPTIONS_WRITE, webinar)
    return webinar


@require_safe
@never_cache
@login_required
def write(request: HttpRequest, code: str) -> HttpResponse:
    webinar = _webinar(request, code)
    lines = list(CaptionLine.objects.filter(webinar=webinar).order_by("-pk")[:SHOWN_LINES])[::-1]
    context = {
        "webinar": webinar,
        "lines": lines,
        "languages": offered_languages(),
        "longest": limits.LONGEST_TEXT,
        "may_manage": request.user.has_perm(Right.WEBINAR_HOST, webinar),
    }
    return render(request, "captions/write.html", context)


@require_safe
@never_cache
@login_required
def state(request: HttpRequest, code: str) -> JsonResponse:
    """For a page that waits for the lecture."""
    return JsonResponse({"state": _webinar(request, code).state})


@require_POST
@login_required
def say(request: HttpRequest, code: str) -> JsonResponse:
    webinar = _webinar(request, code)
    person = signed_in(request)
    return _answer(
        request,
        lambda sent: say_line(
            webinar,
            _text(sent),
            language=str(sent.get("language", ""))[:10],
            start_ms=_moment(sent.get("start_ms")),
            by=person,
        ),
    )


@require_POST
@login_required
def correct(request: HttpRequest, code: str, line_id: int) -> JsonResponse:
    webinar = _webinar(request, code)
    person = signed_in(request)
    if not CaptionLine.objects.filter(webinar=webinar, pk=line_id).exists():
        raise Http404
    return _answer(request, lambda sent: correct_line(webinar, line_id, _text(sent), by=person))


def _answer(request: HttpRequest, act: Any) -> JsonResponse:
    if is_too_often(f"person:{signed_in(request).pk}"):
        return JsonResponse({"message": _("That was too fast. Wait a moment and send it again.")}, status=429)
    try:
        sent = json.loads(request.body[: limits.MOST_BYTES])
        if not isinstance(sent, dict):
            raise ValueError
    except (ValueError, RecursionError):
        return JsonResponse({"message": _("This could not be read. Reload the page.")}, status=400)
    try:
        line = act(sent)
    except WebinarError as error:
        return JsonResponse({"message": str(error)}, status=409)
    return JsonResponse({"id": line.pk, "start_ms": line.start_ms, "end_ms": line.end_ms, "text": line.text})


def _text(sent: dict[str, Any]) -> str:
    text = sent.get("text")
    return text if isinstance(text, str) else ""


def _moment(sent: Any) -> int | None:
    """What the page's player showed as the line began. A page that cannot tell says nothing, and then it is now."""
    return sent if isinstance(sent, int) and not isinstance(sent, bool) and 0 <= sent <= 10**9 else None
