"""What a room is told of captions. Times in ms on the broadcast's timeline."""

import msgspec

from webinars.captions.models import CaptionLine
from webinars.domain.events import Event


class CaptionSaid(Event, tag="caption.said", frozen=True):
    """A line, or its correction: then with the id of the line that it replaces."""

    id: int
    language: str
    start_ms: int
    end_ms: int
    text: str


class SaidLine(msgspec.Struct, frozen=True, kw_only=True):
    id: int
    language: str
    start_ms: int
    end_ms: int
    text: str


def said_of(line: CaptionLine) -> CaptionSaid:
    return CaptionSaid(id=line.pk, language=line.language, start_ms=line.start_ms, end_ms=line.end_ms, text=line.text)


def line_of(line: CaptionLine) -> SaidLine:
    return SaidLine(id=line.pk, language=line.language, start_ms=line.start_ms, end_ms=line.end_ms, text=line.text)
