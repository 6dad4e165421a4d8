"""Addresses of media that only one person can use, for a few hours.

A name says what it is: `17.m4s` is the segment of that index, `init-2.mp4` the header of epoch 2.
"""

import re
import time

from django.core.signing import BadSignature, Signer

from media.presign import LIFETIME_S, STEP_S
from recordings.errors import LinkExpired, LinkRefused

EVERY_NAME = "*"
"""Signed in place of a name: the token holds for all of a webinar's media. Never a name itself."""

_signer = Signer(salt="recordings.media")
_NAME = re.compile(r"(?P<segment>\d{1,9})\.m4s|init-(?P<epoch>\d{1,9})\.mp4")


def segment_name(index: int) -> str:
    return f"{index}.m4s"


def init_name(epoch_number: int) -> str:
    return f"init-{epoch_number}.mp4"


def parse_name(name: str) -> tuple[str, int] | None:
    """("segment", index) or ("init", number of the epoch); None for a name that we never give."""
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    return ("segment", int(match["segment"])) if match["segment"] else ("init", int(match["epoch"]))


def expiry(*, now: float | None = None) -> int:
    """Seconds since 1970 when addresses signed now stop working."""
    return -(-int((now or time.time()) + LIFETIME_S) // STEP_S) * STEP_S


def sign_name(name: str, *, webinar_code: str, person_id: int, expires: int) -> str:
    """The token for `name`: when it expires, and a proof that we said so to this person."""
    return f"{expires:x}-{_signer.signature(_value(name, webinar_code, person_id, expires))}"


def check_token(token: str, *, name: str, webinar_code: str, person_id: int, now: float | None = None) -> int:
    """Returns for how many seconds it still holds. Raises LinkRefused or LinkExpired."""
    expires_hex, _, signature = token.partition("-")
    try:
        expires = int(expires_hex, 16)
        _signer.unsign(f"{_value(name, webinar_code, person_id, expires)}:{signature}")
    except (ValueError, BadSignature) as error:
        raise LinkRefused from error
    left = expires - int(now or time.time())
    if left <= 0:
        raise LinkExpired
    return left


def _value(name: str, webinar_code: str, person_id: int, expires: int) -> str:
    return f"{webinar_code}/{name}/{person_id}/{expires}"
