"""A page that applied every event about questions shows what a page shows that was just opened."""

from collections.abc import Iterator

import pytest

from tests import factories as make
from tests.webinars.reducing import ScenarioRoom, check
from webinars.questions.domain.answering import answer_question, return_question, take_question, write_answer
from webinars.questions.domain.asking import ask_question, withdraw_question
from webinars.questions.domain.moderating import dismiss_question, merge_question, publish_question, restore_question
from webinars.questions.domain.ruling import set_rules
from webinars.questions.domain.voting import vote_question

pytestmark = pytest.mark.django_db


def a_round_of_questions(room: ScenarioRoom) -> Iterator[None]:
    webinar = room.webinar
    passer_by = make.registration(webinar).person
    one = ask_question(webinar, "Why?", by=room.first, nonce="1")
    two = ask_question(webinar, "Whence?", by=room.second, nonce="2", is_anonymous=True)
    yield
    vote_question(webinar, one.code, by=passer_by)
    take_question(webinar, one.code, by=room.host)
    yield
    set_rules(webinar, are_taken=True, are_moderated=True, may_be_anonymous=False, by=room.host)
    three = ask_question(webinar, "Wherefore?", by=room.first, nonce="3")
    four = ask_question(webinar, "Whither?", by=room.second, nonce="4")
    five = ask_question(webinar, "When?", by=room.second, nonce="5")
    yield
    publish_question(webinar, three.code, by=room.moderator)
    dismiss_question(webinar, four.code, by=room.moderator)
    merge_question(webinar, three.code, into=two.code, by=room.moderator)
    yield
    restore_question(webinar, three.code, by=room.moderator)
    restore_question(webinar, four.code, by=room.host)
    merge_question(webinar, five.code, into=four.code, by=room.host)
    yield
    answer_question(webinar, one.code, by=room.host)
    write_answer(webinar, two.code, "Because.", by=room.host)
    withdraw_question(webinar, three.code, by=room.first)
    yield
    return_question(webinar, one.code, by=room.host)
    dismiss_question(webinar, one.code, by=room.host)


def merged_again(room: ScenarioRoom) -> Iterator[None]:
    """Into another that is merged itself; then each is taken out."""
    webinar = room.webinar
    one = ask_question(webinar, "Why?", by=room.first, nonce="1")
    two = ask_question(webinar, "Whence?", by=room.second, nonce="2")
    three = ask_question(webinar, "Whither?", by=make.registration(webinar).person, nonce="3")
    yield
    merge_question(webinar, one.code, into=two.code, by=room.moderator)
    yield
    merge_question(webinar, two.code, into=three.code, by=room.moderator)
    yield
    restore_question(webinar, one.code, by=room.moderator)
    yield
    restore_question(webinar, two.code, by=room.moderator)


def test_events_lead_to_what_a_fresh_snapshot_shows() -> None:
    check(a_round_of_questions, part="questions", module="questions/questions-state.js")


def test_merging_what_was_merged_leads_there_too() -> None:
    check(merged_again, part="questions", module="questions/questions-state.js")
