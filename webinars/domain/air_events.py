"""Who is on air, as the room is told."""

import msgspec

from webinars.domain.events import Event


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """A person of the team."""

    id: int
    name: str


class AirTaken(Event, tag="air.taken", frozen=True):
    """From now on the broadcast comes from this person's page."""

    by: Named


class AirOffered(Event, tag="air.offered", frozen=True):
    """To hosts and moderators. `by` is on air and offers `to` to take over, until `until` (milliseconds since 1970)."""

    by: Named
    to: Named
    until: int


class AirDeclined(Event, tag="air.declined", frozen=True):
    """To hosts and moderators: the colleague stays where they are."""

    to: Named


class AirOfferWithdrawn(Event, tag="air.withdrawn", frozen=True):
    """To hosts and moderators: whoever offered it goes on."""

    by: Named


AIR_EVENTS = (AirTaken, AirOffered, AirDeclined, AirOfferWithdrawn)
