"""Hands and the microphone on the control socket."""

import asyncio
from collections.abc import Mapping
from typing import Any, ClassVar

import msgspec
from django.conf import settings

from accounts.models import User
from accounts.rights import Right
from webinars.domain.events import Event
from webinars.errors import NoRight
from webinars.live.limits import Rate
from webinars.live.parts import RoomPart, Session
from webinars.live.protocol import Message
from webinars.live.telling import say
from webinars.live.threads import in_thread
from webinars.models import Webinar
from webinars.stage.domain import hands, turns
from webinars.stage.domain.events import STAGE_EVENTS
from webinars.stage.domain.lines import listener_of, may_have_servers, open_desk
from webinars.stage.domain.servers import LIFE_S, ice_servers
from webinars.stage.live import protocol
from webinars.stage.live.snapshots import HandNames, StageSnapshot, hand_names, shared_stage
from webinars.stage.models import Ending

GRACE_S: Mapping[str, float] = {"left": 15.0, "dropped": 45.0}
"""For so long after a speaker's page went away (a reload), or its line was cut, the place is kept. When the server itself
stops it is kept: pages come back, and the lecturer sees who did not."""


class StagePart(RoomPart):
    name = "stage"
    messages: ClassVar[tuple[type[Message], ...]] = (
        protocol.RaiseHand,
        protocol.LowerHand,
        protocol.DismissHand,
        protocol.GiveMicrophone,
        protocol.TakeMicrophone,
        protocol.MuteMicrophone,
        protocol.UnmuteMicrophone,
        protocol.EndTurn,
        protocol.OpenDesk,
        protocol.AskServers,
        protocol.SendSignal,
    )
    answers: ClassVar[tuple[type[Message], ...]] = (protocol.SignalSent, protocol.ServersTold)
    events: ClassVar[tuple[type[Event], ...]] = STAGE_EVENTS
    snapshots: ClassVar[tuple[type[msgspec.Struct], ...]] = (StageSnapshot, HandNames)
    limits: ClassVar[Mapping[type[Message], Rate]] = {
        protocol.RaiseHand: Rate(per_s=0.2, burst=5),
        protocol.LowerHand: Rate(per_s=0.2, burst=5),
        protocol.AskServers: Rate(per_s=0.1, burst=10),
        # A call is an offer, an answer and some ten candidates; four of them begin at once when the desk is opened anew.
        protocol.SendSignal: Rate(per_s=10, burst=200),
    }
    rights: ClassVar[Mapping[type[Message], Right]] = {
        protocol.DismissHand: Right.WEBINAR_MODERATE,
        protocol.GiveMicrophone: Right.WEBINAR_HOST,
        protocol.OpenDesk: Right.WEBINAR_HOST,
        # Asked anew: somebody may have been sent out a moment ago.
        protocol.RaiseHand: Right.WEBINAR_JOIN,
        protocol.TakeMicrophone: Right.WEBINAR_JOIN,
        protocol.UnmuteMicrophone: Right.WEBINAR_JOIN,
        protocol.AskServers: Right.WEBINAR_JOIN,
        protocol.SendSignal: Right.WEBINAR_JOIN,
    }

    def __init__(self) -> None:
        self._held: dict[str, int] = {}  # sockets of this process to turns
        self._waiting: set[asyncio.Task[None]] = set()

    def shared_snapshot(self, webinar: Webinar) -> Any:
        return shared_stage(webinar)

    def host_snapshot(self, webinar: Webinar) -> Any:
        return hand_names(webinar)

    async def received(self, session: Session, message: Message) -> None:
        match message:
            case protocol.TakeMicrophone():
                await self._take(session, message)
            case protocol.SendSignal():
                await self._signal(session, message)
            case protocol.AskServers():
                await self._tell_servers(session)
            case _:
                await in_thread(_do)(session.webinar, message, by=session.person)

    async def left(self, session: Session, *, how: str) -> None:
        turn = self._held.pop(session.connection_id, None)
        if turn is not None and how in GRACE_S:
            task = asyncio.create_task(_free_later(session, turn, after_s=GRACE_S[how]))
            self._waiting.add(task)
            task.add_done_callback(self._waiting.discard)

    async def _take(self, session: Session, message: protocol.TakeMicrophone) -> None:
        await in_thread(turns.take_microphone)(
            session.webinar, message.turn, by=session.person, line=message.line, through=session.connection_id
        )
        self._held[session.connection_id] = message.turn

    async def _signal(self, session: Session, message: protocol.SendSignal) -> None:
        listener = await in_thread(listener_of)(
            session.webinar,
            message.turn,
            by=session.person,
            is_desk=message.sender == "desk",
            desk=message.desk,
            line=message.line,
        )
        sent = protocol.SignalSent(**{name: getattr(message, name) for name in message.__struct_fields__})
        await say(session.webinar.pk, sent, to=listener)

    async def _tell_servers(self, session: Session) -> None:
        if not await in_thread(may_have_servers)(session.webinar, person=session.person):
            raise NoRight
        told = protocol.ServersTold(
            servers=ice_servers(session.person.pk), relay_only=settings.TURN_ONLY, life_s=LIFE_S
        )
        await session.send_message(told)


def _do(webinar: Webinar, message: Message, *, by: User) -> None:
    """What changes nothing but the database."""
    match message:
        case protocol.RaiseHand():
            hands.raise_hand(webinar, by=by)
        case protocol.LowerHand():
            hands.lower_hand(webinar, by=by)
        case protocol.DismissHand():
            hands.dismiss_hand(webinar, message.hand, by=by)
        case protocol.GiveMicrophone():
            turns.give_microphone(webinar, message.hand, by=by)
        case protocol.MuteMicrophone():
            turns.mute_microphone(webinar, message.turn, by=by)
        case protocol.UnmuteMicrophone():
            turns.unmute_microphone(webinar, message.turn, by=by)
        case protocol.EndTurn():
            ending = Ending(message.ending) if message.ending else None
            turns.end_turn(webinar, message.turn, by=by, ending=ending)
        case protocol.OpenDesk():
            open_desk(webinar, message.desk, by=by)


async def _free_later(session: Session, turn: int, *, after_s: float) -> None:
    await asyncio.sleep(after_s)
    await in_thread(turns.end_abandoned)(session.webinar, turn, held_through=session.connection_id)
