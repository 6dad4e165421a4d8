"""Forms that were not taken because their page was too old, or because who sent them was signed out meanwhile.

What was typed is given back to be sent again, to a page of ours and to nobody else: for a foreign site such an answer would be
a form of its own making with a good token, one click away from being sent.
"""

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render, resolve_url
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.csrf import csrf_failure

from accounts.models import User

KEPT_CHARACTERS = 512 * 1024
"""More than every form of ours takes; what is longer is not given back."""
SHOWN_FROM_CHARACTERS = 30
"""A text of this length is shown too, so that it can be copied."""
_NEVER_KEPT = re.compile(r"passw|secret|credential|csrfmiddlewaretoken", re.IGNORECASE)
_SIGN_IN_PAGES = "/accounts/"
"""Their forms are short and hold passwords, codes and keys: nothing of them is given back."""


def page_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Instead of Django's own page when a form's token does not fit (`CSRF_FAILURE_VIEW`)."""
    answer = unsent(request, is_signed_out=False) if is_from_here(request) else None
    return answer or csrf_failure(request, reason)


class SignedOutMiddleware:
    """A form of somebody who is signed out would lead to the sign-in page, and be lost on the way. And htmx would follow there
    for each part of a page, and put the whole sign-in page into its place."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not leads_to_sign_in(request, response):
            return response
        if request.method == "POST" and is_from_here(request):
            return unsent(request, is_signed_out=True) or response
        return _for_script(request, is_signed_out=True) if "HX-Request" in request.headers else response


def is_from_here(request: HttpRequest) -> bool:
    """Whether a page of this site sent it. A browser says so in `Origin`, or at least in `Referer`; who says neither is not."""
    origin = request.headers.get("Origin")
    if origin is None:
        try:
            referer = urlsplit(request.headers.get("Referer", ""))
        except ValueError:
            return False
        origin = f"{referer.scheme}://{referer.netloc}"
    return origin in {f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS}


def leads_to_sign_in(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether the answer is the one of `login_required`: sign in, then come back to this address."""
    if response.status_code != 302 or request.user.is_authenticated:
        return False
    target = urlsplit(response.headers["Location"])
    is_sign_in = target.path in (resolve_url(settings.LOGIN_URL), reverse("admin:login"))
    return is_sign_in and parse_qs(target.query).get("next") == [request.get_full_path()]


def unsent(request: HttpRequest, *, is_signed_out: bool) -> HttpResponse | None:
    """A page that sends the form again, or for a script the reason. None where nothing can be given back."""
    if not is_visit(request):
        return _for_script(request, is_signed_out=is_signed_out)
    fields = typed(request)
    if fields is None:
        return None
    context = {
        "fields": fields,
        "texts": [value for _name, value in fields if len(value) >= SHOWN_FROM_CHARACTERS],
        "has_files": bool(request.FILES),
        "is_signed_out": is_signed_out,
    }
    response = render(request, "send_again.html", context, status=403)
    add_never_cache_headers(response)
    return response


def is_visit(request: HttpRequest) -> bool:
    """Whether a browser shows the answer as a page. What htmx and other scripts ask for keeps the page with its fields."""
    headers = request.headers
    return (
        "HX-Request" not in headers
        and headers.get("Sec-Fetch-Mode", "navigate") == "navigate"
        and "text/html" in headers.get("Accept", "text/html")
    )


def typed(request: HttpRequest) -> list[tuple[str, str]] | None:
    """The fields in their order, without secrets and files. None when they are too long or belong to signing in."""
    if request.path_info.startswith(_SIGN_IN_PAGES):
        return None
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        if not _NEVER_KEPT.search(name)
        for value in values
        if isinstance(value, str)
    ]
    if sum(len(name) + len(value) for name, value in fields) > KEPT_CHARACTERS:
        return None
    return fields


def _for_script(request: HttpRequest, *, is_signed_out: bool) -> JsonResponse:
    """401 signed out, 403 the token does not fit (any more): `ui/csrf.js` then takes the one of the cookie."""
    get_token(request)  # so that there is a cookie
    if is_signed_out:
        message = _(
            "You are signed out, so nothing was saved. Sign in in another tab, then send it from here once more."
        )
        return JsonResponse({"message": message, "sign_in": resolve_url(settings.LOGIN_URL)}, status=401)
    user = request.user
    if isinstance(user, User):
        message = _(
            "Nothing was saved: since this page was opened you signed in again, as %(name)s. Send it once more if that is right."
        ) % {"name": user.display_name}
    else:
        message = _("Nothing was saved: this page was open for too long. Send it once more.")
    return JsonResponse({"message": message}, status=403)
