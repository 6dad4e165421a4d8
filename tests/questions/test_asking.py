"""Asking, voting, taking back: what the audience may do, and what the room is told."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests import factories as make
from tests.questions.asked import ask, listener, room
from webinars.domain.live import end_webinar
from webinars.domain.moderation import mute_person
from webinars.models import RoomEvent, Webinar
from webinars.questions.domain.asking import MAX_OPEN, ask_question, withdraw_question
from webinars.questions.domain.moderating import dismiss_question
from webinars.questions.domain.voting import unvote_question, vote_question
from webinars.questions.errors import (
    CannotVote,
    EmptyQuestion,
    MutedQuestioner,
    NameIsNeeded,
    NoSuchQuestion,
    OwnQuestion,
    QuestionHasChanged,
    QuestionsAreOff,
    QuestionTooLong,
    RoomIsClosed,
    TooManyQuestions,
)
from webinars.questions.models import MAX_QUESTION, Question, QuestionVote

pytestmark = pytest.mark.django_db


def told(webinar: Webinar) -> list[tuple[str, str]]:
    return [(event.type, event.audience) for event in RoomEvent.objects.filter(webinar=webinar).order_by("seq")]


def test_a_question_is_cleaned_shown_to_all_and_has_the_vote_of_who_asked() -> None:
    webinar = room()
    person = listener(webinar)
    question = ask(webinar, "  Екі\u202e балл\x00 ма?  ", by=person)
    assert (question.text, question.state) == ("Екі балл ма?", "open")
    assert [vote.person for vote in question.votes.all()] == [person]
    assert told(webinar) == [("question.asked", "all"), ("question.received", "person")]
    event = RoomEvent.objects.get(type="question.asked")
    assert event.payload["question"]["by"] == person.display_name
    assert event.payload["question"]["votes"] == 1


def test_without_a_name_nothing_that_is_told_says_who_asked() -> None:
    webinar = room()
    person = listener(webinar)
    question = ask(webinar, by=person, is_anonymous=True)
    events = RoomEvent.objects.filter(webinar=webinar)
    assert [event.payload["question"]["by"] for event in events] == [None, None]
    for event in events:
        assert person.name not in str(event.payload)
        assert person.email not in str(event.payload)
    assert question.person == person  # the trace


def test_moderated_questions_are_told_to_moderators_and_to_who_asked() -> None:
    webinar = room(are_moderated=True)
    question = ask(webinar)
    assert question.state == "waiting"
    assert told(webinar) == [("question.asked", "hosts"), ("question.received", "person")]
    assert RoomEvent.objects.get(type="question.received").told_to == question.person


def test_a_question_that_is_sent_twice_is_asked_once() -> None:
    webinar = room()
    person = listener(webinar)
    first = ask_question(webinar, "Неге?", by=person, nonce="same")
    assert ask_question(webinar, "Неге?", by=person, nonce="same") == first
    assert Question.objects.count() == 1
    assert len(told(webinar)) == 2


@pytest.mark.parametrize(
    ("text", "error"),
    [("  \u200b ", EmptyQuestion), ("ә" * (MAX_QUESTION + 1), QuestionTooLong)],
)
def test_texts_that_are_no_questions(text: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        ask(room(), text)
    assert not Question.objects.exists()


def test_the_longest_question_is_taken() -> None:
    assert len(ask(room(), "ә" * MAX_QUESTION).text) == MAX_QUESTION


def test_what_the_webinar_does_not_allow() -> None:
    with pytest.raises(QuestionsAreOff):
        ask(room(are_taken=False))
    with pytest.raises(NameIsNeeded):
        ask(room(may_be_anonymous=False), is_anonymous=True)


def test_who_is_muted_does_not_ask() -> None:
    webinar = room()
    person = listener(webinar)
    mute_person(webinar, person.pk, by=webinar.created_by)
    with pytest.raises(MutedQuestioner):
        ask(webinar, by=person)
    vote_question(webinar, ask(webinar).code, by=person)  # wanting to know is no disorder


@pytest.mark.parametrize("state", ["draft", "ended", "cancelled"])
def test_only_while_the_room_is_open(state: str) -> None:
    with pytest.raises(RoomIsClosed):
        ask(room(state))


def test_one_person_has_so_many_open_questions_and_no_more() -> None:
    webinar = room()
    person = listener(webinar)
    first = ask(webinar, by=person)
    for number in range(MAX_OPEN - 1):
        ask(webinar, f"Сұрақ {number}", by=person)
    with pytest.raises(TooManyQuestions):
        ask(webinar, by=person)
    ask(webinar)  # others may
    withdraw_question(webinar, first.code, by=person)
    ask(webinar, by=person)


# --- votes -------------------------------------------------------------------------------------------------------------


def test_a_person_votes_once_and_may_take_it_back() -> None:
    webinar = room()
    question, other = ask(webinar), listener(webinar)
    vote_question(webinar, question.code, by=other)
    vote_question(webinar, question.code, by=other)
    assert question.votes.count() == 2
    unvote_question(webinar, question.code, by=other)
    unvote_question(webinar, question.code, by=other)
    assert question.votes.count() == 1


def test_the_database_refuses_a_second_vote() -> None:
    question = ask(room())
    with pytest.raises(IntegrityError), transaction.atomic():
        QuestionVote.objects.create(question=question, person=question.person)


def test_who_asked_keeps_their_vote() -> None:
    webinar = room()
    question = ask(webinar)
    with pytest.raises(OwnQuestion):
        unvote_question(webinar, question.code, by=question.person)


def test_what_cannot_be_voted_for() -> None:
    webinar, elsewhere = room(are_moderated=True), room()
    person = listener(webinar)
    waiting = ask(webinar)
    with pytest.raises(CannotVote):
        vote_question(webinar, waiting.code, by=person)
    with pytest.raises(NoSuchQuestion):
        vote_question(webinar, ask(elsewhere).code, by=person)
    dismissed = ask(elsewhere)
    dismiss_question(elsewhere, dismissed.code, by=elsewhere.created_by)
    with pytest.raises(CannotVote):
        vote_question(elsewhere, dismissed.code, by=person)


def test_no_votes_after_the_end() -> None:
    webinar = room()
    question, person = ask(webinar), listener(webinar)
    end_webinar(webinar, by=webinar.created_by)
    with pytest.raises(RoomIsClosed):
        vote_question(webinar, question.code, by=person)


# --- taking back -------------------------------------------------------------------------------------------------------


def test_who_asked_takes_it_back_and_the_trace_stays() -> None:
    webinar = room()
    question = ask(webinar)
    withdraw_question(webinar, question.code, by=question.person)
    question.refresh_from_db()
    assert question.state == "withdrawn"
    assert [change.kind for change in question.changes.all()] == ["asked", "withdrawn"]
    assert told(webinar)[-1] == ("question.withdrawn", "all")
    with pytest.raises(QuestionHasChanged):
        withdraw_question(webinar, question.code, by=question.person)


def test_nobody_else_takes_it_back() -> None:
    webinar = room()
    question = ask(webinar)
    for person in (listener(webinar), webinar.created_by, make.auditor()):
        with pytest.raises(NoSuchQuestion):
            withdraw_question(webinar, question.code, by=person)


def test_what_waited_is_taken_back_without_the_audience_hearing_of_it() -> None:
    webinar = room(are_moderated=True)
    question = ask(webinar)
    withdraw_question(webinar, question.code, by=question.person)
    assert told(webinar)[2:] == [("question.withdrawn", "hosts"), ("question.withdrawn", "person")]


def test_each_verb_is_told_once_committed(django_capture_on_commit_callbacks: Callable[..., Any]) -> None:
    webinar = room()
    with django_capture_on_commit_callbacks() as callbacks:
        ask(webinar)
    assert len(callbacks) == 2
