"""Events come from several threads and processes; a room tells them in the order of their numbers, each once."""

from webinars.domain.events import Told


class InOrder:
    def __init__(self) -> None:
        self.told_seq: int | None = None
        """The newest that was let through; None before it is known where to begin."""
        self._early: dict[int, Told] = {}

    @property
    def has_gap(self) -> bool:
        """Whether a later one waits for one that has not come."""
        return self.told_seq is not None and bool(self._early)

    def begin(self, after: int) -> list[Told]:
        """Those later than `after` go through from now on. Only the first call counts."""
        return self.skip(to=after) if self.told_seq is None else []

    def take(self, told: Told) -> list[Told]:
        """What goes through now that this one has come, oldest first."""
        if self.told_seq is not None and told.seq <= self.told_seq:
            return []
        self._early[told.seq] = told
        return self._ready()

    def skip(self, *, to: int) -> list[Told]:
        """Numbers up to this one are not waited for: they were told, or are gone."""
        passed = sorted(seq for seq in self._early if seq <= to) if self.told_seq is not None else []
        ready = [self._early[seq] for seq in passed]
        self._early = {seq: told for seq, told in self._early.items() if seq > to}
        self.told_seq = max(to, self.told_seq or 0)
        return [*ready, *self._ready()]

    def _ready(self) -> list[Told]:
        ready = []
        while self.told_seq is not None and (following := self._early.pop(self.told_seq + 1, None)):
            ready.append(following)
            self.told_seq += 1
        return ready
