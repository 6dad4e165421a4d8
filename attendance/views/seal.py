"""The seal over a webinar's evidence, checked row by row while one looks: a page of its own, and a part of others."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.rights import Right
from attendance.domain.seal import verify
from webinars.views.access import editable_webinar


@require_safe
@never_cache
@login_required
def seal(request: HttpRequest, code: str) -> HttpResponse:
    """About 20 queries, whatever there is; asked for by htmx it is the part alone."""
    webinar = editable_webinar(request, code, right=Right.ATTENDANCE_VIEW_REPORT)
    context = {"webinar": webinar, "found": verify(webinar)}
    is_part = bool(request.headers.get("HX-Request"))
    return render(request, "attendance/partials/_seal.html" if is_part else "attendance/seal.html", context)
