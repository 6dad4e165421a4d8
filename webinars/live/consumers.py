"""The control socket of a room. It authorises, decodes and hands on; what messages do stands in the parts."""

import logging
import uuid
from copy import copy
from functools import cache
from typing import Any, Union

import msgspec
from autobahn.exception import Disconnected
from channels.generic.websocket import AsyncWebsocketConsumer
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.rights import Right
from media.relay import current_relay
from webinars.domain.events import room_group
from webinars.errors import WebinarError
from webinars.live.catching_up import catch_up_from_now_on
from webinars.live.close_codes import CloseCode
from webinars.live.limits import TokenBucket
from webinars.live.parts import RoomPart, registered_parts
from webinars.live.protocol import JoinRoom, Message, Refused
from webinars.live.rooms import forget_if_empty, room_of
from webinars.live.standing import standing_of, webinar_of
from webinars.live.threads import in_thread
from webinars.models import Webinar

logger = logging.getLogger("daris.room")
MAX_MESSAGE_BYTES = 16 * 1024
encoder = msgspec.json.Encoder()


@cache
def decoder() -> msgspec.json.Decoder[Any]:
    kinds = (JoinRoom, *(kind for part in registered_parts() for kind in part.messages))
    return msgspec.json.Decoder(Union[kinds])  # noqa: UP007  (built at run time from what the parts registered)


@cache
def part_of() -> dict[type[Message], RoomPart]:
    return {kind: part for part in registered_parts() for kind in part.messages}


class RoomConsumer(AsyncWebsocketConsumer):
    """Also the `Session` that parts see."""

    webinar: Webinar
    person: User
    is_host: bool
    language: str

    async def __call__(self, *application: Any) -> None:
        relay = current_relay()
        if relay is not None and not relay.is_connected:
            # Subscribing would fail. It hears what happens by catching up, and is asked to come back when Valkey is there.
            self.channel_layer_alias = ""
        await super().__call__(*application)

    @property
    def hears_late(self) -> bool:
        """Whether it has no line to the other processes, and needs to come back to get one."""
        return self.channel_layer is None

    async def connect(self) -> None:
        self.connection_id = str(uuid.uuid4())
        self.has_joined = False
        self.bucket = TokenBucket(rate=5, burst=40)
        await self.accept()
        webinar = await webinar_of(self.scope["url_route"]["kwargs"]["code"])
        refused = await self._authorise(webinar)
        if refused is not None:
            await self.close(refused)
            return
        headers = dict(self.scope["headers"])
        self.user_agent = headers.get(b"user-agent", b"").decode("latin-1")[:400]
        self.ip = client_ip(self.scope)
        # The page around the socket speaks the language of its cookie, which may differ from the stored choice.
        spoken = self.scope.get("cookies", {}).get(settings.LANGUAGE_COOKIE_NAME)
        self.language = spoken if spoken in dict(settings.LANGUAGES) else self.person.language
        if self.channel_layer is not None:
            await self.channel_layer.group_add(room_group(self.webinar.pk), self.channel_name)

    @in_thread
    def _authorise(self, webinar: Webinar | None) -> CloseCode | None:
        user = self.scope["user"]
        if isinstance(user, AnonymousUser):
            return CloseCode.NOT_SIGNED_IN
        if webinar is None:
            return CloseCode.NOT_FOUND
        if not user.is_active or not user.has_perm(Right.WEBINAR_JOIN, webinar):
            return CloseCode.REFUSED
        self.is_host = user.has_perm(Right.WEBINAR_HOST, webinar)
        if not (webinar.is_door_open or (self.is_host and webinar.is_coming)):
            return CloseCode.NOT_OPEN
        self.webinar = webinar
        self.person = copy(user)  # itself: what the scope has is a lazy stand-in for it
        return None

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        if text_data is None or len(text_data) > MAX_MESSAGE_BYTES:
            await self.close(CloseCode.BAD_MESSAGE)
            return
        if not self.bucket.take():
            await self.close(CloseCode.TOO_MANY)
            return
        try:
            message = decoder().decode(text_data)
        except (msgspec.DecodeError, RecursionError):
            await self.close(CloseCode.BAD_MESSAGE)
            return
        if isinstance(message, JoinRoom):
            await self._join(message)
        elif not self.has_joined:
            await self.close(CloseCode.BAD_MESSAGE)
        else:
            await self._hand_on(message)

    async def _join(self, message: JoinRoom) -> None:
        first = not self.has_joined
        # Before the snapshot is read: what happens from now on is told, so nothing falls between.
        self.has_joined = True
        standing = await standing_of(self.webinar.pk)
        await self.send_message(standing.as_joined(since=message.since, count=room_of(self.webinar.pk).count))
        if first:
            room = room_of(self.webinar.pk)
            if room.told_seq is None:
                room.told(standing.webinar.event_seq)
            room.enter(self)
            catch_up_from_now_on()
            for part in registered_parts():
                await part.joined(self)

    async def _hand_on(self, message: Message) -> None:
        kind = type(message)
        try:
            await part_of()[kind].received(self, message)
        except WebinarError as error:
            with translation.override(self.language):
                reason = str(error)
            await self._refuse(message, reason)
        except Exception:
            logger.exception("A %s message failed", kind.__struct_config__.tag)
            with translation.override(self.language):
                reason = _("That did not work. Try again in a moment.")
            await self._refuse(message, reason)

    async def _refuse(self, message: Message, reason: str) -> None:
        tag = str(type(message).__struct_config__.tag)
        await self.send_message(Refused(to=tag, reason=reason, nonce=getattr(message, "nonce", "")))

    async def send_message(self, message: Message) -> None:
        await self._say(message)

    async def _say(self, content: object) -> None:
        await self.send_text(encoder.encode(content).decode())

    async def close(self, code: int | None = None, reason: str | None = None) -> None:
        await super().close(None if code is None else int(code), reason)  # autobahn takes no IntEnum

    async def send_text(self, text: str) -> None:
        try:
            await self.send(text_data=text)
        except (OSError, Disconnected):
            # The socket closed in this instant; `disconnect` follows.
            logger.debug("A message came too late for its socket")

    async def room_event(self, content: dict[str, Any]) -> None:
        """An event of the room, from the channel layer."""
        if not self.has_joined:
            return
        room_of(self.webinar.pk).told(content["event"]["seq"])
        await self._say(content["event"])
        if content["event"]["type"] in {"webinar.started", "webinar.ended"}:
            self.webinar = await webinar_of(self.webinar.code) or self.webinar

    async def disconnect(self, code: int) -> None:
        if not hasattr(self, "webinar"):
            return
        try:
            if self.channel_layer is not None:
                await self.channel_layer.group_discard(room_group(self.webinar.pk), self.channel_name)
        except Exception as error:  # Valkey is away; that this person left counts all the same
            logger.warning("A socket could not leave its group: %s", error)
        if not self.has_joined:
            return
        room_of(self.webinar.pk).leave(self)
        forget_if_empty(self.webinar.pk)
        # 1000 and 1001 are a goodbye; anything else is a line that broke.
        how = "left" if code in (1000, 1001) else "dropped"
        for part in registered_parts():
            await part.left(self, how=how)


def client_ip(scope: Any) -> str:
    """The person's address: the last one that our own proxy added, else the peer's."""
    forwarded = dict(scope["headers"]).get(b"x-forwarded-for", b"").decode("latin-1")
    peer = (scope.get("client") or ("", 0))[0]
    return forwarded.rpartition(",")[2].strip() or peer
