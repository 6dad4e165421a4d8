"""How late the media of an epoch come, compared with the quickest of them: then it is the lecturer's line that is slow (or the
machine that makes a rendition), and no fault of a viewer's."""

TELL_MS = 250
"""Less is the ordinary unevenness; a change of less is not worth a word."""
DRIFT = 0.0001
"""A recorder's clock may go so much slower than ours: it is not late for that."""


class Pace:
    """Of one hub. `late_ms` is what its viewers know."""

    def __init__(self) -> None:
        self.late_ms = 0
        self._quickest_ms = float("inf")
        self._came_at_ms = 0.0

    def begin(self) -> None:
        """Another epoch lies elsewhere on the timeline."""
        self._quickest_ms = float("inf")

    def came(self, start_ms: int, *, at_s: float) -> bool:
        """Media of this place on the timeline came now. Whether `late_ms` is another now."""
        at_ms = at_s * 1000
        took_ms = at_ms - start_ms
        self._quickest_ms = min(took_ms, self._quickest_ms + DRIFT * (at_ms - self._came_at_ms))
        self._came_at_ms = at_ms
        late_ms = round(took_ms - self._quickest_ms)
        if late_ms < TELL_MS:
            late_ms = 0
        is_told = late_ms == self.late_ms or (late_ms > 0 and abs(late_ms - self.late_ms) < TELL_MS)
        if not is_told:
            self.late_ms = late_ms
        return not is_told
