"""Questions on the control socket."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

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
from webinars.models import Webinar
from webinars.questions.domain import answering, asking, moderating, voting
from webinars.questions.domain.events import QUESTION_EVENTS
from webinars.questions.domain.voting_together import Wish, vote_questions_together
from webinars.questions.live import protocol
from webinars.questions.live.snapshots import (
    QuestionsSnapshot,
    own_questions,
    shared_questions,
    votes_of,
    waiting_questions,
)
from webinars.questions.models import Question

Verb = Callable[..., Question]
VERBS: Mapping[type[Message], tuple[Verb, Right | None]] = {
    protocol.WithdrawQuestion: (asking.withdraw_question, None),
    protocol.PublishQuestion: (moderating.publish_question, Right.WEBINAR_MODERATE),
    protocol.DismissQuestion: (moderating.dismiss_question, Right.WEBINAR_MODERATE),
    protocol.RestoreQuestion: (moderating.restore_question, Right.WEBINAR_MODERATE),
    protocol.TakeQuestion: (answering.take_question, Right.WEBINAR_HOST),
    protocol.ReturnQuestion: (answering.return_question, Right.WEBINAR_HOST),
    protocol.AnswerQuestion: (answering.answer_question, Right.WEBINAR_HOST),
}
"""Those that take a question's code and nothing else."""
_all_votes = SharedRead[int, dict[str, int]](votes_of)


class QuestionsPart(RoomPart):
    name = "questions"
    messages: ClassVar[tuple[type[Message], ...]] = (
        protocol.AskQuestion,
        protocol.VoteQuestion,
        protocol.UnvoteQuestion,
        protocol.CountQuestions,
        protocol.MergeQuestion,
        protocol.WriteAnswer,
        *VERBS,
    )
    answers: ClassVar[tuple[type[Message], ...]] = (
        protocol.QuestionVoted,
        protocol.QuestionUnvoted,
        protocol.QuestionsCounted,
        protocol.QuestionWritten,
    )
    events: ClassVar[tuple[type[Event], ...]] = QUESTION_EVENTS
    limits: ClassVar[Mapping[type[Message], Rate]] = {
        protocol.AskQuestion: Rate(per_s=0.1, burst=4),
        protocol.VoteQuestion: Rate(per_s=2, burst=20),
        protocol.UnvoteQuestion: Rate(per_s=2, burst=20),
        protocol.CountQuestions: Rate(per_s=0.5, burst=5),
    }
    rights: ClassVar[Mapping[type[Message], Right]] = {
        protocol.MergeQuestion: Right.WEBINAR_MODERATE,
        protocol.WriteAnswer: Right.WEBINAR_HOST,
        **{kind: right for kind, (_, right) in VERBS.items() if right is not None},
    }

    def __init__(self) -> None:
        self._changed: defaultdict[int, set[str]] = defaultdict(set)
        self._counting = Soon(self._tell_counts)
        self._votes = Together(self._write)

    def shared_snapshot(self, webinar: Webinar) -> Any:
        return shared_questions(webinar)

    def host_snapshot(self, webinar: Webinar) -> Any:
        return waiting_questions(webinar)

    def own_snapshot(self, webinar: Webinar, person: User, *, shared: Any) -> Any:
        assert isinstance(shared, QuestionsSnapshot)
        return own_questions(webinar, person, shared=shared)

    async def received(self, session: Session, message: Message) -> None:
        webinar, person = session.webinar, session.person
        match message:
            case protocol.AskQuestion():
                await in_thread(asking.ask_question)(
                    webinar, message.text, by=person, nonce=message.nonce, is_anonymous=message.anonymous
                )
            case protocol.VoteQuestion():
                await self._votes.ask(webinar.pk, (webinar, Wish(code=message.code, by=person)))
                await tell_devices(session, protocol.QuestionVoted(code=message.code))
            case protocol.UnvoteQuestion():
                await in_thread(voting.unvote_question)(webinar, message.code, by=person)
                await tell_devices(session, protocol.QuestionUnvoted(code=message.code))
                self._count(webinar.pk, message.code)
            case protocol.CountQuestions():
                await session.send_message(protocol.QuestionsCounted(votes=await _all_votes(webinar.pk)))
            case protocol.MergeQuestion():
                await self._votes.settle(lambda key: key == webinar.pk)
                await in_thread(moderating.merge_question)(webinar, message.code, into=message.into, by=person)
            case protocol.WriteAnswer():
                await in_thread(answering.write_answer)(webinar, message.code, message.text, by=person)
                await session.send_message(protocol.QuestionWritten(code=message.code, nonce=message.nonce))
            case _:
                await self._votes.settle(lambda key: key == webinar.pk)
                verb, _right = VERBS[type(message)]
                await in_thread(verb)(webinar, message.code, by=person)  # type: ignore[attr-defined]  # all of VERBS have it

    async def _write(self, webinar_id: int, asked: list[tuple[Webinar, Wish]]) -> Sequence[Question | WebinarError]:
        came: list[Question | WebinarError] = await in_thread(vote_questions_together)(
            asked[-1][0], [wish for _, wish in asked]
        )
        for each in came:
            if isinstance(each, Question):
                self._count(webinar_id, each.code)
        return came

    async def line_is_back(self, webinar_id: int) -> None:
        if votes := await _all_votes(webinar_id):
            await say(webinar_id, protocol.QuestionsCounted(votes=votes))

    def _count(self, webinar_id: int, code: str) -> None:
        self._changed[webinar_id].add(code)
        self._counting.ask(webinar_id)

    async def _tell_counts(self, webinar_id: int) -> None:
        codes = self._changed.pop(webinar_id, set())
        votes = await in_thread(votes_of)(webinar_id, codes)
        await say(webinar_id, protocol.QuestionsCounted(votes=votes))
