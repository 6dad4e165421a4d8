"""A lecture in figures, for its team."""

import pytest

from attendance.domain.summary import summary_of
from tests import factories as make
from tests.attendance import evidence

pytestmark = pytest.mark.django_db


def test_who_came_how_many_at_once_and_how_much_they_attended() -> None:
    webinar = make.webinar(state="ended")
    people = [make.registration(webinar).person for _ in range(5)]
    evidence.pause(webinar, 2400, 3000)
    evidence.span(webinar, people[0], 0, 5400)  # all of it
    evidence.span(webinar, people[1], 0, 5400)
    evidence.span(webinar, people[2], 0, 1200)  # a quarter of 4,800 s
    evidence.span(webinar, people[3], -300, 60)  # a minute
    evidence.span(webinar, webinar.created_by, 0, 5400, as_host=True)
    summary = summary_of(webinar)
    assert (summary.registered, summary.came, summary.came_percent) == (5, 4, 80)
    assert (summary.most, summary.usual, summary.content_s) == (4, 2, 4800)
    assert summary.mean_percent == (100 + 100 + 25 + 1) // 4
    assert [(share.first, share.last, share.count) for share in summary.shares] == [
        (0, 24, 1),
        (25, 49, 1),
        (50, 74, 0),
        (75, 89, 0),
        (90, 100, 2),
    ]
    assert summary.checks == []


def test_an_empty_room_is_all_zeros() -> None:
    webinar = make.webinar(state="ended")
    make.registration(webinar)
    summary = summary_of(webinar)
    assert (summary.registered, summary.came, summary.most, summary.usual, summary.mean_percent) == (1, 0, 0, 0, 0)
