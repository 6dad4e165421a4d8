"""The webinar's own life as a part of its room. Its snapshot stands in `room.joined` itself."""

from typing import ClassVar

from webinars.domain.events import Event
from webinars.domain.life_events import LIFE_EVENTS
from webinars.live.parts import RoomPart
from webinars.live.protocol import ROOM_ANSWERS, Message


class LifePart(RoomPart):
    name = "room"
    answers: ClassVar[tuple[type[Message], ...]] = ROOM_ANSWERS
    events: ClassVar[tuple[type[Event], ...]] = LIFE_EVENTS
