"""Lines of captions: said, corrected, each told to the room at its moment of the broadcast."""

import re
import unicodedata

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from webinars.captions import limits
from webinars.captions.domain.events import said_of
from webinars.captions.errors import (
    EmptyLine,
    LineTooLong,
    NoSuchLine,
    NotATime,
    TooManyLanguages,
    UnknownLanguage,
)
from webinars.captions.models import CaptionLine, CaptionToken
from webinars.domain.events import append_event
from webinars.domain.locks import lock_webinar
from webinars.errors import NotLive
from webinars.models import Webinar
from webinars.slides.domain.moments import moment_of

LANGUAGE = re.compile(r"[a-z]{2,3}")
AHEAD_MS = 5_000
"""What an engine heard may lie so far ahead of our own reckoning."""
READ_LEAST_MS, READ_MS_PER_SIGN, READ_MOST_MS = 2_000, 70, 7_000


def say_line(
    webinar: Webinar,
    text: str,
    *,
    language: str,
    start_ms: int | None = None,
    end_ms: int | None = None,
    by: User | None = None,
    token: CaptionToken | None = None,
) -> CaptionLine:
    """Stores a line and tells it. Without times it is said now. One that begins with another of its language replaces it.

    Raises NotLive, EmptyLine, LineTooLong, NotATime, UnknownLanguage, TooManyLanguages.
    """
    text = plain_line(text)
    check_language(language)
    with transaction.atomic():
        locked = lock_webinar(webinar)
        if not locked.is_live:
            raise NotLive
        _check_room_for(locked, language)
        start, end = times_of(locked, text, start_ms=start_ms, end_ms=end_ms)
        line, is_new = CaptionLine.objects.get_or_create(
            webinar=locked,
            language=language,
            start_ms=start,
            defaults={"end_ms": end, "text": text, "by": by, "token": token, "said_at": timezone.now()},
        )
        if not is_new:
            if (line.text, line.end_ms) == (text, end):
                return line
            line.text, line.end_ms, line.corrected_at = text, end, timezone.now()
            line.save(update_fields=["text", "end_ms", "corrected_at"])
        append_event(locked, said_of(line), person=by)
    return line


def correct_line(webinar: Webinar, line_id: int, text: str, *, by: User) -> CaptionLine:
    """Also after the webinar. Raises NoSuchLine, EmptyLine, LineTooLong."""
    text = plain_line(text)
    with transaction.atomic():
        locked = lock_webinar(webinar)
        line = CaptionLine.objects.filter(webinar=locked, pk=line_id).first()
        if line is None:
            raise NoSuchLine
        if line.text != text:
            line.text, line.corrected_at = text, timezone.now()
            line.save(update_fields=["text", "corrected_at"])
            append_event(locked, said_of(line), person=by)
    return line


def plain_line(text: str) -> str:
    """On one line, without signs that are no text. Raises EmptyLine and LineTooLong."""
    cleaned = "".join(sign if unicodedata.category(sign)[0] != "C" or sign in "\u200c\u200d" else " " for sign in text)
    line = " ".join(unicodedata.normalize("NFC", cleaned).split())
    if not line:
        raise EmptyLine
    if len(line) > limits.LONGEST_TEXT:
        raise LineTooLong
    return line


def check_language(language: str) -> None:
    if not LANGUAGE.fullmatch(language):
        raise UnknownLanguage


def times_of(webinar: Webinar, text: str, *, start_ms: int | None, end_ms: int | None) -> tuple[int, int]:
    """When it is shown, on the broadcast's timeline. Without an end for as long as it takes to read. Raises NotATime."""
    edge_ms = moment_of(webinar, said_ms=None, not_before_ms=0)
    start = edge_ms if start_ms is None else start_ms
    if end_ms is None:
        reading = min(max(len(text) * READ_MS_PER_SIGN, READ_LEAST_MS), READ_MOST_MS)
        # Who types is late: what they began to type then is seen by those who watch now.
        end = max(start, min(edge_ms, start + limits.LONGEST_LINE_MS - reading)) + reading
    else:
        end = end_ms
    if start < 0 or end <= start or end - start > limits.LONGEST_LINE_MS or start > edge_ms + AHEAD_MS:
        raise NotATime
    return start, end


def _check_room_for(webinar: Webinar, language: str) -> None:
    known = set(CaptionLine.objects.filter(webinar=webinar).values_list("language", flat=True).distinct().order_by())
    if language not in known and len(known) >= limits.MOST_LANGUAGES:
        raise TooManyLanguages
