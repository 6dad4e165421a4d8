"""A failing seed as lines that a person reads: a letter every half minute."""

from attendance.domain.intervals import Interval
from tests.attendance.simulation.cast import MINUTE, SECOND, Happening, Person, Script
from tests.attendance.simulation.truth import attended_ticks, plays, seen, stays

STEP = MINUTE // 2


def write(person: Person, script: Script, counted: list[Interval], *, began_ms: int, watched: bool = False) -> str:
    """`counted`: what the product counted, ms since 1970; `began_ms`: tick 0."""
    length = script.end + 2 * MINUTE
    truth = attended_ticks(person, script, watched=watched).to_bytes(length)
    found = bytearray(length)
    for start, end in counted:
        first, last = ((moment - began_ms) // 100 for moment in (start, end))
        found[first:last] = b"\x01" * (last - first)
    differs = [number for number in range(length) if truth[number] != found[number]]
    lines = [
        f"person {person.number} ({person.kind}), seed {script.seed}; a letter is 30 s, # the fullest",
        "faults   " + _row(length, script.faults, "x"),
        "breaks   " + _row(length, script.breaks, "-"),
    ]
    for visit in person.visits:
        there = stays(person, visit, script)
        stretches = [seen(visit, stay, script) for stay in there]
        how = "goodbye" if visit.says_goodbye else "cut"
        lines.append(f"{visit.device:8} {_row(length, stretches, '=')} {_clock(visit.join)}-{_clock(visit.end)} {how}")
        lines.append("plays    " + _row(length, [run for stay in there for run in plays(visit, stay, script)], "~"))
    lines += ["truth    " + _density(truth), "counted  " + _density(bytes(found))]
    if differs:
        lines.append(
            f"differs  {len(differs) / SECOND:.1f} s, first at {_clock(differs[0])}, last {_clock(differs[-1])}"
        )
    return "\n".join(lines)


def _row(length: int, happenings: list[Happening], letter: str) -> str:
    cells = [any(one.start < at + STEP and at < one.end for one in happenings) for at in range(0, length, STEP)]
    return "".join(letter if cell else "." for cell in cells)


def _density(ticks: bytes) -> str:
    return "".join(".:+#"[round(3 * sum(ticks[at : at + STEP]) / STEP)] for at in range(0, len(ticks), STEP))


def _clock(tick: int) -> str:
    return f"{tick // MINUTE}:{tick % MINUTE / SECOND:04.1f}"
