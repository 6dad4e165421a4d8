"""Messages on the control socket. A client says imperatives, the server answers in the past tense.

Every client message has a class of its own that forbids unknown fields; higher apps add theirs with their part
(see `webinars.live.parts`). Stored events (`webinar.started`, `chat.sent` ...) also carry `seq` and `at` (ms since 1970).
"""

from typing import Any

import msgspec


class Message(msgspec.Struct, tag_field="type", forbid_unknown_fields=True, frozen=True, kw_only=True):
    """Base of all. The tag is the message's name on the wire."""


class JoinRoom(Message, tag="room.join", frozen=True):
    """First message. `since`: the last event this page saw; the server answers with the rest, or with the last ones."""

    since: int = 0


class SendChat(Message, tag="chat.send", frozen=True):
    text: str
    nonce: str


class RoomJoined(Message, tag="room.joined", frozen=True):
    """`now` and other times in milliseconds since 1970 by the server's clock. `events` are oldest first."""

    now: int
    state: str
    is_on_break: bool
    is_interrupted: bool
    started_at: int | None
    count: int
    last_seq: int
    events: list[dict[str, Any]]


class RoomCounted(Message, tag="room.counted", frozen=True):
    """How many people are in the room (a person with two tabs counts once)."""

    count: int


class Refused(Message, tag="message.refused", frozen=True):
    """What the client asked was not done. `to` is the type of its message, `reason` a sentence in the person's language."""

    to: str
    reason: str
    nonce: str = ""
