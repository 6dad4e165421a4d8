"""Messages of attendance on the control socket."""

from enum import StrEnum
from typing import Annotated

import msgspec

from attendance.domain.connection import Beat
from attendance.models import DeliveryMode
from webinars.live.protocol import Message

WholeNumber = Annotated[int, msgspec.Meta(ge=0, le=2**53)]


class Mode(StrEnum):
    """DeliveryMode on the wire."""

    VIDEO = "video"
    LIGHT = "light"
    AUDIO_SLIDES = "audio_slides"
    SLIDES = "slides"


class BeatPresence(Message, tag="presence.beat", frozen=True):
    """Every 10 s, on joining, and whenever one of its fields changes. `seq` grows by one; numbers seen before are passed over.

    `playing`: media really runs (in slides-only mode: the slides are open). `visible`: the tab is on screen.
    `position_ms`: of the player. `mono_ms`: the page's monotonic clock. Both are hints: only the server's clock counts.
    """

    seq: WholeNumber
    playing: bool
    sound: bool
    visible: bool
    mode: Mode
    mono_ms: WholeNumber
    position_ms: WholeNumber | None = None

    def as_beat(self) -> Beat:
        return Beat(
            seq=self.seq,
            playing=self.playing,
            sound=self.sound,
            visible=self.visible,
            position_ms=self.position_ms,
            mode=DeliveryMode(self.mode),
            mono_ms=self.mono_ms,
        )


class LeavePresence(Message, tag="presence.leave", frozen=True):
    """The page is being left (pagehide): the goodbye that makes the end of a span exact even if no close frame gets through."""


class RosterPerson(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the roster. `attended_s` is as of the message; while `online` and the content runs it grows by itself."""

    id: int
    name: str
    initials: str
    organisation: str
    region: str
    online: bool
    attended_s: int
    devices: int
    is_host: bool


class RosterUpdated(Message, tag="roster.updated", frozen=True):
    """To the team, every few seconds: those whose line changed otherwise than by time passing.

    `full`: the list is complete and replaces what the page has. `is_counting`: content runs now (live, no break).
    `content_s`: how much content there has been. Time is the server's.
    """

    full: bool
    is_counting: bool
    content_s: int
    people: list[RosterPerson]
