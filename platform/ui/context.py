"""What every template knows beside the request."""

from django.conf import settings
from django.http import HttpRequest

THEMES = ("light", "dark")
THEME_COOKIE = "theme"


def site(request: HttpRequest) -> dict[str, object]:
    """`theme` is the reader's choice ("" follows the system); it stands in the first byte of the page, so nothing flashes."""
    theme = request.COOKIES.get(THEME_COOKIE, "")
    return {
        "theme": theme if theme in THEMES else "",
        "local": settings.DARIS_LOCAL,
        "design_page": settings.DEBUG or settings.DARIS_LOCAL,
    }
