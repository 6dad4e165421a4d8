from typing import ClassVar

from webinars.domain.chat import send_chat
from webinars.live.parts import RoomPart, Session
from webinars.live.protocol import Message, SendChat
from webinars.live.threads import in_thread


class ChatPart(RoomPart):
    messages: ClassVar[tuple[type[Message], ...]] = (SendChat,)

    async def received(self, session: Session, message: Message) -> None:
        assert isinstance(message, SendChat)
        await in_thread(send_chat)(session.webinar, message.text, by=session.person, nonce=message.nonce)
