"""An import that was made: what it brought, and the very file."""

from urllib.parse import quote

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.rights import Right
from attendance.imports.domain.spans import DEVICES
from attendance.imports.domain.uploads import stored
from attendance.imports.errors import FileRefused
from attendance.imports.models import MeetingImport
from attendance.imports.reading.report import Product
from webinars.models import Webinar
from webinars.views.access import editable_webinar

LISTED = 500


@require_safe
@never_cache
@login_required
def imported(request: HttpRequest, code: str, made: str) -> HttpResponse:
    """For the team and for auditors: it is evidence."""
    webinar, found = _import(request, code, made)
    spans = found.spans.select_related("person__organisation").order_by("person__name", "started_at")
    context = {
        "webinar": webinar,
        "made": found,
        "product": DEVICES.get(Product(found.product), found.product),
        "spans": spans[:LISTED],
        "span_count": spans.count(),
        "people_count": spans.order_by().values("person").distinct().count(),
    }
    return render(request, "imports/imported.html", context)


@require_safe
@never_cache
@login_required
def file(request: HttpRequest, code: str, made: str) -> HttpResponse:
    """The bytes as they were uploaded, never shown by the browser."""
    _webinar, found = _import(request, code, made)
    try:
        data = stored(found.storage_key, sha256=found.sha256)
    except FileRefused as error:
        return HttpResponse(str(error), status=503, content_type="text/plain; charset=utf-8")
    response = HttpResponse(data, content_type="application/octet-stream")
    response["Content-Disposition"] = f"attachment; filename=\"report\"; filename*=UTF-8''{quote(found.file_name)}"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _import(request: HttpRequest, code: str, made: str) -> tuple[Webinar, MeetingImport]:
    webinar = editable_webinar(request, code, right=Right.ATTENDANCE_VIEW_REPORT)
    return webinar, get_object_or_404(MeetingImport.objects.select_related("by"), webinar=webinar, code=made)
