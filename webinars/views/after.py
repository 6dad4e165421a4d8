"""What comes after a lecture: a summary for its team, and for who had a place what they earned and what is missing."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.rights import Right
from webinars.models import Webinar
from webinars.rules import is_registered


@require_safe
@never_cache
@login_required
def after(request: HttpRequest, code: str) -> HttpResponse:
    """Before the end, and for who has no part in it, the webinar's page is the place."""
    webinars = Webinar.objects.select_related("organisation").prefetch_related("lecturers", "moderators")
    webinar = get_object_or_404(webinars, code=code)
    if not webinar.has_ended:
        return redirect("webinars:page", code=code)
    if request.user.has_perm(Right.WEBINAR_HOST, webinar):
        return render(request, "webinars/summary.html", {"webinar": webinar})
    if is_registered(request.user, webinar):
        return render(request, "webinars/after.html", {"webinar": webinar})
    return redirect("webinars:page", code=code)
