"""What a room is told of hands and speakers."""

import msgspec

from accounts.models import User
from webinars.domain.events import Event
from webinars.stage.models import Turn


class Speaker(msgspec.Struct, frozen=True, kw_only=True):
    id: int
    name: str
    initials: str


class HandRaised(Event, tag="hand.raised", frozen=True):
    """To all, without a name: everyone sees how many are before them, and only the team sees who they are."""

    hand: int
    person: int


class HandNamed(Event, tag="hand.named", frozen=True):
    """To the team: whose hand that is."""

    hand: int
    by: Speaker


class HandLowered(Event, tag="hand.lowered", frozen=True):
    hand: int


class MicrophoneGiven(Event, tag="microphone.given", frozen=True):
    """The hand is down, and its person may speak. All hear who it is, so all are told."""

    turn: int
    hand: int
    place: int
    by: Speaker


class MicrophoneTaken(Event, tag="microphone.taken", frozen=True):
    """The speaker's page is ready to be called; `line` is its name. Again when the page was opened anew."""

    turn: int
    line: str


class MicrophoneMuted(Event, tag="microphone.muted", frozen=True):
    """`by` is the id of whoever did it: the speaker or one of the team."""

    turn: int
    by: int


class MicrophoneUnmuted(Event, tag="microphone.unmuted", frozen=True):
    turn: int


class MicrophoneEnded(Event, tag="microphone.ended", frozen=True):
    """`ending`: taken_back, given_back, unused, left, line, break or ended."""

    turn: int
    ending: str


STAGE_EVENTS: tuple[type[Event], ...] = (
    HandRaised,
    HandNamed,
    HandLowered,
    MicrophoneGiven,
    MicrophoneTaken,
    MicrophoneMuted,
    MicrophoneUnmuted,
    MicrophoneEnded,
)


class TurnView(msgspec.Struct, frozen=True, kw_only=True):
    """`line` is empty until the speaker's page is ready; `muted_by` is 0 for nobody."""

    turn: int
    place: int
    by: Speaker
    line: str
    muted_by: int


def speaker_of(person: User) -> Speaker:
    return Speaker(id=person.pk, name=person.display_name, initials=person.initials)


def view_of(turn: Turn) -> TurnView:
    return TurnView(
        turn=turn.pk, place=turn.place, by=speaker_of(turn.person), line=turn.line, muted_by=turn.muted_by_id or 0
    )
