"""When presence checks are launched. Pure: anybody who has the plan's seed can compute the same moments again.

Rules: "Attendance and credit", section 3. Moments are milliseconds of content: time stands still in breaks.
"""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from itertools import count

AFTER_A_STANDSTILL_MS = 60_000
"""After a break or a fault people get so long to come back before they are asked whether they are there."""
APART_MS = 180_000
"""From one launch to the next, at least; also for those that the lecturer launches."""
LOOK_AGAIN_MS = 5_000
"""In a break or a fault: nobody knows when it ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRules:
    """So many checks for each `per_s` seconds of content, none within `edge_s` of its beginning and planned end. Everyone has
    `window_s` to answer, counted from when they were shown it."""

    launch: int = 4
    per_s: int = 3000
    window_s: int = 90
    edge_s: int = 180


DEFAULT_CHECK_RULES = CheckRules()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """`content_s`: the planned length. `seed`: drawn at the start, told to nobody before the end."""

    seed: str
    content_s: int
    rules: CheckRules = DEFAULT_CHECK_RULES

    @property
    def count(self) -> int:
        """Checks within the planned length; those of a lecture that runs over are further slots."""
        return planned_count(self.rules, self.content_s)

    def moment(self, slot: int) -> int:
        """When the check of this slot is launched: somewhere in the slot, early enough to be over with it."""
        start, width = self._slot(slot)
        room = max(width - self.rules.window_s * 1000, 1)
        return start + (_drawn(self.seed, slot) * room >> 64)

    def moments(self) -> list[int]:
        """Those within the planned length."""
        return [self.moment(slot) for slot in range(self.count)]

    def due(self, elapsed_ms: int) -> int | None:
        """The newest slot whose moment has come; None before the first one, and in the minutes before the planned end."""
        if not self.rules.launch:
            return None
        if self.content_s * 1000 - self.rules.edge_s * 1000 < elapsed_ms < self.content_s * 1000:
            return None
        newest = None
        for slot in count():
            if self.moment(slot) > elapsed_ms:
                return newest
            newest = slot
        raise AssertionError("slots never end")

    def next_moment(self, elapsed_ms: int) -> int | None:
        """The first moment that is still to come; None when none are planned at all."""
        if not self.rules.launch:
            return None
        return next(moment for slot in count() if (moment := self.moment(slot)) > elapsed_ms)

    def _slot(self, slot: int) -> tuple[int, int]:
        """Its start and width: equal parts of the planned content without its edges; beyond it, parts of the usual size."""
        rules, planned = self.rules, self.count
        if slot < planned:
            usable = (self.content_s - 2 * rules.edge_s) * 1000
            width = usable // planned
            return rules.edge_s * 1000 + slot * width, width
        width = max(rules.per_s * 1000 // rules.launch, 2 * rules.window_s * 1000)
        return self.content_s * 1000 + (slot - planned) * width, width


def planned_count(rules: CheckRules, content_s: int) -> int:
    """How many checks such a length gets: whole ones, at least one where any are wanted and there is room for it."""
    room = (content_s - 2 * rules.edge_s) // (2 * rules.window_s)
    if not rules.launch or room < 1:
        return 0
    return min(max(rules.launch * content_s // rules.per_s, 1), room)


@dataclass(frozen=True, slots=True)
class Launch:
    """Now, for this slot."""

    slot: int
    planned_ms: int


@dataclass(frozen=True, slots=True)
class Wait:
    """Nothing is to be done before so many ms have passed; None: never."""

    for_ms: int | None


def what_now(
    plan: Plan,
    *,
    elapsed_ms: int,
    clear_for_ms: int | None,
    launched: Collection[int],
    since_last_ms: int | None,
) -> Launch | Wait:
    """`elapsed_ms`: content so far. `clear_for_ms`: how long content has run without a break or a fault, None when it does not
    run now. `launched`: slots that have been. `since_last_ms`: since the newest check, whoever launched it.

    A check whose moment fell into a break or a fault comes after it. One that was missed altogether (a server that was
    down) is left out when the next one's moment has come: nobody is asked twice in a row.
    """
    if clear_for_ms is None:
        return Wait(LOOK_AGAIN_MS)
    slot = plan.due(elapsed_ms)
    if slot is None or slot in launched:
        following = plan.next_moment(elapsed_ms)
        return Wait(None if following is None else following - elapsed_ms)
    not_before = max(AFTER_A_STANDSTILL_MS - clear_for_ms, 0 if since_last_ms is None else APART_MS - since_last_ms, 0)
    return Wait(not_before) if not_before else Launch(slot, plan.moment(slot))


def _drawn(seed: str, slot: int) -> int:
    """64 bits that depend on the seed and the slot alone: SHA-256, so that every language computes the same."""
    return int.from_bytes(hashlib.sha256(f"{seed}:{slot}".encode()).digest()[:8], "big")
