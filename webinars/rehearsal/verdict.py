"""From figures to a sentence: does this machine carry so many viewers, and if not, what holds it back?"""

from dataclasses import dataclass

from webinars.rehearsal.figures import Figures, percentile
from webinars.rehearsal.machine import Load

DELIVERY_P95_MS = 500
"""A viewer's player holds about this much; what comes later is a pause."""
JOIN_P95_MS = 2000
CHAT_P95_MS = 1000
VOTE_P95_MS = 1000
LOST_SHARE = 0.001
FULL_CORE = 85.0
FULL_MACHINE = 92.0


@dataclass(frozen=True, slots=True)
class Verdict:
    carries: bool
    sentence: str
    faults: list[str]


def judge(figures: Figures, load: Load, *, viewers: int, simulation_late_ms: float) -> Verdict:
    """`load` has no web processes when the server runs on another machine."""
    faults = _faults(figures, viewers=viewers)
    if not faults:
        return Verdict(True, f"This machine carries {viewers} viewers.", [])
    sentence = f"This machine does not carry {viewers} viewers. {_bottleneck(load, late_ms=simulation_late_ms)}"
    return Verdict(False, sentence, faults)


def _faults(figures: Figures, *, viewers: int) -> list[str]:
    joined = len(figures.room_ms)
    delivery, joins = percentile(figures.delivery_ms, 0.95), percentile(figures.joins_ms, 0.95)
    chat, vote = percentile(figures.chat_ms, 0.95), percentile(figures.vote_ms, 0.95)
    found = {
        f"{viewers - joined} of {viewers} could not come in: {_listed(figures.failed)}": joined < viewers,
        "No picture reached anybody.": not figures.fragments,
        f"Media took {delivery:g} ms (95 %), more than {DELIVERY_P95_MS}.": delivery > DELIVERY_P95_MS,
        f"Joining took {joins:g} ms (95 %), more than {JOIN_P95_MS}.": joins > JOIN_P95_MS,
        f"A message took {chat:g} ms (95 %), more than {CHAT_P95_MS}.": chat > CHAT_P95_MS,
        f"A vote took {vote:g} ms (95 %), more than {VOTE_P95_MS}.": vote > VOTE_P95_MS,
        f"Media were left out {figures.lost} times.": figures.lost > figures.fragments * LOST_SHARE,
        f"{figures.cut.total()} lines were cut: {_listed(figures.cut)}": figures.cut.total() > 0,
    }
    return [text for text, is_so in found.items() if is_so]


def _bottleneck(load: Load, *, late_ms: float) -> str:
    if load.web_processes and load.web_peak >= FULL_CORE:
        return "The web process takes a whole core: run more web processes."
    if load.machine >= FULL_MACHINE:
        return "All processors are busy: take a machine with more cores, or let the simulation run on another one."
    if late_ms > DELIVERY_P95_MS:
        return "The simulation itself was late: let it run on another machine."
    if not load.web_processes:
        return "The server is on another machine: look at its processors, and at the line between."
    return "The processors have room: look at the line, the database and the storage."


def _listed(counted: "dict[str, int]") -> str:
    return ", ".join(f"{reason} ({count})" for reason, count in counted.items())
