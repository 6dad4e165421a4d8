"""What to recommend after a lecture, by the places of the professional standard. Pure: rows come from elsewhere.

Three things speak for a webinar: it is about what this lecture was about, about what stands beside that in the standard, or
about what the person has few hours for. Only its best places count, so that nobody gets to the top by naming the whole standard.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

SAME, BESIDE = 3, 1
"""A place of the lecture itself; one with the same parent, or its parent, or one below it."""
LACKING_MOST = 4
"""What a place without any hours weighs; with more hours it weighs less, down to 0."""
BEST_PLACES = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """`nodes`: its places, by key. `at`: when it begins, or began; a recording comes after what is still to come."""

    pk: int
    nodes: frozenset[int]
    at: datetime
    is_recording: bool = False


@dataclass(frozen=True, slots=True)
class Recommended:
    pk: int
    score: int
    because: tuple[int, ...]
    """The places that speak for it, the weightiest first."""


def rank(
    candidates: Iterable[Candidate],
    *,
    about: Iterable[int] = (),
    lacking: Mapping[int, int] | None = None,
    parents: Mapping[int, int | None] | None = None,
    most: int = 3,
) -> list[Recommended]:
    """The best of `candidates`, those without any reason left out.

    `about`: the places of the lecture; `lacking`: weights from `lacking_of`; `parents` of all places that are spoken of.
    Of equal weight, what comes soonest is first, then the newest recording.
    """
    weights = _weights(frozenset(about), lacking or {}, parents or {})
    found = []
    for candidate in candidates:
        places = sorted(
            (node for node in candidate.nodes if weights.get(node)), key=lambda node: (-weights[node], node)
        )
        best = places[:BEST_PLACES]
        if best:
            found.append((candidate, Recommended(candidate.pk, sum(weights[node] for node in best), tuple(best))))
    found.sort(key=lambda pair: _order(*pair))
    return [recommended for _, recommended in found[:most]]


def lacking_of(nodes: Iterable[int], hours: Mapping[int, float]) -> dict[int, int]:
    """How much a person lacks in each of `nodes`: LACKING_MOST without hours, less the nearer it comes to their best one."""
    nodes = set(nodes)
    best = max((hours.get(node, 0) for node in nodes), default=0)
    return {
        node: weight
        for node in nodes
        if (weight := LACKING_MOST if best <= 0 else round(LACKING_MOST * (1 - max(0, hours.get(node, 0)) / best))) > 0
    }


def _weights(about: frozenset[int], lacking: Mapping[int, int], parents: Mapping[int, int | None]) -> dict[int, int]:
    weights = dict(lacking)
    above = {parents.get(node) for node in about} - {None}
    for node in {*about, *parents}:
        parent = parents.get(node)
        if node in about:
            weights[node] = weights.get(node, 0) + SAME
        elif node in above or parent in above or parent in about:
            weights[node] = weights.get(node, 0) + BESIDE
    return weights


def _order(candidate: Candidate, recommended: Recommended) -> tuple[int, bool, float, int]:
    at = candidate.at.timestamp()
    return -recommended.score, candidate.is_recording, -at if candidate.is_recording else at, candidate.pk
