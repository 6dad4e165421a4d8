"""Answering a poll: one answer a person, which the database holds."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from webinars.models import Webinar
from webinars.polls.domain.answers import Answer, answer_to
from webinars.polls.errors import AlreadyAnswered, NoSuchPoll, PollIsClosed
from webinars.polls.models import Poll, PollState, PollVote
from webinars.polls.signals import poll_answered


def vote_poll(
    webinar: Webinar,
    code: str,
    *,
    by: User,
    choices: Sequence[int] = (),
    number: int | None = None,
    words: Sequence[str] = (),
    text: str = "",
) -> PollVote:
    """The person's answer, or their new one where it may be changed. The same answer again: nothing happens.

    Raises NoSuchPoll, PollIsClosed, NotAnAnswer, EmptyAnswer, AlreadyAnswered.
    """
    with transaction.atomic():
        poll = held_open(webinar, code)
        answer = answer_to(poll, choices=choices, number=number, words=words, text=text)
        now = timezone.now()
        defaults = {**asdict(answer), "voted_at": now}
        vote, is_first = PollVote.objects.get_or_create(poll=poll, person=by, defaults=defaults)
        vote.poll = poll
        if is_first:
            announce_first(poll, [(by, vote.voted_at)])
        elif changes := changes_to(vote, answer, now=now):
            PollVote.objects.filter(pk=vote.pk).update(**changes)
            vote.refresh_from_db(fields=changes)
    return vote


def held_open(webinar: Webinar, code: str) -> Poll:
    """It cannot be closed before this vote is in; others may vote at the same time. Within a transaction."""
    found = Poll.objects.raw(
        "SELECT * FROM polls_poll WHERE webinar_id = %s AND code = %s FOR SHARE", [webinar.pk, code]
    )
    poll = next(iter(found), None)
    if poll is None or poll.state == PollState.PREPARED:
        raise NoSuchPoll
    if not poll.is_open:
        raise PollIsClosed
    return poll


def changes_to(vote: PollVote, answer: Answer, *, now: datetime) -> dict[str, Any]:
    """What another answer changes in the stored one; nothing when it is the same. Raises AlreadyAnswered."""
    said = asdict(answer)
    if all(getattr(vote, name) == value for name, value in said.items()):
        return {}
    if not vote.poll.can_change:
        raise AlreadyAnswered
    # What a moderator hid is shown again when it is rewritten: they see the new one.
    return {**said, "changed_at": now, "is_hidden": False, "hidden_by": None}


def announce_first(poll: Poll, answers: Sequence[tuple[User, datetime]]) -> None:
    """Once they are committed."""
    if answers:
        transaction.on_commit(partial(poll_answered.send_robust, sender=Poll, poll=poll, answers=answers))
