"""How things stand in a room, kept for the next who come: an audience comes within seconds, and reading takes fifteen queries."""

import time

from webinars.live.standing import Standing, standing_of

KEPT_S = 1.0


class KeptStanding:
    """Of one room. What was read less than a second ago is given again, unless something happened or was said in the room since
    the reading began: then the next who comes has it read anew. Used from one event loop.

    So what a newcomer is given is never older than what those in the room were told; what changes without a word to them (the
    end of a check's time) is as of a second ago at most. Who may come in is not asked here.
    """

    def __init__(self) -> None:
        self._changes = 0
        self._found: dict[bool, tuple[float, Standing]] = {}

    def forget(self) -> None:
        """Something happened or was said."""
        self._changes += 1
        self._found.clear()

    async def read(self, webinar_id: int, *, moderates: bool, told_seq: int | None) -> Standing:
        """`told_seq` is the newest event that those in the room were told."""
        began, changes = time.monotonic(), self._changes
        read_at, standing = self._found.get(moderates, (0.0, None))
        if standing is not None and began - read_at < KEPT_S and standing.webinar.event_seq >= (told_seq or 0):
            return standing
        standing = await standing_of((webinar_id, moderates))
        if changes == self._changes:
            self._found[moderates] = began, standing
        return standing
