"""The viewers that one process serves: how many, in which mode, how far behind."""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Self

from media.hub import Viewer

REPORT_S = 15.0
"""A page reports every five seconds; what it said longer ago does not count."""


@dataclass(frozen=True, slots=True)
class Headcount:
    """The viewers of one process. `behind_ms`: one figure for each viewer that reported lately."""

    modes: Mapping[str, int] = field(default_factory=dict)
    behind_ms: tuple[int, ...] = ()

    @classmethod
    def of(cls, viewers: Iterable[Viewer]) -> Self:
        since = time.monotonic() - REPORT_S
        modes: dict[str, int] = {}
        behind = []
        for viewer in viewers:
            modes[viewer.mode] = modes.get(viewer.mode, 0) + 1
            if viewer.behind_ms is not None and viewer.reported_at > since:
                behind.append(viewer.behind_ms)
        return cls(modes=modes, behind_ms=tuple(behind))
