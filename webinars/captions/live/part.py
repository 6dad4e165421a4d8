"""Captions in the room. Clients send nothing: captioners and engines write over HTTP."""

import asyncio
from typing import Any, ClassVar

from webinars.captions.domain.events import CaptionSaid, line_of
from webinars.captions.limits import IN_SNAPSHOT
from webinars.captions.live.protocol import CaptionHeard, CaptionsSnapshot
from webinars.captions.models import CaptionLine
from webinars.domain.events import Event
from webinars.live.parts import RoomPart
from webinars.live.protocol import Message
from webinars.live.rooms import open_room
from webinars.live.telling import say
from webinars.models import Webinar


class CaptionsPart(RoomPart):
    name = "captions"
    events: ClassVar[tuple[type[Event], ...]] = (CaptionSaid,)
    answers: ClassVar[tuple[type[Message], ...]] = (CaptionHeard,)
    snapshots: ClassVar[tuple[type[Any], ...]] = (CaptionsSnapshot,)

    def shared_snapshot(self, webinar: Webinar) -> CaptionsSnapshot | None:
        newest = list(CaptionLine.objects.filter(webinar=webinar).order_by("-pk")[:IN_SNAPSHOT])
        if not newest:
            return None
        languages = CaptionLine.objects.filter(webinar=webinar).values_list("language", flat=True)
        return CaptionsSnapshot(
            languages=sorted(set(languages.order_by().distinct())), lines=[line_of(line) for line in reversed(newest)]
        )


def tell_heard(webinar: Webinar, heard: CaptionHeard) -> None:
    """From any thread. Processes that this one shares no room with do not hear it: the finished line comes to all."""
    room = open_room(webinar.pk)
    if room is not None and room.loop.is_running():
        asyncio.run_coroutine_threadsafe(say(webinar.pk, heard), room.loop)
