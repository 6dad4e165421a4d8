"""Names of languages that captions may be in."""

from babel import Locale, UnknownLocaleError
from django.conf import settings

from ui.formats import page_language


def offered_languages() -> list[tuple[str, str]]:
    """Those that captioners choose from, by their own names."""
    return [(code, str(name)) for code, name in settings.LANGUAGES]


def language_name(code: str) -> str:
    """By its own name where it is one of ours, else in the reader's language; the code where nobody knows it."""
    own = dict(settings.LANGUAGES).get(code)
    if own:
        return str(own)
    try:
        return Locale(page_language()).languages.get(code) or code
    except UnknownLocaleError:
        return code
