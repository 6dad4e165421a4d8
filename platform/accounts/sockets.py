"""Who is behind a socket: what Django's middleware does for pages.

Channels' own AuthMiddlewareStack asks for session and person one after the other, in the one thread that all sockets share.
"""

from collections.abc import Awaitable, Callable
from functools import partial
from types import SimpleNamespace
from typing import Any, cast

from channels.sessions import CookieMiddleware
from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from accounts.models import User
from accounts.sessions import SessionStore

Application = Callable[[dict[str, Any], Any, Any], Awaitable[None]]


def with_person(application: Application) -> Application:
    """`scope["cookies"]` and `scope["user"]`. The person is read with the first look at them: look in a thread, not the loop."""

    async def look_up(scope: dict[str, Any], receive: Any, send: Any) -> None:
        key = scope["cookies"].get(settings.SESSION_COOKIE_NAME)
        await application({**scope, "user": SimpleLazyObject(partial(person_of, key))}, receive, send)

    return cast(Application, CookieMiddleware(look_up))


def person_of(session_key: str | None) -> User | AnonymousUser:
    """Two queries; none without a cookie."""
    if not session_key:
        return AnonymousUser()
    request = SimpleNamespace(session=SessionStore(session_key))
    return get_user(cast(HttpRequest, request))
