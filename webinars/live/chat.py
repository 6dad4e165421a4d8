"""Chat on the control socket."""

from typing import Any, ClassVar

import msgspec

from webinars.domain.chat import send_chat
from webinars.domain.chat_events import ChatSent
from webinars.domain.events import Event, as_told
from webinars.live.parts import RoomPart, Session
from webinars.live.protocol import Message
from webinars.live.threads import in_thread
from webinars.models import Webinar

HISTORY = 100
"""Messages that a new page gets."""


class SendChat(Message, tag="chat.send", frozen=True):
    text: str
    nonce: str


class ChatSnapshot(msgspec.Struct, frozen=True, kw_only=True):
    """The last messages, oldest first."""

    messages: list[msgspec.Raw]


class ChatPart(RoomPart):
    name = "chat"
    messages: ClassVar[tuple[type[Message], ...]] = (SendChat,)
    events: ClassVar[tuple[type[Event], ...]] = (ChatSent,)

    def shared_snapshot(self, webinar: Webinar) -> Any:
        newest = webinar.events.filter(type="chat.sent").order_by("-seq")[:HISTORY]
        return ChatSnapshot(messages=[msgspec.Raw(as_told(event).text) for event in reversed(newest)])

    async def received(self, session: Session, message: Message) -> None:
        assert isinstance(message, SendChat)
        await in_thread(send_chat)(session.webinar, message.text, by=session.person, nonce=message.nonce)
