"""Events that somebody was not told: a page whose line was cut, a room whose process heard nothing."""

from dataclasses import dataclass

from webinars.domain.events import Told, as_told
from webinars.live.threads import in_thread
from webinars.models import RoomEvent, Webinar

AT_MOST = 500
"""Who missed more gets a snapshot."""


@dataclass(frozen=True, slots=True)
class Missed:
    """All events after one and up to `last_seq`, oldest first; none when there are too many."""

    last_seq: int
    events: list[Told]
    is_too_much: bool = False


@in_thread
def missed_after(webinar_id: int, seq: int) -> Missed:
    last_seq = Webinar.objects.values_list("event_seq", flat=True).get(pk=webinar_id)
    if last_seq - seq > AT_MOST:
        return Missed(last_seq=last_seq, events=[], is_too_much=True)
    events = RoomEvent.objects.filter(webinar_id=webinar_id, seq__gt=seq, seq__lte=last_seq).order_by("seq")
    return Missed(last_seq=last_seq, events=[as_told(event) for event in events])
