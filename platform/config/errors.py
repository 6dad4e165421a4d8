"""What a visitor is told when a page broke."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.defaults import server_error

RETRY_AFTER_S = 15


def broken(request: HttpRequest) -> HttpResponse:
    """The page of an error that nobody caught. A database that is away is no fault of ours: it is soon back (503)."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        page = render_to_string("503.html", request=None)
        return HttpResponse(page, status=503, headers={"Retry-After": str(RETRY_AFTER_S), "Cache-Control": "no-store"})
    return server_error(request)
