"""The control socket of a room. It authorises, decodes and hands on; what messages do stands in the parts."""

import logging
import uuid
from copy import copy
from datetime import datetime
from functools import cache
from typing import Any, Union

import msgspec
from autobahn.exception import Disconnected
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.rights import Right
from media.live.socket import Socket
from webinars.errors import NoRight, TooFast, WebinarError
from webinars.live.catching_up import catch_up_from_now_on
from webinars.live.close_codes import CloseCode
from webinars.live.limits import JOIN_RATE, SOCKET_RATE, TokenBucket
from webinars.live.parts import USUAL_RATE, RoomPart, registered_parts
from webinars.live.protocol import ROOM_MESSAGES, JoinRoom, Message, PingRoom, Refused, RoomJoined, RoomPonged
from webinars.live.rooms import forget_if_empty, room_of
from webinars.live.sent_out import forget, remember
from webinars.live.standing import own_snapshots, resumed_of, webinar_of
from webinars.live.telling import listen, stop_listening
from webinars.live.threads import in_thread
from webinars.live.zero_bytes import without_zero_bytes
from webinars.models import Webinar

logger = logging.getLogger("daris.room")
MAX_MESSAGE_BYTES = 16 * 1024
encoder = msgspec.json.Encoder()


@cache
def decoder() -> msgspec.json.Decoder[Any]:
    kinds = (*ROOM_MESSAGES, *(kind for part in registered_parts() for kind in part.messages))
    return msgspec.json.Decoder(Union[kinds])  # noqa: UP007  (built at run time from what the parts registered)


@cache
def part_of() -> dict[type[Message], RoomPart]:
    return {kind: part for part in registered_parts() for kind in part.messages}


def is_too_long(text: str) -> bool:
    # A letter has four bytes at most: most messages need not be encoded to know.
    return len(text) > MAX_MESSAGE_BYTES or (
        4 * len(text) > MAX_MESSAGE_BYTES and len(text.encode()) > MAX_MESSAGE_BYTES
    )


