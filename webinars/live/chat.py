from typing import ClassVar

from channels.db import database_sync_to_async

from webinars.domain.chat import send_chat
from webinars.live.parts import RoomPart, Session
from webinars.live.protocol import Message, SendChat


class ChatPart(RoomPart):
    messages: ClassVar[tuple[type[Message], ...]] = (SendChat,)

    async def received(self, session: Session, message: Message) -> None:
        assert isinstance(message, SendChat)
        await database_sync_to_async(send_chat)(session.webinar, message.text, by=session.person, nonce=message.nonce)
