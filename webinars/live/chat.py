"""Chat and its moderation on the control socket."""

from collections.abc import Mapping
from typing import Any, ClassVar, assert_never

import msgspec

from accounts.models import User
from accounts.rights import Right
from webinars.domain import chat, moderation
from webinars.domain.chat_events import CHAT_EVENTS
from webinars.domain.events import Event
from webinars.domain.moderation_events import MODERATION_EVENTS
from webinars.live.chat_history import chat_host_snapshot, chat_own_snapshot, chat_snapshot, recall_chat
from webinars.live.chat_protocol import (
    BanPerson,
    ChatHostSnapshot,
    ChatOwnSnapshot,
    ChatRecalled,
    ChatSnapshot,
    MutePerson,
    PinChat,
    RecallChat,
    RemoveChat,
    SendChat,
    SetChat,
    UnbanPerson,
    UnmutePerson,
    UnpinChat,
)
from webinars.live.limits import Rate
from webinars.live.parts import RoomPart, Session
from webinars.live.protocol import Message
from webinars.live.threads import in_thread
from webinars.models import Webinar

MODERATORS = (RemoveChat, PinChat, UnpinChat, SetChat, MutePerson, UnmutePerson, BanPerson, UnbanPerson)
Said = (
    SendChat
    | RecallChat
    | RemoveChat
    | PinChat
    | UnpinChat
    | SetChat
    | MutePerson
    | UnmutePerson
    | BanPerson
    | UnbanPerson
)


class ChatPart(RoomPart):
    name = "chat"
    messages: ClassVar[tuple[type[Message], ...]] = (SendChat, RecallChat, *MODERATORS)
    answers: ClassVar[tuple[type[Message], ...]] = (ChatRecalled,)
    events: ClassVar[tuple[type[Event], ...]] = (*CHAT_EVENTS, *MODERATION_EVENTS)
    snapshots: ClassVar[tuple[type[msgspec.Struct], ...]] = (ChatSnapshot, ChatHostSnapshot, ChatOwnSnapshot)
    # A page that comes back says at once what it could not say; nobody writes more than one message a second for long.
    limits: ClassVar[Mapping[type[Message], Rate]] = {
        SendChat: Rate(per_s=1, burst=10),
        RecallChat: Rate(per_s=2, burst=10),
    }
    rights: ClassVar[Mapping[type[Message], Right]] = dict.fromkeys(MODERATORS, Right.WEBINAR_MODERATE)

    def shared_snapshot(self, webinar: Webinar) -> ChatSnapshot:
        return chat_snapshot(webinar)

    def host_snapshot(self, webinar: Webinar) -> ChatHostSnapshot:
        return chat_host_snapshot(webinar)

    def own_snapshot(self, webinar: Webinar, person: User, *, shared: Any) -> ChatOwnSnapshot | None:
        return chat_own_snapshot(webinar, person.pk, shared=shared)

    async def received(self, session: Session, message: Any) -> None:
        if isinstance(message, RecallChat):
            await session.send_message(await in_thread(recall_chat)(session.webinar, before=message.before))
        else:
            await in_thread(act)(session.webinar, message, by=session.person)


def act(webinar: Webinar, message: Said, *, by: User) -> None:
    match message:
        case SendChat():
            chat.send_chat(webinar, message.text, by=by, nonce=message.nonce, reply_to=message.reply_to)
        case RemoveChat():
            chat.remove_chat(webinar, message.id, by=by)
        case PinChat():
            chat.pin_chat(webinar, message.id, by=by)
        case UnpinChat():
            chat.unpin_chat(webinar, by=by)
        case SetChat():
            chat.set_chat(webinar, is_off=message.is_off, slow_s=message.slow_s, by=by)
        case MutePerson():
            moderation.mute_person(webinar, message.id, by=by)
        case UnmutePerson():
            moderation.unmute_person(webinar, message.id, by=by)
        case BanPerson():
            moderation.ban_person(webinar, message.id, by=by)
        case UnbanPerson():
            moderation.unban_person(webinar, message.id, by=by)
        case RecallChat():
            raise TypeError("it changes nothing")
        case _:
            assert_never(message)
