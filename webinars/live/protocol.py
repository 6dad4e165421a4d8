"""Messages on the control socket. A client says imperatives, the server answers in the past tense.

Every client message has a class of its own that forbids unknown fields; features add theirs with their part
(see `webinars.live.parts`). What is stored is an `Event` (`webinars.domain.events`).
"""

from typing import Any

import msgspec


class Message(msgspec.Struct, tag_field="type", forbid_unknown_fields=True, frozen=True, kw_only=True):
    """Base of all. The tag is the message's name on the wire."""


class JoinRoom(Message, tag="room.join", frozen=True):
    """First message. `since`: the last event this page saw, 0 for a new page."""

    since: int = 0


class PingRoom(Message, tag="room.ping", frozen=True):
    """Is the line alive? A page asks when it has heard nothing for 12 s."""


class RoomPonged(Message, tag="room.ponged", frozen=True):
    """It is."""


class PartSnapshot(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How things stand in one part: for all, for hosts and moderators, for this person."""

    shared: msgspec.Raw | None = None
    host: msgspec.Raw | None = None
    own: Any = None


class RoomJoined(Message, tag="room.joined", frozen=True, omit_defaults=True):
    """The answer. Either `parts`, a snapshot of each part as of event `last_seq`; or `events`, all after `since` that are for
    this person, oldest first. `now` in milliseconds since 1970 by the server's clock, `count` as in `room.counted`.
    """

    now: int
    count: int
    last_seq: int
    parts: msgspec.Raw | None = None
    events: list[msgspec.Raw] | None = None


class EventsTold(Message, tag="room.told", frozen=True):
    """Several events at once, oldest first. One alone comes as itself."""

    events: list[msgspec.Raw]


class RoomCounted(Message, tag="room.counted", frozen=True):
    """How many people are in the room (a person with two tabs counts once)."""

    count: int


class Refused(Message, tag="message.refused", frozen=True):
    """What the client asked was not done. `to` is the type of its message, `reason` a sentence in the person's language,
    `nonce` that of its message, if it had one."""

    to: str
    reason: str
    nonce: str = ""


ROOM_MESSAGES: tuple[type[Message], ...] = (JoinRoom, PingRoom)
ROOM_ANSWERS: tuple[type[Message], ...] = (RoomJoined, EventsTold, RoomCounted, Refused, RoomPonged)
"""What the room itself hears and says."""
