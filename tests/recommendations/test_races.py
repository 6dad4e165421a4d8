"""Recommendations at the same moment: real threads, real PostgreSQL, each with a connection of its own."""

from functools import partial

import pytest

from tests.quizzes.test_races import at_once
from tests.recommendations.written import consultation, first_node, participant, write
from webinars.recommendations.domain.closing import close_recommendations
from webinars.recommendations.domain.supporting import support_recommendation
from webinars.recommendations.domain.writing import change_recommendation, write_recommendation
from webinars.recommendations.errors import RecommendationHasChanged, RecommendationsAreClosed
from webinars.recommendations.models import Consultation, Recommendation, RecommendationKind

pytestmark = pytest.mark.django_db(transaction=True)

ADD, KEEP = RecommendationKind.ADD, RecommendationKind.KEEP


def test_a_form_sent_from_two_lines_writes_once() -> None:
    webinar = consultation()
    send = partial(write_recommendation, webinar, first_node(webinar).pk, kind=ADD, text="Қосу")
    person = participant(webinar)
    came = at_once(*(partial(send, by=person) for _ in range(4)))
    assert {each.pk for each in came} == {Recommendation.objects.get().pk}


def test_who_taps_twice_supports_once() -> None:
    webinar = consultation()
    written, person = write(webinar), participant(webinar)
    at_once(*(partial(support_recommendation, webinar, written.code, by=person) for _ in range(4)))
    assert written.supports.count() == 1


def test_no_support_of_earlier_words_outlives_a_change() -> None:
    webinar = consultation()
    written = write(webinar)
    people = [participant(webinar) for _ in range(4)]
    assert written.person is not None
    came = at_once(
        *(partial(support_recommendation, webinar, written.code, by=person) for person in people),
        partial(change_recommendation, webinar, written.code, kind=KEEP, text="Қалсын", by=written.person),
    )
    assert all(isinstance(each, Recommendation | RecommendationHasChanged) for each in came)
    assert written.supports.count() == 0


def test_nothing_is_written_after_it_was_closed() -> None:
    webinar = consultation()
    send = partial(write_recommendation, webinar, first_node(webinar).pk, kind=ADD, text="Қосу")
    *came, _closed = at_once(
        *(partial(send, by=participant(webinar)) for _ in range(4)),
        partial(close_recommendations, webinar, by=webinar.created_by),
    )
    assert all(isinstance(each, Recommendation | RecommendationsAreClosed) for each in came)
    closed_at = Consultation.objects.get().closed_at
    assert not Recommendation.objects.filter(written_at__gt=closed_at).exists()
