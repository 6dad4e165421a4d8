"""Who is on air, in the room: everyone sees the name, the team hands over."""

from collections.abc import Mapping
from typing import ClassVar

import msgspec

from accounts.rights import Right
from webinars.domain.air import decline_air, named, offer_air, until_ms, withdraw_air_offer
from webinars.domain.air_events import AIR_EVENTS, Named
from webinars.domain.events import Event
from webinars.live.limits import Rate
from webinars.live.parts import RoomPart, Session
from webinars.live.protocol import Message
from webinars.live.threads import in_thread
from webinars.models import AirOffer, AirTurn, Webinar


class OfferAir(Message, tag="air.offer", frozen=True):
    """Who is on air asks a colleague to take over."""

    to: int


class DeclineAir(Message, tag="air.decline", frozen=True):
    """The colleague does not want to. (Who wants to publishes, with `take_over`.)"""


class WithdrawAirOffer(Message, tag="air.withdraw", frozen=True):
    """Who offered it goes on."""


class AirSnapshot(msgspec.Struct, frozen=True, kw_only=True):
    """For all: who is on air."""

    on_air: Named | None


class OfferSnapshot(msgspec.Struct, frozen=True, kw_only=True):
    """For hosts and moderators: the offer that was not answered yet. Its time may be over."""

    by: Named
    to: Named
    until: int


class AirPart(RoomPart):
    name = "air"
    messages: ClassVar[tuple[type[Message], ...]] = (OfferAir, DeclineAir, WithdrawAirOffer)
    events: ClassVar[tuple[type[Event], ...]] = AIR_EVENTS
    snapshots: ClassVar[tuple[type[msgspec.Struct], ...]] = (AirSnapshot, OfferSnapshot)
    limits: ClassVar[Mapping[type[Message], Rate]] = {OfferAir: Rate(per_s=0.5, burst=5)}
    rights: ClassVar[Mapping[type[Message], Right]] = dict.fromkeys(messages, Right.WEBINAR_HOST)

    def shared_snapshot(self, webinar: Webinar) -> AirSnapshot | None:
        if not webinar.is_live:
            return None
        turn = AirTurn.objects.filter(webinar=webinar, ended_at=None).select_related("person").first()
        return AirSnapshot(on_air=None if turn is None else named(turn.person))

    def host_snapshot(self, webinar: Webinar) -> OfferSnapshot | None:
        if not webinar.is_live:
            return None
        offer = AirOffer.objects.filter(webinar=webinar, closed_at=None).select_related("by", "to").first()
        if offer is None:
            return None
        return OfferSnapshot(by=named(offer.by), to=named(offer.to), until=until_ms(offer))

    async def received(self, session: Session, message: Message) -> None:
        match message:
            case OfferAir():
                await in_thread(offer_air)(session.webinar, message.to, by=session.person)
            case DeclineAir():
                await in_thread(decline_air)(session.webinar, by=session.person)
            case WithdrawAirOffer():
                await in_thread(withdraw_air_offer)(session.webinar, by=session.person)
