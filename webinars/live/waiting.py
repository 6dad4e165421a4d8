"""Who else waits for the lecture: how many people of each region. Told until it begins; no names."""

import asyncio
import logging
from collections import Counter
from collections.abc import Callable
from typing import ClassVar

import msgspec

from accounts.models import User
from webinars.domain.events import Told
from webinars.live.elsewhere import people_elsewhere
from webinars.live.parts import RoomPart, Session
from webinars.live.protocol import Message
from webinars.live.rooms import open_room
from webinars.live.threads import in_thread
from webinars.models import Webinar

logger = logging.getLogger("daris.room")
TELL_EVERY_S = 2.0
TELLS_PER_S = 400
"""In large rooms less often, so that no more than so many messages a second go into them."""


class WaitersCounted(Message, tag="waiting.counted", frozen=True):
    """Before the start: how many people of each region are in the room, by the region's code; "" for those without one.
    The team is not counted."""

    regions: dict[str, int]


class WaitingPart(RoomPart):
    name = "waiting"
    answers: ClassVar[tuple[type[Message], ...]] = (WaitersCounted,)

    def __init__(self) -> None:
        self.feeds: dict[int, WaitingFeed] = {}

    async def joined(self, session: Session) -> None:
        if not session.webinar.is_coming:
            return
        feed = self.feeds.get(session.webinar.pk)
        if feed is None or not feed.is_running:
            feed = self.feeds[session.webinar.pk] = WaitingFeed(session.webinar.pk, ended=self._forget)
        feed.newcomer.set()

    def _forget(self, feed: "WaitingFeed") -> None:
        if self.feeds.get(feed.webinar_id) is feed:
            del self.feeds[feed.webinar_id]


class WaitingFeed:
    """Of one webinar, for the sockets of this process. Ends by itself with the start, or when everyone here has left."""

    def __init__(self, webinar_id: int, *, ended: Callable[["WaitingFeed"], None]) -> None:
        self.webinar_id = webinar_id
        self.newcomer = asyncio.Event()
        self.has_ended = asyncio.Event()
        self._region_of: dict[int, str] = {}
        self._told: dict[str, int] | None = None
        self._task = asyncio.create_task(self._run(), name=f"waiting-{webinar_id}")
        self._task.add_done_callback(lambda _: self._end(ended))

    @property
    def is_running(self) -> bool:
        return not self._task.done()

    def _end(self, ended: Callable[["WaitingFeed"], None]) -> None:
        self.has_ended.set()
        ended(self)

    async def _run(self) -> None:
        while (room := open_room(self.webinar_id)) is not None and room.sessions:
            # They share it, and the room renews it with the start.
            webinar: Webinar = next(iter(room.sessions)).webinar
            if not webinar.is_coming:
                return
            has_newcomer = self.newcomer.is_set()
            self.newcomer.clear()
            try:
                regions = await self._count(room.own_people | people_elsewhere(self.webinar_id))
                if has_newcomer or regions != self._told:
                    self._told = regions
                    text = msgspec.json.encode(WaitersCounted(regions=regions))
                    await room.say(Told(webinar_id=self.webinar_id, seq=0, type="waiting.counted", text=text))
            except Exception:
                logger.exception("Who waits for webinar %d could not be told", self.webinar_id)
            await asyncio.sleep(max(TELL_EVERY_S, len(room.sessions) / TELLS_PER_S))

    async def _count(self, people: frozenset[int]) -> dict[str, int]:
        unknown = people - self._region_of.keys()
        if unknown:
            self._region_of |= await in_thread(_regions_of)(unknown)
        return dict(sorted(Counter(self._region_of.get(person, "") for person in people).items()))


def _regions_of(people: frozenset[int]) -> dict[int, str]:
    found = User.objects.filter(pk__in=people).values_list("pk", "organisation__region__code")
    return {pk: code or "" for pk, code in found}
