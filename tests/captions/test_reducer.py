"""A page that heard every line knows what a page knows that was just opened."""

from collections.abc import Iterator

import pytest

from tests.webinars.reducing import ScenarioRoom, check
from webinars.captions.domain.saying import correct_line, say_line
from webinars.captions.limits import IN_SNAPSHOT

pytestmark = pytest.mark.django_db


def a_lecture(room: ScenarioRoom) -> Iterator[None]:
    webinar = room.webinar
    first = say_line(webinar, "one", language="ru", start_ms=0, end_ms=1000)
    yield
    say_line(webinar, "two", language="kk", start_ms=1000, end_ms=2000)
    correct_line(webinar, first.pk, "ONE", by=room.host)
    yield
    for number in range(IN_SNAPSHOT):
        say_line(webinar, f"line {number}", language="en", start_ms=number, end_ms=number + 500)
    yield
    correct_line(webinar, first.pk, "long gone", by=room.host)


def test_events_lead_where_a_snapshot_leads() -> None:
    check(a_lecture, part="captions", module="captions/captions-state.js")
