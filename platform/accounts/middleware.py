"""A person's time zone, for pages. (The language is Django's LocaleMiddleware; see `accounts.signals` for the stored choice.)"""

import zoneinfo
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

ZONES = frozenset(zoneinfo.available_timezones())  # asked once: it reads the disk


def visitors_zone(request: HttpRequest) -> str | None:
    """What the visitor's browser said of itself (`ui/base.js` keeps it in a cookie), if there is such a zone."""
    said = request.COOKIES.get("time_zone", "")
    return said if said in ZONES else None


class TimeZoneMiddleware:
    """Activates the signed-in person's zone, for visitors their browser's, else the site's."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        zone = request.user.time_zone if request.user.is_authenticated else visitors_zone(request)
        with timezone.override(zoneinfo.ZoneInfo(zone) if zone else None):
            return self.get_response(request)
