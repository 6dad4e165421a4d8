"""The answers of many to one poll in one transaction. Each comes out as if it had been given alone (domain/voting.py)."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from webinars.domain.together import require_not_sent_out, sent_out_among, write_together
from webinars.errors import NoRight, WebinarError
from webinars.models import Webinar
from webinars.polls.domain.answers import Answer, answer_to
from webinars.polls.domain.voting import announce_first, changes_to, held_open, vote_poll
from webinars.polls.models import Poll, PollVote

CHANGED = (*asdict(Answer()), "changed_at", "is_hidden", "hidden_by")


@dataclass(frozen=True, kw_only=True, slots=True)
class Given:
    """What somebody's page says; one of the four is filled, as the poll's kind asks."""

    by: User
    choices: Sequence[int] = ()
    number: int | None = None
    words: Sequence[str] = ()
    text: str = ""

    @property
    def said(self) -> dict[str, Any]:
        return {"choices": self.choices, "number": self.number, "words": self.words, "text": self.text}


def vote_poll_together(webinar: Webinar, code: str, given: Sequence[Given]) -> list[PollVote | WebinarError]:
    """What came of each, in order: the person's answer as it is stored now, or why it was refused."""
    return write_together(given, together=partial(_together, webinar, code), alone=partial(_alone, webinar, code))


def _alone(webinar: Webinar, code: str, given: Given) -> PollVote:
    require_not_sent_out(webinar, given.by)
    return vote_poll(webinar, code, by=given.by, **given.said)


def _together(webinar: Webinar, code: str, given: Sequence[Given]) -> list[PollVote | WebinarError]:
    """Four statements, one more when somebody changed their answer. Raises NoSuchPoll, PollIsClosed."""
    people = {each.by.pk: each.by for each in given}
    with transaction.atomic():
        poll = held_open(webinar, code)
        sent_out = sent_out_among(webinar, people.values())
        cast = _Cast(poll, list(people))
        came = [NoRight() if each.by.pk in sent_out else cast.take(each) for each in given]
        cast.store()
        announce_first(poll, [(people[vote.person_id], vote.voted_at) for vote in cast.new])
    return came


class _Cast:
    """The votes of these people as they will be stored."""

    def __init__(self, poll: Poll, people: Sequence[int]) -> None:
        self._poll = poll
        self._now = timezone.now()
        self._votes = {vote.person_id: vote for vote in PollVote.objects.filter(poll=poll, person__in=people)}
        self.new: list[PollVote] = []
        self._changed: dict[int, PollVote] = {}

    def take(self, given: Given) -> PollVote | WebinarError:
        """Somebody may have answered twice, on two devices: the later one counts where answers may be changed."""
        try:
            answer = answer_to(self._poll, **given.said)
            vote = self._votes.get(given.by.pk)
            if vote is None:
                vote = PollVote(poll=self._poll, person=given.by, voted_at=self._now, **asdict(answer))
                self._votes[given.by.pk] = vote
                self.new.append(vote)
                return vote
            vote.poll = self._poll
            changes = changes_to(vote, answer, now=self._now)
        except WebinarError as error:
            return error
        for name, value in changes.items():
            setattr(vote, name, value)
        if changes and vote.pk:
            self._changed[vote.pk] = vote
        return vote

    def store(self) -> None:
        # Who answers through another process at this moment makes the database refuse it all: then each is written alone.
        PollVote.objects.bulk_create(self.new)
        if self._changed:
            PollVote.objects.bulk_update(self._changed.values(), CHANGED)
