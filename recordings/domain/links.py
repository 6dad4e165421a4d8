"""Addresses of media that only one person can use, for a few hours.

A name says what it is: `17.m4s` is the segment of that index, `init-2.mp4` the header of epoch 2; `17-aac.m4s` and
`init-2-aac.mp4` are the same with their sound as AAC.
"""

import re
import time
from typing import NamedTuple

from django.core.signing import BadSignature, Signer

from media.models import Epoch, Segment
from media.presign import LIFETIME_S, STEP_S
from recordings.errors import LinkExpired, LinkRefused

EVERY_NAME = "*"
"""Signed in place of a name: the token holds for all of a webinar's media. Never a name itself."""

_signer = Signer(salt="recordings.media")
_NAME = re.compile(r"(?:(?P<segment>\d{1,9})(?P<a>-aac)?\.m4s)|(?:init-(?P<epoch>\d{1,9})(?P<b>-aac)?\.mp4)", re.ASCII)


class Named(NamedTuple):
    """`number` is the index of a segment, or the number of the epoch that the header is of."""

    is_segment: bool
    number: int
    is_aac: bool = False


def name_of(part: Segment | Epoch, *, is_aac: bool = False) -> str:
    sound = "-aac" if is_aac else ""
    return f"{part.index}{sound}.m4s" if isinstance(part, Segment) else f"init-{part.number}{sound}.mp4"


def parse_name(name: str) -> Named | None:
    """None for a name that we never give."""
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    if match["segment"]:
        return Named(is_segment=True, number=int(match["segment"]), is_aac=bool(match["a"]))
    return Named(is_segment=False, number=int(match["epoch"]), is_aac=bool(match["b"]))


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
