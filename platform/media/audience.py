"""Who watches a broadcast: how many, in which mode, how far behind. For the lecturer's page."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from media.delivery import find_delivery
from media.headcount import Headcount
from media.models import Broadcast
from media.modes import Mode


@dataclass(frozen=True, slots=True)
class Audience:
    """All viewers, wherever they are connected. `behind_...` is None while nobody reported."""

    viewers: int
    behind_p50_ms: int | None
    behind_max_ms: int | None
    modes: dict[Mode, int]

    @classmethod
    def of(cls, headcounts: Iterable[Headcount]) -> Self:
        headcounts = list(headcounts)
        behind = sorted(ms for headcount in headcounts for ms in headcount.behind_ms)
        modes = {mode: sum(headcount.modes.get(mode, 0) for headcount in headcounts) for mode in Mode}
        return cls(
            viewers=sum(modes.values()),
            behind_p50_ms=behind[(len(behind) - 1) // 2] if behind else None,
            behind_max_ms=behind[-1] if behind else None,
            modes=modes,
        )


def summary(broadcast: Broadcast) -> Audience:
    """The viewers in all processes, in the process that has the publisher; elsewhere those of that process."""
    delivery = find_delivery(broadcast.pk)
    return Audience.of(delivery.headcounts() if delivery else [])
