"""The room of a webinar: waiting room before the start, the lecture while it is live."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.rights import Right
from ui.devices import may_use
from ui.prepared import Prepared, values_of
from ui.shared_page import SharedPages
from webinars.models import Webinar
from webinars.rules import is_registered

_of_code = Prepared(lambda code: Webinar.objects.filter(code=code), "code")
_pages = SharedPages("webinars/room.html")


@require_safe
@never_cache
@login_required
@may_use("microphone")
def room(request: HttpRequest, code: str) -> HttpResponse:
    """Whoever may not come in is led to the webinar's page, which says what to do."""
    webinar = _of_code.first(code)
    if webinar is None:
        raise Http404
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
    same = (values_of(webinar, but={"event_seq"}), has_place)
    return _pages.render(request, {"webinar": webinar, "has_place": has_place}, same=same)


def _why_not(webinar: Webinar, request: HttpRequest) -> str:
    if webinar.registrations.filter(person_id=request.user.pk).exclude(banned_at=None).exists():
        return _("A moderator has sent you out of this room. Write to the organiser if you think it is a mistake.")
    return _("Only registered people can come in. Register on this page first.")
