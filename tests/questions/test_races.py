"""Votes and moderators at the same moment: real threads, real PostgreSQL, each with a connection of its own."""

from functools import partial

import pytest

from tests.questions.asked import ask, listener, room
from tests.quizzes.test_races import at_once
from webinars.questions.domain.asking import ask_question
from webinars.questions.domain.moderating import merge_question
from webinars.questions.domain.voting import vote_question
from webinars.questions.errors import CannotVote, QuestionHasChanged
from webinars.questions.models import Question, QuestionVote

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_question_sent_from_two_lines_is_asked_once() -> None:
    webinar = room()
    person = listener(webinar)
    came = at_once(*(partial(ask_question, webinar, "Неге?", by=person, nonce="same") for _ in range(4)))
    assert {each.pk for each in came} == {Question.objects.get().pk}


def test_a_person_who_taps_twice_votes_once() -> None:
    webinar = room()
    question, person = ask(webinar), listener(webinar)
    at_once(*(partial(vote_question, webinar, question.code, by=person) for _ in range(4)))
    assert QuestionVote.objects.filter(question=question, person=person).count() == 1


def test_no_vote_is_lost_in_a_merge() -> None:
    webinar = room()
    question, other = ask(webinar), ask(webinar)
    people = [listener(webinar) for _ in range(5)]
    votes = [partial(vote_question, webinar, question.code, by=person) for person in people]
    *came, merged = at_once(
        *votes, partial(merge_question, webinar, question.code, into=other.code, by=webinar.created_by)
    )
    assert merged == other
    counted = sum(isinstance(each, Question) for each in came)
    assert all(isinstance(each, Question | CannotVote) for each in came)
    assert other.votes.count() == 2 + counted


def test_two_moderators_who_merge_crosswise() -> None:
    webinar = room()
    first, second = ask(webinar), ask(webinar)
    came = at_once(
        partial(merge_question, webinar, first.code, into=second.code, by=webinar.created_by),
        partial(merge_question, webinar, second.code, into=first.code, by=webinar.created_by),
    )
    assert sorted(type(each).__name__ for each in came) == ["Question", QuestionHasChanged.__name__]
    assert sorted(Question.objects.values_list("state", flat=True)) == ["merged", "open"]
