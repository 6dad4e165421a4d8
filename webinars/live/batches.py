"""Events that are told together: one frame, encoded once for all who are told the same."""

import msgspec

from webinars.domain.events import Told
from webinars.live.protocol import EventsTold
from webinars.models import Audience


def frame_of(events: list[Told]) -> str:
    """One event stands for itself, several go together; none are an empty text."""
    if not events:
        return ""
    if len(events) == 1:
        return events[0].text.decode()
    return msgspec.json.encode(EventsTold(events=[msgspec.Raw(each.text) for each in events])).decode()


class Batch:
    def __init__(self, events: list[Told]) -> None:
        self.events = events
        self.last_seq = events[-1].seq
        self._persons = {each.person_id for each in events if each.audience == Audience.PERSON}
        self._frames: dict[bool, str] = {}

    def frame_for(self, person_id: int, *, moderates: bool, after: int) -> str:
        """What this person is told, without what they heard before."""
        if after >= self.events[0].seq or person_id in self._persons:
            return frame_of(
                [each for each in self.events if each.seq > after and each.is_for(person_id, moderates=moderates)]
            )
        if moderates not in self._frames:
            general = [each for each in self.events if each.audience != Audience.PERSON]
            self._frames[moderates] = frame_of([each for each in general if each.is_for(0, moderates=moderates)])
        return self._frames[moderates]
