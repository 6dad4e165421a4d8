"""Many answers in one transaction: each comes out as if it had been given alone."""

from functools import partial
from typing import Any

import pytest
from django.db import OperationalError, connection
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from tests import factories as make
from tests.polls.asked import listener, opened
from tests.quizzes.test_races import at_once
from webinars.domain.moderation import ban_person
from webinars.domain.together import NotWritten
from webinars.errors import NoRight
from webinars.polls.domain import voting_together
from webinars.polls.domain.moderating import hide_text
from webinars.polls.domain.results import results_of
from webinars.polls.domain.running import close_poll
from webinars.polls.domain.voting import vote_poll
from webinars.polls.domain.voting_together import Given, vote_poll_together
from webinars.polls.errors import AlreadyAnswered, EmptyAnswer, NoSuchPoll, NotAnAnswer, PollIsClosed
from webinars.polls.models import Poll, PollVote
from webinars.polls.signals import poll_answered

pytestmark = pytest.mark.django_db(transaction=True)


def together(poll: Poll, *given: Given) -> list[Any]:
    return list(vote_poll_together(poll.webinar, poll.code, given))


def given(by: User, *choices: int) -> Given:
    return Given(by=by, choices=choices)


def kinds(came: list[Any]) -> list[type]:
    return [type(each) for each in came]


def test_a_hundred_answers_are_a_few_statements(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    poll = opened()
    many = [given(make.person(), number % 3) for number in range(100)]
    with django_assert_num_queries(7):  # with begin and commit, and what attendance asks after it
        came = together(poll, *many)
    assert kinds(came) == [PollVote] * 100
    assert results_of(poll).counts == [34, 33, 33]
    assert [(vote.person_id, vote.choices) for vote in came] == [(each.by.pk, list(each.choices)) for each in many]


@pytest.mark.parametrize("size", [1, 2])
def test_each_kind_is_stored_and_told_as_it_is_alone(size: int) -> None:
    answers: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
        "single": ({"choices": [2]}, {"choices": [2]}),
        "multiple": ({"choices": [2, 0, 2]}, {"choices": [0, 2]}),
        "scale": ({"number": 5}, {"number": 5}),
        "words": ({"words": [" «Бағалау!» ", "БАҒАЛАУ"]}, {"words": ["бағалау"]}),
        "text": ({"text": " Рақмет!\x00 "}, {"text": "Рақмет!"}),
    }
    for kind, (said, stored) in answers.items():
        poll = opened(kind=kind)
        came = together(poll, *(Given(by=listener(poll), **said) for _ in range(size)))
        for vote in came:
            expected = {"choices": [], "number": None, "words": [], "text": ""} | stored
            assert {name: getattr(vote, name) for name in expected} == expected
            row = PollVote.objects.get(pk=vote.pk)
            assert {name: getattr(row, name) for name in expected} == expected
            assert (row.voted_at, row.changed_at, row.is_hidden) == (vote.voted_at, None, False)


def test_what_is_wrong_with_one_is_said_to_that_one() -> None:
    poll = opened(can_change=False)
    first, again, out, good, empty, wrong = (listener(poll) for _ in range(6))
    vote_poll(poll.webinar, poll.code, by=first, choices=[0])
    vote_poll(poll.webinar, poll.code, by=again, choices=[1])
    ban_person(poll.webinar, out.pk, by=poll.created_by)
    came = together(
        poll, given(first, 1), given(again, 1), given(out, 0), given(good, 2), given(empty), given(wrong, 3)
    )
    assert kinds(came) == [AlreadyAnswered, PollVote, NoRight, PollVote, EmptyAnswer, NotAnAnswer]
    assert results_of(poll).counts == [1, 1, 1]


def test_who_was_sent_out_is_refused_also_alone() -> None:
    poll = opened()
    out, other = listener(poll), listener(poll)
    ban_person(poll.webinar, out.pk, by=poll.created_by)
    assert kinds(together(poll, given(out, 0))) == [NoRight]
    poll.webinar.moderators.add(out)  # named by the team later: they may be here
    assert kinds(together(poll, given(out, 0), given(other, 0))) == [PollVote, PollVote]


def test_who_answers_on_two_devices_has_one_answer() -> None:
    changing, final = opened(), opened(can_change=False)
    for poll, kind, counts in ((changing, PollVote, [0, 2, 0]), (final, AlreadyAnswered, [1, 1, 0])):
        twice, other = listener(poll), listener(poll)
        came = together(
            poll, given(twice, 0), given(other, 1), given(twice, 1), given(twice, 0 if poll == final else 1)
        )
        assert kinds(came) == [PollVote, PollVote, kind, PollVote]
        assert results_of(poll).counts == counts


