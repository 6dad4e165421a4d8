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
    #: Of presence checks: what did not reach somebody is not counted against them, as in the report.
    checks_answered: int = 0
    checks_shown: int = 0
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


class RosterNeed(msgspec.Struct, frozen=True, kw_only=True):
    """What one person has earned and what is missing to more, by the rules of credit. Credits are texts in the reader's language.

    `next_credits` needs `next_at_s` attended seconds and `checks` more answered presence checks; it is empty when time and
    checks bring nothing more. `waiting` is granted with a passed quiz; empty when nothing waits for it.
    """

    id: int
    credits: str
    waiting: str
    next_credits: str
    next_at_s: int
    checks: int


class RosterNeeds(Message, tag="roster.needs", frozen=True):
    """To the team, where the webinar gives credit: those whose `RosterNeed` changed. Seconds that pass change none.

    `full`: the list is complete and replaces what the page has. `unit` and `max_credits`: of the whole webinar.
    """

    full: bool
    unit: str
    max_credits: str
    people: list[RosterNeed]
