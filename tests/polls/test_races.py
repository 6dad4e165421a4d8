"""Two devices, two hands at the same moment: real threads, real PostgreSQL, each with a connection of its own."""

from functools import partial

import pytest

from tests.polls.asked import listener, opened, prepared
from tests.quizzes.test_races import at_once
from webinars.polls.domain.running import close_poll, open_poll
from webinars.polls.domain.voting import vote_poll
from webinars.polls.errors import AlreadyAnswered, PollIsClosed
from webinars.polls.models import Poll, PollVote

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_devices_give_one_answer() -> None:
    poll = opened(can_change=False)
    person = listener(poll)
    came = at_once(*(partial(vote_poll, poll.webinar, poll.code, by=person, choices=[n % 3]) for n in range(6)))
    assert PollVote.objects.count() == 1
    assert sum(isinstance(each, PollVote) for each in came) == 2  # the first, and the same one from another device
    assert sum(isinstance(each, AlreadyAnswered) for each in came) == 4


def test_no_answer_comes_after_the_close() -> None:
    poll = opened()
    people = [listener(poll) for _ in range(5)]
    votes = [partial(vote_poll, poll.webinar, poll.code, by=person, choices=[0]) for person in people]
    *came, closed = at_once(*votes, partial(close_poll, poll.webinar, poll.code, by=poll.created_by))
    assert isinstance(closed, Poll)
    assert all(isinstance(each, PollVote | PollIsClosed) for each in came)
    assert closed.closed_at is not None
    assert PollVote.objects.count() == sum(isinstance(each, PollVote) for each in came)
    assert all(vote.voted_at <= closed.closed_at for vote in PollVote.objects.all())


def test_two_hands_open_two_polls_and_one_stays_open() -> None:
    first = prepared()
    second = prepared(first.webinar)
    came = at_once(*(partial(open_poll, first.webinar, poll.code, by=first.created_by) for poll in (first, second)))
    assert all(isinstance(each, Poll) for each in came)
    assert sorted(Poll.objects.values_list("state", flat=True)) == ["closed", "open"]
