"""What happens in the chat, as the room is told."""

import msgspec

from webinars.domain.events import Event


class Author(msgspec.Struct, frozen=True, kw_only=True):
    """Who wrote. `host`: of the webinar's team."""

    id: int
    name: str
    initials: str
    host: bool


class ChatSent(Event, tag="chat.sent", frozen=True):
    """`nonce` is the sender's, to know its own message again."""

    text: str
    nonce: str
    by: Author
