"""What people said in the room stands in the report's file."""

import pytest

from attendance.domain.interaction_columns import InteractionColumns
from attendance.domain.report import attendance_of
from tests import factories as make
from tests.polls.asked import opened
from tests.questions.asked import ask
from webinars.domain.chat import send_chat
from webinars.polls.domain.voting import vote_poll

pytestmark = pytest.mark.django_db


def test_what_each_person_said_is_counted(django_assert_num_queries):
    poll = opened(is_anonymous=True)
    webinar = poll.webinar
    busy = make.registration(webinar, make.person(name="А")).person
    quiet = make.registration(webinar, make.person(name="Я")).person
    vote_poll(webinar, poll.code, by=busy, choices=[0])
    vote_poll(webinar, poll.code, by=busy, choices=[1])  # the same answer, changed
    ask(webinar, by=busy)
    ask(webinar, by=busy, is_anonymous=True)
    for text in ("one", "two"):
        send_chat(webinar, text, by=busy, nonce=text)
    people = attendance_of(webinar)
    with django_assert_num_queries(3):
        values = InteractionColumns().values(webinar, people)
    assert values == {
        busy.pk: {"poll_votes": 1, "questions": 1, "chat_messages": 2},
        quiet.pk: {"poll_votes": 0, "questions": 0, "chat_messages": 0},
    }
