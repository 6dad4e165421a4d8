"""Who may not write, or not be here, as those are told who keep order."""

from webinars.domain.events import Event


class PersonMuted(Event, tag="person.muted", frozen=True):
    """To hosts and moderators."""

    id: int
    name: str


class PersonUnmuted(Event, tag="person.unmuted", frozen=True):
    id: int


class PersonBanned(Event, tag="person.banned", frozen=True):
    """To hosts and moderators. All sockets of the person are closed, and no new ones are let in."""

    id: int
    name: str


class PersonUnbanned(Event, tag="person.unbanned", frozen=True):
    id: int


class VoiceTaken(Event, tag="voice.taken", frozen=True):
    """To the person: they may read on, and not write."""


class VoiceGiven(Event, tag="voice.given", frozen=True):
    """To the person: they may write again."""


class ModeratorNamed(Event, tag="moderator.named", frozen=True):
    """To the person, who keeps order from now on. A new snapshot follows, with what moderators see."""


class ModeratorWithdrawn(Event, tag="moderator.withdrawn", frozen=True):
    """To the person. A new snapshot follows."""


MODERATION_EVENTS = (
    PersonMuted,
    PersonUnmuted,
    PersonBanned,
    PersonUnbanned,
    VoiceTaken,
    VoiceGiven,
    ModeratorNamed,
    ModeratorWithdrawn,
)
