"""Many votes for questions in one transaction: each comes out as if it had been given alone."""

from functools import partial

import pytest
from django.db import OperationalError, connection
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from tests import factories as make
from tests.questions.asked import ask, listener, room
from tests.quizzes.test_races import at_once
from webinars.domain.live import end_webinar
from webinars.domain.moderation import ban_person
from webinars.domain.together import NotWritten
from webinars.errors import NoRight
from webinars.models import Webinar
from webinars.questions.domain.moderating import dismiss_question, merge_question
from webinars.questions.domain.voting_together import Wish, vote_questions_together
from webinars.questions.errors import CannotVote, NoSuchQuestion, RoomIsClosed
from webinars.questions.models import Question, QuestionVote

pytestmark = pytest.mark.django_db(transaction=True)


def kinds(webinar: Webinar, *wishes: Wish) -> list[type]:
    return [type(each) for each in vote_questions_together(webinar, wishes)]


def test_a_hundred_votes_are_a_few_statements(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    webinar = room()
    questions = [ask(webinar) for _ in range(4)]
    wishes = [Wish(code=questions[number % 4].code, by=make.person()) for number in range(100)]
    with django_assert_num_queries(6):  # with begin and commit
        came = vote_questions_together(webinar, wishes)
    assert came == [questions[number % 4] for number in range(100)]
    assert [question.votes.count() for question in questions] == [26] * 4


def test_what_is_wrong_with_one_is_said_to_that_one() -> None:
    webinar, elsewhere = room(), room()
    open_one, dismissed, other = ask(webinar), ask(webinar), ask(elsewhere)
    dismiss_question(webinar, dismissed.code, by=webinar.created_by)
    person, out = listener(webinar), listener(webinar)
    ban_person(webinar, out.pk, by=webinar.created_by)
    wishes = [
        Wish(code=other.code, by=person),
        Wish(code=open_one.code, by=out),
        Wish(code=open_one.code, by=person),
        Wish(code=dismissed.code, by=person),
        Wish(code=open_one.code, by=person),  # twice is once
        Wish(code=open_one.code, by=open_one.person),  # who asked has voted
    ]
    expected = [NoSuchQuestion, NoRight, Question, CannotVote, Question, Question]
    assert kinds(webinar, *wishes) == expected
    assert [kind for wish in wishes for kind in kinds(webinar, wish)] == expected
    assert open_one.votes.count() == 2
    assert QuestionVote.objects.exclude(question=open_one).count() == 2  # of those who asked


def test_one_that_the_database_refuses_does_not_take_the_others_along() -> None:
    webinar = room()
    question = ask(webinar)
    gone, first, last = (make.person() for _ in range(3))
    User.objects.filter(pk=gone.pk).delete()  # found out at the commit only
    wishes = [Wish(code=question.code, by=person) for person in (first, gone, last)]
    assert kinds(webinar, *wishes) == [Question, NotWritten, Question]
    assert question.votes.count() == 3


def test_a_database_that_is_away_refuses_each_and_counts_none(monkeypatch: pytest.MonkeyPatch) -> None:
    webinar = room()
    question = ask(webinar)
    wishes = [Wish(code=question.code, by=listener(webinar)) for _ in range(3)]

    def nobody_there() -> None:
        raise OperationalError("connection refused")

    with monkeypatch.context() as patched:
        connection.close()
        patched.setattr(connection, "connect", nobody_there)
        assert kinds(webinar, *wishes) == [NotWritten] * 3
    assert question.votes.count() == 1
    assert kinds(webinar, *wishes) == [Question] * 3


def test_no_votes_after_the_end() -> None:
    webinar = room()
    question = ask(webinar)
    wishes = [Wish(code=question.code, by=listener(webinar)) for _ in range(2)]
    end_webinar(webinar, by=webinar.created_by)
    assert kinds(webinar, *wishes) == [RoomIsClosed] * 2


def test_no_vote_is_lost_while_questions_are_merged_crosswise() -> None:
    webinar = room()
    questions = [ask(webinar) for _ in range(3)]
    people = [listener(webinar) for _ in range(5)]
    wishes = [Wish(code=question.code, by=person) for person in people for question in questions]
    first, second, third = questions
    *came, merged, also = at_once(
        partial(vote_questions_together, webinar, wishes),
        partial(vote_questions_together, webinar, wishes[::-1]),
        partial(merge_question, webinar, third.code, into=first.code, by=webinar.created_by),
        partial(merge_question, webinar, second.code, into=first.code, by=webinar.created_by),
    )
    assert merged == also == first
    assert {type(each) for batch in came for each in batch} <= {Question, CannotVote}
    # Of all who were told that their vote counts it does, whatever it was merged into.
    counted = {
        wish.by.pk
        for batch, asked in zip(came, (wishes, wishes[::-1]), strict=True)
        for each, wish in zip(batch, asked, strict=True)
        if isinstance(each, Question)
    }
    assert set(first.votes.values_list("person_id", flat=True)) == counted | {each.person_id for each in questions}
