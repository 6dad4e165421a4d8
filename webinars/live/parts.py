"""Parts of the room: each app that speaks on the control socket registers one, so lower apps know nothing of higher ones."""

from typing import Any, ClassVar, Protocol

from accounts.models import User
from webinars.live.protocol import Message
from webinars.models import Webinar


class Session(Protocol):
    """One socket of one person (a tab, a phone)."""

    webinar: Webinar
    person: User
    connection_id: str
    """A UUID, new for each socket."""
    is_host: bool
    ip: str
    user_agent: str
    language: str

    async def send_message(self, message: Message) -> None: ...

    async def send_text(self, text: str) -> None:
        """A message that is encoded already, for all of a room."""
        ...

    @property
    def hears_late(self) -> bool:
        """Whether it came while Valkey was away, and gets events by catching up alone."""
        ...

    async def close(self, code: int | None = None) -> None: ...

    async def room_event(self, content: dict[str, Any]) -> None:
        """An event of the room; telling it twice does no harm."""
        ...


class RoomPart:
    """Subclass, list the client messages that you take, and register one instance a process in AppConfig.ready()."""

    messages: ClassVar[tuple[type[Message], ...]] = ()

    async def joined(self, session: Session) -> None:
        """A person's socket came in (after `room.joined` was sent)."""

    async def received(self, session: Session, message: Message) -> None:
        """One of `messages` came. Raise WebinarError to refuse it with a sentence."""

    async def left(self, session: Session, *, how: str) -> None:
        """The socket is gone: "left" (said goodbye), "dropped" (did not), "kicked" or "server_stop"."""


_parts: list[RoomPart] = []


def register_part(part: RoomPart) -> None:
    _parts.append(part)


def registered_parts() -> tuple[RoomPart, ...]:
    return tuple(_parts)
