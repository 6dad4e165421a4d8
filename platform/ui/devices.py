"""Which pages may ask for the camera, the microphone or the screen: those that say so, and no other (Permissions-Policy).

A fault elsewhere, or a third party's script, then gets none of them, whatever a person allowed this site before.
"""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponseBase

HEADER = "Permissions-Policy"
GUARDED = (
    "camera",
    "microphone",
    "display-capture",
    "geolocation",
    "midi",
    "usb",
    "serial",
    "hid",
    "bluetooth",
    "payment",
)

View = Callable[..., HttpResponseBase]


def policy(*allowed: str) -> str:
    """`policy("microphone")`: the guarded devices, each for nobody or for this site."""
    return ", ".join(f"{name}=({'self' if name in allowed else ''})" for name in GUARDED)


NOTHING = policy()


def may_use(*allowed: str) -> Callable[[View], View]:
    """For a view whose page needs these: `@may_use("microphone")`."""
    assert set(allowed) <= set(GUARDED), allowed
    header = policy(*allowed)

    def decorate(view: View) -> View:
        @wraps(view)
        def with_policy(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
            response = view(request, *args, **kwargs)
            response[HEADER] = header
            return response

        return with_policy

    return decorate


class DevicesMiddleware:
    """All other pages get none."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault(HEADER, NOTHING)
        return response
