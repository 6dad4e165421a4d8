"""What is said about captions over the room's socket. Stored events: `webinars.captions.domain.events`."""

import msgspec

from webinars.captions.domain.events import SaidLine
from webinars.live.protocol import Message


class CaptionHeard(Message, tag="caption.heard", frozen=True):
    """Words that are still being recognised; a `caption.said` with the same beginning replaces them. Not stored."""

    language: str
    start_ms: int
    end_ms: int
    text: str


class CaptionsSnapshot(msgspec.Struct, frozen=True, kw_only=True):
    """The languages there are captions in, and the newest lines, oldest first. All others: `captions/lines.json`."""

    languages: list[str]
    lines: list[SaidLine]
