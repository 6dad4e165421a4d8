"""What each person has truly earned: tick by tick, from the script alone, by the words of the rules.

Nothing here shares code with the product: no intervals, no database, no clock.
"""

import re
from fractions import Fraction

from tests.attendance.simulation.cast import MINUTE, SECOND, START, Happening, Person, Script, Visit

BRIDGED = 60 * SECOND
COMES_BACK_WITHIN = 5 * MINUTE
GRACE = 60 * SECOND
BEAT = 10 * SECOND
THERE = re.compile(rb"\x01+")
AWAY = re.compile(rb"(?<=\x01)\x00+(?=\x01)")


def stays(person: Person, visit: Visit, script: Script) -> list[Happening]:
    """A page is in the room from joining to leaving, and comes back by itself when the server was away."""
    found, at = [], visit.join
    for kill in script.kills:
        if at < kill.start < visit.end:
            found.append(Happening(at, kill.start))
            at = kill.end + person.return_after
    if at < visit.end:
        found.append(Happening(at, visit.end))
    return found


def plays(visit: Visit, stay: Happening, script: Script) -> list[Happening]:
    """When media really runs on the page: the picture while the lecturer's comes and nobody stopped it; slides that are open."""
    runs = bytearray(stay.end)
    _mark(runs, max(stay.start, START) + visit.starts_after, stay.end)
    for still in [*visit.still, Happening(script.cut.start + visit.stops_after, script.cut.end + visit.resumes_after)]:
        _mark(runs, still.start, min(still.end, stay.end), there=False)
    if visit.slides_from is not None:
        _mark(runs, max(stay.start, visit.slides_from), stay.end)
    return [Happening(*found.span()) for found in THERE.finditer(bytes(runs))]


def beats(visit: Visit, stay: Happening, script: Script) -> list[int]:
    """When heartbeats of this page reach the server: as it comes in, then every 10 s, each a little late, and at each change."""
    changes = {edge for run in plays(visit, stay, script) for edge in (run.start, run.end)} | {visit.slides_from or 0}
    regular = range(stay.start + BEAT + visit.delay, stay.end, BEAT)
    return sorted({stay.start, *regular, *(edge for edge in changes if stay.start < edge < stay.end)})


def seen(visit: Visit, stay: Happening, script: Script) -> Happening:
    """Who is cut off without a goodbye was last seen at their last heartbeat."""
    if visit.says_goodbye or stay.end != visit.end:
        return stay
    return Happening(stay.start, beats(visit, stay, script)[-1])


def attended_ticks(person: Person, script: Script, *, watched: bool = False) -> int:
    """One byte a tick, as one large number: 1 where it counts. `watched`: only what played counts, and what a fault of ours
    kept from playing."""
    there, playing = bytearray(script.end + 2 * MINUTE), bytearray(script.end + 2 * MINUTE)
    for visit in person.visits:
        for stay in stays(person, visit, script):
            shown = seen(visit, stay, script)
            _mark(there, shown.start, shown.end)
            for run in plays(visit, stay, script):
                _mark(playing, run.start, min(run.end, shown.end))
    for gap in _gaps(there):
        if gap.end - gap.start <= BRIDGED:
            _mark(there, gap.start, gap.end)
    if watched:
        there = _both(there, playing)
    attended = bytearray(there)
    for fault in script.faults:
        if not (there[fault.start] or there[fault.start - 1]):
            continue
        for gap in _gaps(there):
            overlaps = gap.start < fault.end and fault.start < gap.end
            if overlaps and gap.end <= fault.end + COMES_BACK_WITHIN:
                _mark(attended, max(gap.start, fault.start), min(gap.end, fault.end + GRACE))
    content = bytearray(len(there))
    _mark(content, START, script.end)
    for pause in script.breaks:
        _mark(content, pause.start, pause.end, there=False)
    return int.from_bytes(_both(attended, content))


def attended_s(person: Person, script: Script, *, watched: bool = False) -> int:
    return attended_ticks(person, script, watched=watched).bit_count() // SECOND


def group_internet_credits(seconds: int, *, answered: int) -> Fraction:
    """A credit is 50 minutes, in steps of 0.2; three answered checks a credit; nothing below 1."""
    steps = min(Fraction(seconds, 50 * 60), Fraction(answered, 3)) / Fraction(1, 5)
    credits = (steps.numerator // steps.denominator) * Fraction(1, 5)
    return credits if credits >= 1 else Fraction(0)


def _mark(ticks: bytearray, start: int, end: int, *, there: bool = True) -> None:
    if end > start:
        ticks[start:end] = bytes([there]) * (end - start)


def _both(one: bytearray, other: bytearray) -> bytearray:
    return bytearray((int.from_bytes(one) & int.from_bytes(other)).to_bytes(len(one)))


def _gaps(ticks: bytearray) -> list[Happening]:
    return [Happening(*found.span()) for found in AWAY.finditer(bytes(ticks))]
