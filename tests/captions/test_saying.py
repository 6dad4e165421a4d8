"""Lines of captions: at their moment of the broadcast, corrected, told to the room, kept as WebVTT."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from media.models import Epoch
from tests import factories as make
from webinars.captions import limits
from webinars.captions.domain.saying import correct_line, plain_line, say_line
from webinars.captions.domain.vtt import as_vtt
from webinars.captions.errors import (
    EmptyLine,
    LineTooLong,
    NoSuchLine,
    NotATime,
    TooManyLanguages,
    UnknownLanguage,
)
from webinars.captions.models import CaptionLine
from webinars.errors import NotLive
from webinars.models import RoomEvent, Webinar


def on_air(*, seconds=60):
    """Live; the recorder has run for so long."""
    webinar = make.webinar(state="live")
    assert webinar.broadcast
    Epoch.objects.create(
        broadcast=webinar.broadcast,
        number=0,
        key="captions-test",
        mime="video/webm",
        started_at=timezone.now() - timedelta(seconds=seconds),
        offset_ms=0,
    )
    return webinar


@pytest.mark.django_db
def test_a_line_is_stored_at_its_moment_and_told():
    webinar = on_air()
    line = say_line(
        webinar, "  Сәлеметсіз  бе!\n", language="kk", start_ms=50_000, end_ms=53_000, by=webinar.created_by
    )
    assert (line.text, line.start_ms, line.end_ms, line.by) == ("Сәлеметсіз бе!", 50_000, 53_000, webinar.created_by)
    event = RoomEvent.objects.get()
    assert (event.type, event.audience, event.person) == ("caption.said", "all", webinar.created_by)
    said = {"id": line.pk, "language": "kk", "start_ms": 50_000, "end_ms": 53_000, "text": "Сәлеметсіз бе!"}
    assert event.payload == said


@pytest.mark.django_db
def test_without_times_it_is_said_now_for_as_long_as_it_takes_to_read():
    line = say_line(on_air(seconds=60), "x" * 50, language="en")
    assert 60_000 <= line.start_ms < 65_000
    assert line.end_ms - line.start_ms == 3_500


@pytest.mark.django_db
def test_who_types_is_late_and_is_read_by_those_who_watch_now():
    """Begun at 52 s, sent at 60: shown until after that."""
    line = say_line(on_air(seconds=60), "short", language="en", start_ms=52_000)
    assert line.start_ms == 52_000
    assert 62_000 <= line.end_ms < 67_000


@pytest.mark.django_db
def test_what_begins_with_another_of_its_language_replaces_it():
    webinar = on_air()
    first = say_line(webinar, "recognise speech", language="en", start_ms=1000, end_ms=2000)
    other = say_line(webinar, "распознать речь", language="ru", start_ms=1000, end_ms=2000)
    again = say_line(webinar, "recognised speech", language="en", start_ms=1000, end_ms=2500)
    assert (again.pk, again.text, again.end_ms, other.pk != first.pk) == (first.pk, "recognised speech", 2500, True)
    say_line(webinar, "recognised speech", language="en", start_ms=1000, end_ms=2500)
    assert RoomEvent.objects.count() == 3  # the same once more is no news


@pytest.mark.django_db
def test_a_line_is_corrected_also_afterwards():
    webinar = on_air()
    line = say_line(webinar, "teh lecture", language="en", start_ms=1000, end_ms=2000)
    Webinar.objects.filter(pk=webinar.pk).update(state="ended", ended_at=timezone.now())
    corrected = correct_line(webinar, line.pk, "the lecture", by=webinar.created_by)
    assert (corrected.text, corrected.start_ms, corrected.corrected_at is not None) == ("the lecture", 1000, True)
    assert list(RoomEvent.objects.values_list("payload__text", flat=True)) == ["teh lecture", "the lecture"]
    with pytest.raises(NoSuchLine):
        correct_line(on_air(), line.pk, "of another webinar", by=webinar.created_by)
    with pytest.raises(NotLive):
        say_line(webinar, "too late", language="en")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("start_ms", "end_ms"),
    [(5000, 5000), (5000, 4000), (0, 30_001), (70_000, 71_000), (-1, 1000), (-5, None)],
)
def test_a_time_that_cannot_be_is_refused(start_ms, end_ms):
    with pytest.raises(NotATime):
        say_line(on_air(seconds=60), "when?", language="en", start_ms=start_ms, end_ms=end_ms)
    assert not CaptionLine.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["", "e", "english", "EN", "e1", "../", "<b>"])
def test_a_language_has_a_code(language):
    with pytest.raises(UnknownLanguage):
        say_line(on_air(), "text", language=language)


@pytest.mark.django_db
def test_a_webinar_has_a_few_languages():
    webinar = on_air()
    for number, language in enumerate(("kk", "ru", "en", "de", "tr", "uz")):
        say_line(webinar, "text", language=language, start_ms=number, end_ms=1000)
    with pytest.raises(TooManyLanguages):
        say_line(webinar, "text", language="fr")
    say_line(webinar, "text", language="uz")


@pytest.mark.parametrize(("text", "error"), [("", EmptyLine), (" \n\t\0 ", EmptyLine), ("x" * 301, LineTooLong)])
def test_a_line_says_something_and_is_short(text, error):
    with pytest.raises(error):
        plain_line(text)


def lines(*texts):
    return [
        CaptionLine(pk=number, start_ms=number * 1000, end_ms=number * 1000 + 2500, text=text)
        for number, text in enumerate(texts, 1)
    ]


def test_vtt_has_each_line_at_its_time():
    assert as_vtt(reversed(lines("one", "two"))) == (
        "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\none\n\n2\n00:00:02.000 --> 00:00:04.500\ntwo\n"
    )
    late = CaptionLine(pk=9, start_ms=3_661_001, end_ms=3_662_000, text="late")
    assert "01:01:01.001 --> 01:01:02.000" in as_vtt([late])
    assert as_vtt([]) == "WEBVTT\n"


def test_vtt_keeps_text_text():
    vtt = as_vtt(lines("<script>alert(1)</script>", "a --> b & c", "one\n\n00:00:00.000 --> 00:10:00.000\nforged"))
    assert "<" not in vtt
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in vtt
    assert "a --&gt; b &amp; c" in vtt
    assert vtt.count(" --> ") == 3


@given(st.lists(st.text(max_size=80), max_size=5))
def test_vtt_has_as_many_blocks_as_lines_whatever_they_say(texts):
    said = []
    for text in texts:
        try:
            said.append(plain_line(text))
        except EmptyLine:
            continue
    vtt = as_vtt(lines(*said))
    assert vtt.count("-->") == len(said)
    assert len(vtt.strip().split("\n\n")) == 1 + len(said)
    assert len([row for row in vtt.splitlines() if row]) == 1 + 3 * len(said)


def test_limits_are_those_of_the_documents():
    assert (limits.LONGEST_TEXT, limits.MOST_BYTES, limits.MOST_LINES_PER_10_S) == (300, 8192, 60)