class RoomConsumer(Socket):
    """Also the `Session` that parts see."""

    channel_layer_alias = ""  # none: rooms have a line of their own (webinars/live/telling.py)
    webinar: Webinar
    person: User
    is_host: bool
    is_moderator: bool
    language: str
    entered_at: datetime

    async def connect(self) -> None:
        self.connection_id = str(uuid.uuid4())
        self.has_joined = False
        self.bucket = TokenBucket(SOCKET_RATE)
        await self.accept()
        webinar = await webinar_of(self.scope["url_route"]["kwargs"]["code"])
        refused = await self._authorise(webinar)
        if refused is not None:
            await self.close(refused)
            return
        headers = dict(self.scope["headers"])
        self.user_agent = headers.get(b"user-agent", b"").decode("latin-1")[:400]
        self.ip = client_ip(self.scope)
        remember(self, webinar_id=self.webinar.pk, person_id=self.person.pk)
        # The page around the socket speaks the language of its cookie, which may differ from the stored choice.
        spoken = self.scope.get("cookies", {}).get(settings.LANGUAGE_COOKIE_NAME)
        self.language = spoken if spoken in dict(settings.LANGUAGES) else self.person.language

    @in_thread
    def _authorise(self, webinar: Webinar | None) -> CloseCode | None:
        user = self.scope["user"]
        if isinstance(user, AnonymousUser):
            return CloseCode.NOT_SIGNED_IN
        if webinar is None:
            return CloseCode.NOT_FOUND
        if (refused := why_not(user, webinar)) is not None:
            return refused
        self.is_host = user.has_perm(Right.WEBINAR_HOST, webinar)
        self.is_moderator = self.is_host or user.has_perm(Right.WEBINAR_MODERATE, webinar)
        self.webinar = webinar
        self.person = copy(user)  # itself: what the scope has is a lazy stand-in for it
        return None

    async def reconsidered(self) -> CloseCode | None:
        webinar = await webinar_of(self.webinar.code)
        return CloseCode.NOT_FOUND if webinar is None else await self._reconsidered(webinar)

    @in_thread
    def _reconsidered(self, webinar: Webinar) -> CloseCode | None:
        """Who keeps order no longer is told by the room; who holds the lecture no longer comes in anew."""
        person = User.objects.filter(pk=self.person.pk).first()
        if person is None:
            return CloseCode.REFUSED
        if (refused := why_not(person, webinar)) is not None:
            return refused
        is_host = person.has_perm(Right.WEBINAR_HOST, webinar)
        return None if is_host == self.is_host else CloseCode.COME_AGAIN

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        if text_data is None or is_too_long(text_data):
            await self.close(CloseCode.BAD_MESSAGE)
            return
        if not self.bucket.take():
            await self.close(CloseCode.TOO_MANY)
            return
        try:
            message = decoder().decode(without_zero_bytes(text_data))
        except (msgspec.DecodeError, RecursionError):
            await self.close(CloseCode.BAD_MESSAGE)
            return
        if isinstance(message, JoinRoom):
            if not room_of(self.webinar.pk).allows(self.person.pk, JoinRoom, rate=JOIN_RATE):
                await self.close(CloseCode.TOO_MANY)
                return
            await self._join(message)
        elif isinstance(message, PingRoom):
            await self.send_message(RoomPonged())
        elif not self.has_joined:
            await self.close(CloseCode.BAD_MESSAGE)
        else:
            await self._hand_on(message)

    async def _join(self, message: JoinRoom) -> None:
        room = room_of(self.webinar.pk)
        first = not self.has_joined
        self.has_joined = True
        # Before anything is read: what happens from now on waits until the snapshot is sent, so nothing falls between.
        room.expect(self)
        try:
            await listen(room)
            joined = await self._standing(since=message.since)
        except Exception:
            logger.exception("How things stand in room %s could not be read", self.webinar.code)
            await self.close(CloseCode.COME_AGAIN)
            return
        if first:
            self.entered_at = timezone.now()
        await self.send_message(joined)
        await room.enter(self, after=joined.last_seq)
        if first:
            catch_up_from_now_on()
            for part in registered_parts():
                await part.joined(self)

    async def _standing(self, *, since: int) -> RoomJoined:
        room, key = room_of(self.webinar.pk), self.webinar.pk
        if since > 0:
            resumed = (await resumed_of(key)).as_resumed(
                count=room.count, since=since, person_id=self.person.pk, moderates=self.is_moderator
            )
            if resumed is not None:
                return resumed
        standing = await room.kept.read(key, moderates=self.is_moderator, told_seq=room.told_seq)
        return standing.as_joined(count=room.count, own=await own_snapshots(standing, self.person))

    async def start_afresh(self) -> None:
        if self in room_of(self.webinar.pk).sessions:
            await self._join(JoinRoom())

    async def _hand_on(self, message: Message) -> None:
        kind = type(message)
        part = part_of()[kind]
        try:
            if not room_of(self.webinar.pk).allows(self.person.pk, kind, rate=part.limits.get(kind, USUAL_RATE)):
                raise TooFast
            await self._require(part.rights.get(kind))
            await part.received(self, message)
        except WebinarError as error:
            with translation.override(self.language):
                reason = str(error)
            await self._refuse(message, reason)
        except Exception:
            logger.exception("A %s message failed", kind.__struct_config__.tag)
            with translation.override(self.language):
                reason = _("That did not work. Try again in a moment.")
            await self._refuse(message, reason)

    async def _require(self, right: Right | None) -> None:
        """As things stand now, not as they stood on joining."""
        if right is not None:
            webinar = await webinar_of(self.webinar.code)
            if webinar is None or not await in_thread(self.person.has_perm)(right, webinar):
                raise NoRight

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

    async def disconnect(self, code: int) -> None:
        if not hasattr(self, "webinar"):
            return
        forget(self, webinar_id=self.webinar.pk, person_id=self.person.pk)
        if not self.has_joined:
            return
        room = room_of(self.webinar.pk)
        room.leave(self)
        if forget_if_empty(self.webinar.pk):
            stop_listening(room)
        # 1000 and 1001 are a goodbye; anything else is a line that broke.
        how = "left" if code in (1000, 1001) else "dropped"
        for part in registered_parts():
            await part.left(self, how=how)


def why_not(person: User, webinar: Webinar) -> CloseCode | None:
    """Why this person may not be in the room now; None when they may."""
    if not person.is_active or not person.has_perm(Right.WEBINAR_JOIN, webinar):
        return CloseCode.REFUSED
    if not (webinar.is_door_open or (webinar.is_coming and person.has_perm(Right.WEBINAR_HOST, webinar))):
        return CloseCode.NOT_OPEN
    return None


def client_ip(scope: Any) -> str:
    """The person's address: the last one that our own proxy added, else the peer's."""
    forwarded = dict(scope["headers"]).get(b"x-forwarded-for", b"").decode("latin-1")
    peer = (scope.get("client") or ("", 0))[0]
    return forwarded.rpartition(",")[2].strip() or peer