def test_who_changes_a_hidden_text_is_shown_again_and_others_stay_hidden() -> None:
    poll = opened(kind="text")
    changes, stays, new = (listener(poll) for _ in range(3))
    for person in (changes, stays):
        vote = vote_poll(poll.webinar, poll.code, by=person, text="Rude")
        hide_text(poll.webinar, poll.code, vote_id=vote.pk, by=poll.created_by)
    came = together(poll, Given(by=changes, text="Kind"), Given(by=stays, text="Rude"), Given(by=new, text="Kind too"))
    assert kinds(came) == [PollVote] * 3
    rows = [PollVote.objects.get(poll=poll, person=person) for person in (changes, stays, new)]
    assert [(row.text, row.is_hidden, row.hidden_by) for row in rows] == [
        ("Kind", False, None),
        ("Rude", True, poll.created_by),
        ("Kind too", False, None),
    ]
    assert [row.changed_at is None for row in rows] == [False, True, True]
    assert rows[0].changed_at == came[0].changed_at


def test_one_that_the_database_refuses_does_not_take_the_others_along() -> None:
    poll = opened()
    gone, *others = (make.person() for _ in range(4))
    PollVote.objects.all().delete()
    User.objects.filter(pk=gone.pk).delete()  # found out at the commit only
    came = together(poll, given(others[0], 0), given(gone, 0), given(others[1], 1), given(others[2], 2))
    assert kinds(came) == [PollVote, NotWritten, PollVote, PollVote]
    assert results_of(poll).counts == [1, 1, 1]


def test_a_line_that_breaks_in_the_middle_loses_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    poll = opened()
    many = [given(listener(poll), 0) for _ in range(3)]

    def cut(*args: Any) -> set[int]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
        raise AssertionError("it went on")

    monkeypatch.setattr(voting_together, "sent_out_among", cut)
    assert kinds(together(poll, *many)) == [PollVote] * 3
    assert results_of(poll).counts == [3, 0, 0]


@pytest.mark.parametrize("size", [1, 3])
def test_a_database_that_is_away_refuses_each_and_is_asked_once(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    poll = opened()
    many = [given(listener(poll), 0) for _ in range(size)]
    asked = []

    def nobody_there() -> None:
        asked.append(1)
        raise OperationalError("connection refused")

    with monkeypatch.context() as patched:
        connection.close()
        patched.setattr(connection, "connect", nobody_there)
        assert kinds(together(poll, *many)) == [NotWritten] * size
    assert len(asked) == 1
    assert not PollVote.objects.exists()
    assert kinds(together(poll, *many)) == [PollVote] * size


def test_nothing_is_answered_that_is_closed_or_not_there() -> None:
    poll = opened()
    many = [given(listener(poll), 0) for _ in range(2)]
    assert kinds(vote_poll_together(make.webinar(state="live"), poll.code, many)) == [NoSuchPoll] * 2
    close_poll(poll.webinar, poll.code, by=poll.created_by)
    assert kinds(together(poll, *many)) == [PollIsClosed] * 2
    assert kinds(together(poll, *many[:1])) == [PollIsClosed]


def test_attendance_hears_of_each_first_answer_once() -> None:
    heard: list[Any] = []

    def listen(*, poll: Poll, answers: list[tuple[User, Any]], **rest: Any) -> None:
        assert PollVote.objects.filter(poll=poll).count() == 3
        heard.append(answers)

    poll = opened(is_presence_check=True)
    first, second, earlier = (listener(poll) for _ in range(3))
    vote_poll(poll.webinar, poll.code, by=earlier, choices=[0])
    poll_answered.connect(listen)
    try:
        came = together(poll, given(first, 0), given(second, 1), given(first, 2), given(earlier, 1))
    finally:
        poll_answered.disconnect(listen)
    assert heard == [[(first, came[0].voted_at), (second, came[1].voted_at)]]


def test_several_writers_and_the_close_at_the_same_moment() -> None:
    poll = opened()
    people = [listener(poll) for _ in range(6)]
    # The same people through two processes, in two orders.
    writers = [
        partial(vote_poll_together, poll.webinar, poll.code, [given(person, 0) for person in order])
        for order in (people, people[::-1])
    ]
    *came, closed = at_once(*writers, partial(close_poll, poll.webinar, poll.code, by=poll.created_by))
    assert isinstance(closed, Poll)
    assert closed.closed_at is not None
    assert {type(each) for batch in came for each in batch} <= {PollVote, PollIsClosed}
    voted = {vote.person_id for batch in came for vote in batch if isinstance(vote, PollVote)}
    assert {vote.person_id for vote in PollVote.objects.all()} == voted
    assert all(vote.voted_at <= closed.closed_at for vote in PollVote.objects.all())
