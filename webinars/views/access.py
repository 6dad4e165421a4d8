"""What views of this app begin with: the webinar by its code, and whether this person may be here."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from accounts.models import User
from accounts.rights import Right, require
from webinars.models import Webinar


def signed_in(request: HttpRequest) -> User:
    """The person behind a view that asks for a sign-in."""
    assert isinstance(request.user, User)
    return request.user


def public_webinar(request: HttpRequest, code: str) -> Webinar:
    """404 also for a draft of others: its existence says something."""
    webinar = get_object_or_404(Webinar.objects.for_cards(), code=code)
    if not request.user.has_perm(Right.WEBINAR_VIEW, webinar):
        raise Http404
    return webinar


def editable_webinar(request: HttpRequest, code: str, *, right: Right = Right.WEBINAR_EDIT) -> Webinar:
    """PermissionDenied for who does not prepare it, 404 for a draft that they may not even see."""
    webinar = public_webinar(request, code)
    require(request.user, right, webinar)
    return webinar
