"""What happens in the chat, as the room is told."""

import msgspec

from webinars.domain.events import Event


class Author(msgspec.Struct, frozen=True, kw_only=True):
    """Who wrote. `host`: of the webinar's team."""

    id: int
    name: str
    initials: str
    host: bool


class Answered(msgspec.Struct, frozen=True, kw_only=True):
    """The message that is answered, and the name of who wrote it."""

    id: int
    name: str


class ChatSent(Event, tag="chat.sent", frozen=True):
    """`nonce` is the sender's, to know its own message again. Of a removed message the text is gone."""

    id: int
    text: str
    nonce: str
    by: Author
    reply_to: Answered | None = None
    is_removed: bool = False


class ChatRemoved(Event, tag="chat.removed", frozen=True):
    """A moderator took this message away."""

    id: int


class ChatPinned(Event, tag="chat.pinned", frozen=True):
    """This message stands above the chat, instead of any other."""

    id: int
    text: str
    by: Author


class ChatUnpinned(Event, tag="chat.unpinned", frozen=True):
    pass


class ChatSet(Event, tag="chat.set", frozen=True):
    """Off: only hosts and moderators write. Otherwise everyone else waits `slow_s` seconds between two messages."""

    is_off: bool
    slow_s: int


CHAT_EVENTS = (ChatSent, ChatRemoved, ChatPinned, ChatUnpinned, ChatSet)
