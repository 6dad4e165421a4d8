"""Messages of the chat and its moderation on the control socket."""

from typing import Annotated

import msgspec
from msgspec import Meta

from webinars.domain.chat_events import Author
from webinars.live.protocol import Message

Id = Annotated[int, Meta(ge=1, le=2**53)]


class SendChat(Message, tag="chat.send", frozen=True):
    """`nonce`: the page's own name for it; sent twice it is one message. At most 1,000 characters."""

    text: Annotated[str, Meta(max_length=4000)]
    nonce: Annotated[str, Meta(min_length=1, max_length=64)]
    reply_to: Id | None = None


class RecallChat(Message, tag="chat.recall", frozen=True):
    """Asks for messages older than this one."""

    before: Id


class RemoveChat(Message, tag="chat.remove", frozen=True):
    id: Id


class PinChat(Message, tag="chat.pin", frozen=True):
    id: Id


class UnpinChat(Message, tag="chat.unpin", frozen=True):
    pass


class SetChat(Message, tag="chat.configure", frozen=True):
    """As in `chat.set`."""

    is_off: bool
    slow_s: Annotated[int, Meta(ge=0, le=600)]


class MutePerson(Message, tag="person.mute", frozen=True):
    id: Id


class UnmutePerson(Message, tag="person.unmute", frozen=True):
    id: Id


class BanPerson(Message, tag="person.ban", frozen=True):
    """Out of the room, on all devices, until `person.unban`."""

    id: Id


class UnbanPerson(Message, tag="person.unban", frozen=True):
    id: Id


class ChatRecalled(Message, tag="chat.recalled", frozen=True):
    """Older messages, oldest first, each as in `chat.sent`."""

    before: int
    messages: list[msgspec.Raw]
    has_older: bool


class PinnedChat(msgspec.Struct, frozen=True, kw_only=True):
    id: int
    text: str
    by: Author


class ChatSnapshot(msgspec.Struct, frozen=True, kw_only=True):
    """The newest messages, oldest first, each as in `chat.sent`, and whether there are older ones. `has_muted`: somebody may not
    write."""

    messages: list[msgspec.Raw]
    has_older: bool
    pinned: PinnedChat | None
    is_off: bool
    slow_s: int
    has_muted: bool


class NamedPerson(msgspec.Struct, frozen=True, kw_only=True):
    id: int
    name: str


class ChatHostSnapshot(msgspec.Struct, frozen=True, kw_only=True):
    muted: list[NamedPerson]
    banned: list[NamedPerson]


class ChatOwnSnapshot(msgspec.Struct, frozen=True, kw_only=True):
    is_muted: bool
