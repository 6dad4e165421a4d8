"""Open Badges for programs: the credential, the keys by which it is checked, and the list of those that hold no more.

All are public, as the verification page is, and may be fetched by pages of other sites, where validators live.
"""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from accounts.models import Organisation
from credits.badges import keys
from credits.badges.credential import badge_of, write
from credits.badges.issuer import did_document
from credits.badges.status import status_list
from credits.models import Certificate
from credits.throttle import is_too_often
from credits.views.verify import LOOKS_A_MINUTE, normal_code

CREDENTIAL = "application/ld+json"
ISSUER_LOOKS_A_MINUTE = 120  # a validator that checks a whole school's badges asks for them again and again
ISSUER_KEPT_S = 300  # a badge that was taken back is known everywhere after five minutes

View = Callable[..., HttpResponse]


def for_programs(*, what: str, limit: int) -> Callable[[View], View]:
    """GET and HEAD for every site's pages; no more than `limit` a minute from one address; none without a signing key."""

    def decorate(view: View) -> View:
        @require_safe
        @wraps(view)
        def limited(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if is_too_often(request, what=what, limit=limit, within_s=60):
                response = _refuse("Too many requests from this address. Try again in a minute.", status=429)
                response["Retry-After"] = "60"
            elif not keys.is_offered():
                response = _refuse("No badges are given out here.", status=404)
            else:
                response = view(request, *args, **kwargs)
            response["Access-Control-Allow-Origin"] = "*"
            response["X-Robots-Tag"] = "noindex"
            return response

        return limited

    return decorate


@for_programs(what="verify", limit=LOOKS_A_MINUTE)
def badge(request: HttpRequest, code: str) -> HttpResponse:
    """The credential. Like the paper, one that is not valid any more is not given out again."""
    plain = normal_code(code)
    if plain and plain != code:
        return redirect("credits:badge", code=plain)
    certificate = Certificate.objects.select_related("organisation").filter(code=code).first()
    if certificate is None:
        response = _refuse("There is no certificate with this code.", status=404)
    elif not certificate.is_valid:
        response = _refuse(f"This certificate was {certificate.state}.", status=410)
    else:
        response = HttpResponse(write(badge_of(certificate)), content_type=CREDENTIAL)
        if "download" in request.GET:
            response["Content-Disposition"] = f'attachment; filename="open-badge-{certificate.number}.json"'
    # A person's name is in it: not for caches.
    patch_cache_control(response, no_store=True)
    return response


@for_programs(what="issuer", limit=ISSUER_LOOKS_A_MINUTE)
def did(request: HttpRequest, code: str) -> HttpResponse:
    """The organisation's public keys, where did:web looks for them."""
    organisation = _issuer(code)
    if organisation is None:
        return _refuse("There is no issuer with this code.", status=404)
    return _kept(HttpResponse(write(did_document(organisation)), content_type="application/did+json"))


@for_programs(what="issuer", limit=ISSUER_LOOKS_A_MINUTE)
def revoked(request: HttpRequest, code: str, part: int) -> HttpResponse:
    organisation = _issuer(code)
    listed = organisation and status_list(organisation, part=part)
    if not listed:
        return _refuse("There is no such list.", status=404)
    return _kept(HttpResponse(write(listed), content_type=CREDENTIAL))


def _issuer(code: str) -> Organisation | None:
    """An organisation that has given out a certificate."""
    given = Certificate.objects.filter(organisation=OuterRef("pk"))
    return Organisation.objects.filter(Exists(given), code=code).first()


def _kept(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, public=True, max_age=ISSUER_KEPT_S)
    return response


def _refuse(text: str, *, status: int) -> HttpResponse:
    return HttpResponse(json.dumps({"detail": text}), status=status, content_type="application/json")
