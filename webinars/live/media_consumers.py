"""The media sockets of a webinar: who may publish, who may watch. The rest is the media path's."""

from django.contrib.auth.models import AnonymousUser

from accounts.rights import Right
from media.live import PublisherConsumer, Refused, ViewerConsumer
from media.models import Broadcast
from webinars.live.close_codes import CloseCode
from webinars.live.sent_out import forget, remember
from webinars.live.threads import in_thread
from webinars.models import Webinar


def _broadcast_for(consumer: "PublishConsumer | WatchConsumer", right: Right) -> Broadcast:
    user = consumer.scope["user"]
    if isinstance(user, AnonymousUser):
        raise Refused(CloseCode.NOT_SIGNED_IN)
    webinar = (
        Webinar.objects.select_related("broadcast").filter(code=consumer.scope["url_route"]["kwargs"]["code"]).first()
    )
    if webinar is None:
        raise Refused(CloseCode.NOT_FOUND)
    if not user.is_active or not user.has_perm(right, webinar):
        raise Refused(CloseCode.REFUSED)
    if not webinar.is_live or webinar.broadcast is None:
        raise Refused(CloseCode.NOT_OPEN)
    consumer.whose = {"webinar_id": webinar.pk, "person_id": user.pk}
    return webinar.broadcast


class PublishConsumer(PublisherConsumer):
    whose: dict[str, int]

    async def authorize(self) -> Broadcast:
        broadcast: Broadcast = await in_thread(_broadcast_for)(self, Right.WEBINAR_HOST)
        return broadcast


class WatchConsumer(ViewerConsumer):
    whose: dict[str, int] | None = None

    async def authorize(self) -> Broadcast:
        broadcast: Broadcast = await in_thread(_broadcast_for)(self, Right.WEBINAR_JOIN)
        if self.whose:
            remember(self, **self.whose)
        return broadcast

    async def disconnect(self, code: int) -> None:
        if self.whose:
            forget(self, **self.whose)
        await super().disconnect(code)

    async def close(self, code: int | None = None, reason: str | None = None) -> None:
        await super().close(None if code is None else int(code), reason)  # autobahn takes no IntEnum
