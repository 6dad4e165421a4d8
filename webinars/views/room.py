"""The room of a webinar: waiting room before the start, the lecture while it is live."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.rights import Right
from ui.devices import may_use
from ui.prepared import Prepared
from webinars.models import Webinar
from webinars.rules import is_registered

_of_code = Prepared(lambda code: Webinar.objects.filter(code=code), "code")


@require_safe
@never_cache
@login_required
@may_use("microphone")
def room(request: HttpRequest, code: str) -> HttpResponse:
    """Whoever may not come in is led to the webinar's page, which says what to do."""
    webinar = _of_code.first(code)
    if webinar is None:
        raise Http404
    prefetch_related_objects([webinar], "lecturers")
    # Asked first, for most who come have a place, and the page shows what only they have.
    has_place = is_registered(request.user, webinar)
    if not has_place and not request.user.has_perm(Right.WEBINAR_JOIN, webinar):
        messages.warning(request, _why_not(webinar, request))
        return redirect("webinars:page", code=code)
    if webinar.has_ended or webinar.is_cancelled:
        return redirect("webinars:page", code=code)
    if not webinar.is_door_open:
        messages.info(request, _("The waiting room opens 30 minutes before the start."))
        return redirect("webinars:page", code=code)
    return render(request, "webinars/room.html", {"webinar": webinar, "has_place": has_place})


def _why_not(webinar: Webinar, request: HttpRequest) -> str:
    if webinar.registrations.filter(person_id=request.user.pk).exclude(banned_at=None).exists():
        return _("A moderator has sent you out of this room. Write to the organiser if you think it is a mistake.")
    return _("Only registered people can come in. Register on this page first.")
