"""The mailbox page of the local mode. On a server there is no such page."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import quote

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.decorators import csp_replace
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from mail.box import Received, read, received

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]

# The letter's HTML is shown in a frame that may do nothing but look as it does.
FRAMED = {
    "default-src": [NONE],
    "script-src": [NONE],
    "style-src": [UNSAFE_INLINE],
    "img-src": ["data:"],
    "frame-ancestors": [SELF],
    "sandbox": ["allow-popups"],
}


def local_only(view: View[P]) -> View[P]:
    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not (settings.DARIS_LOCAL or settings.DEBUG):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@local_only
@require_safe
def box(request: HttpRequest) -> HttpResponse:
    return render(request, "mail/box.html", {"letters": received()})


@local_only
@require_safe
def letter(request: HttpRequest, name: str) -> HttpResponse:
    return render(request, "mail/letter.html", {"letter": find(name)})


@local_only
@require_safe
@xframe_options_sameorigin
@csp_replace(FRAMED)  # type: ignore[arg-type]  # it is typed for views without further arguments only
def html(request: HttpRequest, name: str) -> HttpResponse:
    return HttpResponse(find(name).html)


@local_only
@require_safe
def attachment(request: HttpRequest, name: str, number: int) -> HttpResponse:
    found = next((each for each in find(name).attachments if each.number == number), None)
    if found is None:
        raise Http404
    disposition = f"attachment; filename*=UTF-8''{quote(found.name, safe='')}"
    return HttpResponse(found.content, content_type=found.content_type, headers={"Content-Disposition": disposition})


def find(name: str) -> Received:
    found = read(name)
    if found is None:
        raise Http404
    return found
