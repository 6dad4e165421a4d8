"""What a visitor is told when a page broke."""

import sys

from botocore.exceptions import BotoCoreError
from django.db import DataError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.defaults import bad_request, server_error

from media.errors import StorageError

RETRY_AFTER_S = 15
ZERO_BYTE = "NUL (0x00)"
"""So psycopg names what PostgreSQL takes in no text. Nobody types it."""


def broken(request: HttpRequest) -> HttpResponse:
    """The page of an error that nobody caught. A database or a storage that is away is no fault of ours: it is soon back (503).
    Nor is a request with a zero byte, wherever it stood (400)."""
    error = sys.exc_info()[1]
    if isinstance(error, DataError) and ZERO_BYTE in str(error):
        return bad_request(request, error)
    if isinstance(error, OperationalError | InterfaceError | BotoCoreError | StorageError):
        page = render_to_string("503.html", request=None)
        return HttpResponse(page, status=503, headers={"Retry-After": str(RETRY_AFTER_S), "Cache-Control": "no-store"})
    return server_error(request)
