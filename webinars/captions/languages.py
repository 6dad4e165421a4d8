"""Names of languages that captions may be in."""

from babel import Locale, UnknownLocaleError
from django.conf import settings
from django.utils.translation import get_language_info

from ui.formats import page_language


def offered_languages() -> list[tuple[str, str]]:
    """Those that captioners choose from, by their own names."""
    return [(code, _own_name(code)) for code, _name in settings.LANGUAGES]


def language_name(code: str) -> str:
    """By its own name where it is one of ours, else in the reader's language; the code where nobody knows it."""
    if code in dict(settings.LANGUAGES):
        return _own_name(code)
    try:
        return Locale(page_language()).languages.get(code) or code
    except UnknownLocaleError:
        return code


def _own_name(code: str) -> str:
    return str(get_language_info(code)["name_local"])
