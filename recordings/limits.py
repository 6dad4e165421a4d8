"""How often one person may ask. Windows of a minute, counted in the cache that all processes share."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.utils.translation import gettext as _

WINDOW_S = 60


def take(what: str, *, by: int | str, per_minute: int) -> bool:
    """Whether `by` may still do `what` in this minute; counts this time."""
    key = f"recordings.{what}.{by}.{int(time.time()) // WINDOW_S}"
    cache.add(key, 0, timeout=2 * WINDOW_S)
    try:
        return cache.incr(key) <= per_minute
    except ValueError:  # forgotten between the two calls
        return True


def limited(
    what: str, *, per_minute: int
) -> Callable[[Callable[..., HttpResponseBase]], Callable[..., HttpResponseBase]]:
    """For views; counts people, and those who are not signed in by their address."""

    def decorate(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            by = request.user.pk if request.user.is_authenticated else request.META.get("REMOTE_ADDR", "")
            if take(what, by=by, per_minute=per_minute):
                return view(request, *args, **kwargs)
            message = _("That was too often. Wait a minute and try again.")
            return JsonResponse(
                {"reason": "too_often", "message": message}, status=429, headers={"Retry-After": str(WINDOW_S)}
            )

        return inner

    return decorate
