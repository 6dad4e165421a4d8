"""The webinar's own life as a part of its room, and what the room itself says."""

from typing import ClassVar

import msgspec

from webinars.domain.events import Event
from webinars.domain.life_events import LIFE_EVENTS
from webinars.live.parts import RoomPart
from webinars.live.protocol import ROOM_ANSWERS, Message
from webinars.models import Webinar


class LifeSnapshot(msgspec.Struct, frozen=True, kw_only=True):
    """`state` is of the webinar: published, live, ended or cancelled. Moments in milliseconds since 1970; `break_until`: when
    the lecture is to go on after the break, if that was said."""

    state: str
    is_on_break: bool
    break_until: int | None
    is_interrupted: bool
    started_at: int | None


class LifePart(RoomPart):
    name = "room"
    answers: ClassVar[tuple[type[Message], ...]] = ROOM_ANSWERS
    events: ClassVar[tuple[type[Event], ...]] = LIFE_EVENTS
    snapshots: ClassVar[tuple[type[msgspec.Struct], ...]] = (LifeSnapshot,)

    def shared_snapshot(self, webinar: Webinar) -> LifeSnapshot:
        pause = webinar.breaks.filter(ended_at=None).first() if webinar.is_live else None
        return LifeSnapshot(
            state=webinar.state,
            is_on_break=pause is not None,
            break_until=int(pause.until.timestamp() * 1000) if pause and pause.until else None,
            is_interrupted=webinar.interruptions.filter(ended_at=None).exists(),
            started_at=int(webinar.started_at.timestamp() * 1000) if webinar.started_at else None,
        )
