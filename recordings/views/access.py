"""What every view of this app begins with: the webinar by its code, and whether this person may be here."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.rights import Right
from recordings.errors import RecordingError
from webinars.models import Webinar


def visible_webinar(request: HttpRequest, code: str) -> Webinar:
    """404 for an unknown webinar, and for a draft that this person must not know of."""
    webinars = Webinar.objects.select_related("organisation", "broadcast", "recording").prefetch_related("lecturers")
    webinar = get_object_or_404(webinars, code=code)
    if not request.user.has_perm(Right.WEBINAR_VIEW, webinar):
        raise Http404
    return webinar


def may_watch(request: HttpRequest, webinar: Webinar) -> bool:
    return request.user.is_authenticated and request.user.has_perm(Right.RECORDING_WATCH, webinar)


def signed_in(request: HttpRequest) -> User:
    """The person behind a view that was refused to everyone else."""
    assert isinstance(request.user, User)
    return request.user


def for_players(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Refuses in a way that a script understands: 401 signed out, 403 no right; never a redirect to a page.

    The view gets the webinar in place of its code.
    """

    @wraps(view)
    def inner(request: HttpRequest, code: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return refusal("signed_out", _("You are signed out. Sign in again to go on watching."), status=401)
        webinar = visible_webinar(request, code)
        if not may_watch(request, webinar):
            return refusal("no_right", _("This recording is for the people who were registered."), status=403)
        return view(request, webinar, *args, **kwargs)

    return inner


def for_players_in_room(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """The same for those who may be in the room: what is going on there is not for everyone who may watch it later."""

    @wraps(view)
    def inner(request: HttpRequest, code: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return refusal("signed_out", _("You are signed out. Sign in again to go on watching."), status=401)
        webinar = get_object_or_404(
            Webinar.objects.select_related("broadcast").prefetch_related("lecturers"), code=code
        )
        if not request.user.has_perm(Right.WEBINAR_JOIN, webinar):
            return refusal("no_right", _("This lecture is for the people who are registered."), status=403)
        return view(request, webinar, *args, **kwargs)

    return inner


def refusal(reason: str, message: str, *, status: int) -> JsonResponse:
    return JsonResponse({"reason": reason, "message": message}, status=status, headers={"Cache-Control": "no-store"})


def refused_by(error: RecordingError, *, status: int) -> JsonResponse:
    return refusal(error.reason, str(error), status=status)
