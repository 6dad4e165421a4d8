"""The media sockets of a webinar: who may publish, who may watch. The rest is the media path's."""

import logging
from contextlib import suppress
from typing import ClassVar

from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from accounts.rights import Right
from media.live import PublisherConsumer, Refused, ViewerConsumer
from media.live.consumer import MediaConsumer
from media.models import Broadcast
from webinars.domain.air import take_air
from webinars.errors import NotLive
from webinars.live.close_codes import CloseCode
from webinars.live.sent_out import forget, remember
from webinars.live.threads import in_thread
from webinars.models import Webinar

logger = logging.getLogger("daris.room")


class WebinarMediaConsumer(MediaConsumer):
    """Of a person who may, for as long as they may."""

    right: ClassVar[Right]
    whose: dict[str, int] | None = None

    async def authorize(self) -> Broadcast:
        broadcast: Broadcast = await in_thread(_broadcast_for)(self)
        if self.whose:
            remember(self, **self.whose)
        return broadcast

    async def reconsidered(self) -> CloseCode | None:
        try:
            await in_thread(_broadcast_for)(self, anew=True)
        except Refused as refused:
            return CloseCode(refused.code)
        return None

    async def disconnect(self, code: int) -> None:
        if self.whose:
            forget(self, **self.whose)
        await super().disconnect(code)

    async def close(self, code: int | None = None, reason: str | None = None) -> None:
        await super().close(None if code is None else int(code), reason)  # autobahn takes no IntEnum


def _broadcast_for(consumer: WebinarMediaConsumer, *, anew: bool = False) -> Broadcast:
    """`anew`: by what the person is now, and not by what they were as they came."""
    user = consumer.scope["user"]
    if anew:
        user = User.objects.filter(pk=user.pk).first() or AnonymousUser()
    if isinstance(user, AnonymousUser):
        raise Refused(CloseCode.NOT_SIGNED_IN)
    webinar = (
        Webinar.objects.select_related("broadcast").filter(code=consumer.scope["url_route"]["kwargs"]["code"]).first()
    )
    if webinar is None:
        raise Refused(CloseCode.NOT_FOUND)
    if not user.is_active or not user.has_perm(consumer.right, webinar):
        raise Refused(CloseCode.REFUSED)
    if not webinar.is_live or webinar.broadcast is None:
        raise Refused(CloseCode.NOT_OPEN)
    consumer.whose = {"webinar_id": webinar.pk, "person_id": user.pk}
    return webinar.broadcast


def _take_air(*, webinar_id: int, person_id: int) -> None:
    with suppress(NotLive):
        take_air(Webinar.objects.get(pk=webinar_id), by=User.objects.get(pk=person_id))


class PublishConsumer(WebinarMediaConsumer, PublisherConsumer):
    """Who becomes the publisher is on air, by name, for everyone in the room."""

    right = Right.WEBINAR_HOST

    async def published(self) -> None:
        if not self.whose:
            return
        try:
            await in_thread(_take_air)(**self.whose)
        except Exception:
            # The lecture is on air all the same; only its room does not hear by whom.
            logger.exception("Who is on air could not be told")


class WatchConsumer(WebinarMediaConsumer, ViewerConsumer):
    right = Right.WEBINAR_JOIN
