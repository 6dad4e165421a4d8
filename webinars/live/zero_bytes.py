"""PostgreSQL takes no zero byte in a text, JSON does: they are left out wherever a message has them."""

from typing import Any

import msgspec

WRITTEN = "\\u0000"
"""As JSON writes one. Also a part of what somebody writes who says just that, so a text with it is looked at more closely."""


def without_zero_bytes(text: str) -> str:
    """The same JSON. Raises msgspec.DecodeError, RecursionError."""
    return msgspec.json.encode(_without(msgspec.json.decode(text))).decode() if WRITTEN in text else text


def _without(value: Any) -> Any:
    match value:
        case str():
            return value.replace("\0", "")
        case list():
            return [_without(each) for each in value]
        case dict():
            return {name.replace("\0", ""): _without(each) for name, each in value.items()}
        case _:
            return value
