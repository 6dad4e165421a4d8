"""Polls on the control socket."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from msgspec.structs import replace

from accounts.models import User
from accounts.rights import Right
from webinars.domain.events import Event
from webinars.errors import WebinarError
from webinars.live.devices import tell_devices
from webinars.live.limits import Rate
from webinars.live.parts import RoomPart, Session
from webinars.live.protocol import Message
from webinars.live.shared import SharedRead
from webinars.live.soon import Soon
from webinars.live.telling import say
from webinars.live.threads import in_thread
from webinars.live.together import Together
from webinars.models import Audience, Webinar
from webinars.polls.domain import moderating, running
from webinars.polls.domain.drafts import PollDraft
from webinars.polls.domain.events import POLL_EVENTS
from webinars.polls.domain.preparing import create_poll
from webinars.polls.domain.results import Results, Text, results_of
from webinars.polls.domain.voting_together import Given, vote_poll_together
from webinars.polls.errors import PollInvalid
from webinars.polls.kinds import PollKind
from webinars.polls.live import protocol
from webinars.polls.live.snapshots import PollsSnapshot, own_answers, shared_polls, team_polls
from webinars.polls.models import Poll, PollState, PollVote

VERBS: Mapping[type[Message], Callable[..., Poll]] = {
    protocol.OpenPoll: running.open_poll,
    protocol.ClosePoll: running.close_poll,
    protocol.ShowResults: running.show_results,
    protocol.HideResults: running.hide_results,
}
"""The lecturer's, which take a poll's code and nothing else."""


def _open_poll_of(webinar_id: int) -> tuple[Poll, Results] | None:
    poll = Poll.objects.filter(webinar_id=webinar_id, state=PollState.OPEN).first()
    return (poll, results_of(poll)) if poll else None


_open_results = SharedRead[int, tuple[Poll, Results] | None](_open_poll_of)


class PollsPart(RoomPart):
    name = "polls"
    messages: ClassVar[tuple[type[Message], ...]] = (
        protocol.VotePoll,
        protocol.CountPolls,
        protocol.CreatePoll,
        protocol.HideText,
        protocol.HideWord,
        *VERBS,
    )
    answers: ClassVar[tuple[type[Message], ...]] = (protocol.PollVoted, protocol.PollCounted, protocol.PollCreated)
    events: ClassVar[tuple[type[Event], ...]] = POLL_EVENTS
    limits: ClassVar[Mapping[type[Message], Rate]] = {
        protocol.VotePoll: Rate(per_s=1, burst=10),
        protocol.CountPolls: Rate(per_s=0.5, burst=5),
    }
    rights: ClassVar[Mapping[type[Message], Right]] = {
        protocol.CreatePoll: Right.WEBINAR_HOST,
        protocol.HideText: Right.WEBINAR_MODERATE,
        protocol.HideWord: Right.WEBINAR_MODERATE,
        **dict.fromkeys(VERBS, Right.WEBINAR_HOST),
    }

    def __init__(self) -> None:
        self._counting = Soon(self._tell_results)
        self._votes = Together(self._write)
        #: Texts of the open poll that were told: (poll, answers), so that each goes out once.
        self._told_texts: dict[int, tuple[int, set[Text]]] = {}

    def shared_snapshot(self, webinar: Webinar) -> Any:
        return shared_polls(webinar)

    def host_snapshot(self, webinar: Webinar) -> Any:
        return team_polls(webinar)

    def own_snapshot(self, webinar: Webinar, person: User, *, shared: Any) -> Any:
        assert isinstance(shared, PollsSnapshot)
        return own_answers(webinar, person, shared=shared)

    async def received(self, session: Session, message: Message) -> None:
        webinar, person = session.webinar, session.person
        match message:
            case protocol.VotePoll():
                await self._vote(session, message)
            case protocol.CountPolls():
                await self._count_for(session)
            case protocol.CreatePoll():
                await self._votes.settle(lambda key: key[0] == webinar.pk)
                poll = await in_thread(_make)(webinar, message, by=person)
                await session.send_message(protocol.PollCreated(code=poll.code, nonce=message.nonce))
            case protocol.HideText():
                await in_thread(moderating.hide_text)(webinar, message.code, vote_id=message.id, by=person)
            case protocol.HideWord():
                await in_thread(moderating.hide_word)(webinar, message.code, word=message.word, by=person)
            case _:
                # Those who answered before the poll is closed are counted, also those whose answer waits to be written.
                await self._votes.settle(lambda key: key[0] == webinar.pk)
                await in_thread(VERBS[type(message)])(webinar, message.code, by=person)  # type: ignore[attr-defined]  # all of VERBS have it

    async def _vote(self, session: Session, message: protocol.VotePoll) -> None:
        given = Given(
            by=session.person,
            choices=message.choices,
            number=message.number,
            words=message.words,
            text=message.text,
        )
        vote = await self._votes.ask((session.webinar.pk, message.code), (session.webinar, given))
        said = protocol.PollVoted(
            code=message.code, choices=vote.choices, number=vote.number, words=vote.words, text=vote.text
        )
        await tell_devices(session, said)

    async def _write(
        self, key: tuple[int, str], asked: list[tuple[Webinar, Given]]
    ) -> Sequence[PollVote | WebinarError]:
        webinar_id, code = key
        came: list[PollVote | WebinarError] = await in_thread(vote_poll_together)(
            asked[-1][0], code, [given for _, given in asked]
        )
        if any(isinstance(each, PollVote) for each in came):
            self._counting.ask(webinar_id)
        return came

    async def _count_for(self, session: Session) -> None:
        found = await _open_results(session.webinar.pk)
        if found is not None and (found[0].shows_results or session.is_moderator):
            poll, results = found
            await session.send_message(protocol.PollCounted(code=poll.code, results=results))

    async def line_is_back(self, webinar_id: int) -> None:
        """With all texts, told before or not: a page passes over those that it has."""
        found = await _open_results(webinar_id)
        if found is not None:
            poll, results = found
            to = Audience.ALL if poll.shows_results else Audience.HOSTS
            await say(webinar_id, protocol.PollCounted(code=poll.code, results=results), to=to)

    async def _tell_results(self, webinar_id: int) -> None:
        found = await in_thread(_open_poll_of)(webinar_id)
        if found is None:
            return  # closed meanwhile: the event of it carries the last results
        poll, results = found
        if poll.kind == PollKind.TEXT:
            results = self._news(poll, results)
        to = Audience.ALL if poll.shows_results else Audience.HOSTS
        await say(webinar_id, protocol.PollCounted(code=poll.code, results=results), to=to)

    def _news(self, poll: Poll, results: Results) -> Results:
        told_of, told = self._told_texts.get(poll.webinar_id, (poll.pk, set()))
        if told_of != poll.pk:
            told = set()
        self._told_texts[poll.webinar_id] = (poll.pk, set(results.texts))
        return replace(results, texts=[text for text in results.texts if text not in told])


def _make(webinar: Webinar, message: protocol.CreatePoll, *, by: User) -> Poll:
    if message.kind not in PollKind.values:
        raise PollInvalid(_("Choose a kind of poll."), field="kind")
    draft = PollDraft(
        kind=PollKind(message.kind),
        text=message.text,
        options=message.options,
        scale_max=message.scale_max,
        is_anonymous=message.is_anonymous,
        can_change=message.can_change,
        shows_results=message.shows_results,
        is_presence_check=message.is_presence_check,
    )
    with transaction.atomic():
        poll = create_poll(webinar, draft, by=by)
        return running.open_poll(webinar, poll.code, by=by) if message.opens else poll
