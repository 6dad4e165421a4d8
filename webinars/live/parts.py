"""Parts of the room: each feature that speaks on the control socket registers one, so lower apps know nothing of higher ones.

How to add one: docs/protocol.md, "How a feature adds a part".
"""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, ClassVar, Protocol

from msgspec import Struct

from accounts.models import User
from accounts.rights import Right
from webinars.domain.events import Event
from webinars.live.limits import Rate
from webinars.live.protocol import Message
from webinars.models import Webinar

USUAL_RATE = Rate(per_s=5, burst=40)
"""For messages of which the part says nothing."""


class Session(Protocol):
    """One socket of one person (a tab, a phone)."""

    webinar: Webinar
    """As of the last change of its state. Shared by all sessions: do not change it, and refresh what must be exact."""
    person: User
    connection_id: str
    """A UUID, new for each socket."""
    is_host: bool
    """May steer the lecture: `Right.WEBINAR_HOST`, as of joining."""
    is_moderator: bool
    """May keep order, as hosts may: `Right.WEBINAR_MODERATE`, as of joining. Hears what is told to `Audience.HOSTS`."""
    ip: str
    user_agent: str
    language: str
    entered_at: datetime
    """When the server let it in: the moment before `room.joined` was sent, so nothing that a part does takes from it."""

    async def send_message(self, message: Message) -> None:
        """To this socket alone."""
        ...

    async def send_text(self, text: str) -> None:
        """A message that is encoded already, for many."""
        ...

    async def close(self, code: int | None = None) -> None: ...

    async def start_afresh(self) -> None:
        """Sends a new snapshot, as on joining."""
        ...


class RoomPart:
    """Subclass and register one instance a process in AppConfig.ready()."""

    name: ClassVar[str] = ""
    """Under which its snapshots stand in `room.joined.parts`; its reducer in the browser has the same."""
    messages: ClassVar[tuple[type[Message], ...]] = ()
    """What clients may send."""
    answers: ClassVar[tuple[type[Message], ...]] = ()
    """What the server sends that is not stored."""
    events: ClassVar[tuple[type[Event], ...]] = ()
    """What is stored."""
    snapshots: ClassVar[tuple[type[Struct], ...]] = ()
    """Classes of its snapshots, where they have some: for the generated types."""
    limits: ClassVar[Mapping[type[Message], Rate]] = MappingProxyType({})
    """For each person, over all of their sockets in this process. What is too much is refused with a sentence."""
    rights: ClassVar[Mapping[type[Message], Right]] = MappingProxyType({})
    """Asked anew, on the room's webinar, for each such message. Without an entry: whoever is in the room."""

    def shared_snapshot(self, webinar: Webinar) -> Any:
        """What all may see now: a Struct or a dict, or None. Read once for all who join together, in one transaction with the
        number of the last event, in a thread. Nothing in it depends on a person or a language. It is given again to who comes
        within a second (webinars/live/kept.py): what changes in it is told by an event or by `say`, or may be a second old."""

    def host_snapshot(self, webinar: Webinar) -> Any:
        """What hosts and moderators see beside it. Read as the shared one."""

    def own_snapshot(self, webinar: Webinar, person: User, *, shared: Any) -> Any:
        """What concerns this person alone, or None. `shared` is what `shared_snapshot` gave: where it shows that there can be
        nothing, ask the database nothing, for this is called for each who joins. It may be newer than the shared one."""

    async def joined(self, session: Session) -> None:
        """A person's socket came in (after `room.joined` was sent)."""

    async def received(self, session: Session, message: Message) -> None:
        """One of `messages` came. Raise WebinarError to refuse it with a sentence."""

    async def line_is_back(self, webinar_id: int) -> None:
        """This process' line to the others was cut and is whole: `say` again what may have been lost and is said to last, such
        as counts. Other processes do the same, so it comes several times."""

    async def left(self, session: Session, *, how: str) -> None:
        """The socket is gone: "left" (said goodbye), "dropped" (did not), "kicked" or "server_stop"."""


_parts: list[RoomPart] = []


def register_part(part: RoomPart) -> None:
    assert not part.name or part.name not in {each.name for each in _parts}, f"two parts are called {part.name}"
    assert part.name or not part.events, "a part that stores events has a name"
    _parts.append(part)


def registered_parts() -> tuple[RoomPart, ...]:
    return tuple(_parts)
