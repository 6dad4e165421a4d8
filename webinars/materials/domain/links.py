"""Addresses that may be given to people: of pages in the web, and nothing that runs or looks like another place."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from webinars.materials.errors import NotALink
from webinars.materials.limits import URL_LENGTH

_validate = URLValidator(schemes=["http", "https"])


def checked_link(url: str) -> str:
    """As it is stored. Raises NotALink: only http and https, no name or password before the host."""
    url = url.strip()
    if len(url) > URL_LENGTH:
        raise NotALink
    try:
        _validate(url)
        parts = urlsplit(url)
        has_user = parts.username is not None or parts.password is not None
    except (ValidationError, ValueError) as error:
        raise NotALink from error
    if has_user:
        raise NotALink
    return f"{parts.scheme.lower()}{url[len(parts.scheme) :]}"
