"""Captions for those who watch, live or later."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.rights import Right
from webinars.captions.domain.vtt import as_vtt
from webinars.captions.models import CaptionLine
from webinars.models import Webinar


def _webinar(request: HttpRequest, code: str) -> Webinar:
    """For whoever may be in the room or watch the recording."""
    webinar = get_object_or_404(Webinar.objects.prefetch_related("lecturers"), code=code)
    if not any(request.user.has_perm(right, webinar) for right in (Right.WEBINAR_JOIN, Right.RECORDING_WATCH)):
        raise PermissionDenied
    return webinar


@require_safe
@never_cache
@login_required
def vtt(request: HttpRequest, code: str, language: str) -> HttpResponse:
    webinar = _webinar(request, code)
    lines = list(CaptionLine.objects.filter(webinar=webinar, language=language))
    if not lines:
        raise Http404
    response = HttpResponse(as_vtt(lines), content_type="text/vtt; charset=utf-8")
    response["X-Content-Type-Options"] = "nosniff"
    if "download" in request.GET:
        response["Content-Disposition"] = f'attachment; filename="daris-{webinar.code}-{language}.vtt"'
    return response


@require_safe
@never_cache
@login_required
def lines(request: HttpRequest, code: str) -> JsonResponse:
    """All lines, for somebody who looks back."""
    webinar = _webinar(request, code)
    found = CaptionLine.objects.filter(webinar=webinar).order_by("start_ms", "pk")
    fields = ("id", "language", "start_ms", "end_ms", "text")
    return JsonResponse({"lines": [dict(zip(fields, row, strict=True)) for row in found.values_list(*fields)]})
