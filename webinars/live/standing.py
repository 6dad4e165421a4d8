"""How things stand in a room: what everyone is told who comes in."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from webinars.domain.events import event_as_dict
from webinars.live.protocol import RoomJoined
from webinars.live.shared import SharedRead
from webinars.models import Webinar

HISTORY = 200
"""Events that a new page gets; one that comes back gets all since the last it saw, at most this many of the newest."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A webinar and its room at one moment."""

    webinar: Webinar
    is_on_break: bool
    is_interrupted: bool
    events: list[dict[str, Any]]

    def as_joined(self, *, since: int, count: int) -> RoomJoined:
        webinar = self.webinar
        return RoomJoined(
            now=int(timezone.now().timestamp() * 1000),
            state=webinar.state,
            is_on_break=self.is_on_break,
            is_interrupted=self.is_interrupted,
            started_at=int(webinar.started_at.timestamp() * 1000) if webinar.started_at else None,
            count=count,
            last_seq=webinar.event_seq,
            events=[event for event in self.events if event["seq"] > since],
        )


def _read_webinar(code: str) -> Webinar | None:
    return Webinar.objects.prefetch_related("lecturers").filter(code=code).first()


def _read_standing(webinar_id: int) -> Standing:
    webinar = Webinar.objects.get(pk=webinar_id)
    newest = webinar.events.order_by("-seq")[:HISTORY]
    return Standing(
        webinar=webinar,
        is_on_break=webinar.is_on_break,
        is_interrupted=webinar.interruptions.filter(ended_at=None).exists(),
        events=[event_as_dict(event) for event in reversed(newest)],
    )


webinar_of = SharedRead(_read_webinar)
"""With its lecturers, by code; None when there is none."""
standing_of = SharedRead(_read_standing)
"""By the webinar's key."""
