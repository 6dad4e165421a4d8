"""What 200 people really do in 90 minutes, drawn from a seed. Moments are ticks of 0.1 s since the doors opened.

This is the truth of the simulation: it knows nothing of spans, heartbeats that were written, or rules.
"""

from dataclasses import dataclass, field
from random import Random

SECOND = 10
MINUTE = 60 * SECOND
START = 5 * MINUTE
"""People wait so long before the lecture starts."""
LOST = SECOND // 2
"""What happens so shortly before a kill is not written any more."""
CUT_SHORT = 35 * SECOND
"""Whose last sign of life is so old as a fault begins was gone; a little less, and the fault may have been what cut them off."""
BACK = 260 * SECOND
"""By then all pages are back that a kill sent away."""


@dataclass(frozen=True)
class Happening:
    """From its first tick to the one after its last."""

    start: int
    end: int

    def __contains__(self, moment: object) -> bool:
        return isinstance(moment, int) and self.start <= moment < self.end


@dataclass
class Visit:
    """One page on one device, from joining until its person leaves or its line is cut. The page itself comes back after a
    cut of the server's; everything else is the person's doing."""

    device: str
    join: int
    end: int
    says_goodbye: bool = True
    #: So long after the cut line the server hears of it; None: it never does, and finds out by silence.
    noticed_after: int | None = None
    is_hidden: bool = False
    #: How far the device's clock strays a minute, ms.
    skew_ms: int = 0
    #: How late each heartbeat arrives.
    delay: int = 0
    #: The picture stands still though the page is there: somebody paused it, or nothing comes.
    still: list[Happening] = field(default_factory=list)
    #: Slides only, from this tick on; they stand open for as long as the page is there.
    slides_from: int | None = None
    #: Ticks from coming in to a moving picture; from the lecturer's cut line to a still one, and from its return to a moving one.
    starts_after: int = 12
    stops_after: int = 0
    resumes_after: int = 12


@dataclass
class Person:
    number: int
    kind: str
    visits: list[Visit] = field(default_factory=list)
    #: How many ticks the page needs to come back when the server was away.
    return_after: int = 5
    #: Ticks from seeing a presence check to the answer, by its number; None: not answered.
    answers: dict[int, int | None] = field(default_factory=dict)


@dataclass
class Script:
    seed: int
    end: int
    breaks: list[Happening]
    cut: Happening
    """The lecturer's line."""
    kills: list[Happening]
    """The server is away."""
    people: list[Person]

    @property
    def faults(self) -> list[Happening]:
        return sorted([self.cut, *self.kills], key=lambda fault: fault.start)


KINDS = (
    ("stays", 30),
    ("late", 10),
    ("leaves early", 8),
    ("drops", 18),
    ("vanishes", 8),
    ("two devices", 12),
    ("background", 6),
    ("wrong clock", 4),
    ("breaks", 6),
    ("runs from the cut", 8),
    ("just before a kill", 6),
    ("frozen picture", 14),
    ("plays nothing", 4),
    ("slides only", 8),
    ("waits only", 2),
    ("never", 2),
)


def draw(seed: int, *, people: int = 200, minutes: int = 90) -> Script:
    random = Random(seed)
    end = START + minutes * MINUTE
    length = end - START
    first = START + length // 3 + random.randrange(MINUTE)
    breaks = [Happening(first, first + length // 18), Happening(end - length // 6, end - length // 6 + length // 30)]
    cut_at = START + length // 2 + random.randrange(2 * MINUTE)
    kills = [_away(random, START + length // 6), _away(random, START + length * 13 // 18)]
    script = Script(seed, end, breaks, Happening(cut_at, cut_at + 3 * MINUTE), kills, [])
    kinds = random.choices([kind for kind, _ in KINDS], [weight for _, weight in KINDS], k=people)
    script.people = [_person(random, script, number, kind) for number, kind in enumerate(kinds)]
    return script


def _away(random: Random, about: int) -> Happening:
    start = about + random.randrange(2 * MINUTE)
    return Happening(start, start + random.randrange(4 * SECOND, 40 * SECOND))


def _person(random: Random, script: Script, number: int, kind: str) -> Person:
    person = Person(number, kind)
    slow = random.random() < 0.1
    person.return_after = random.randrange(45 * SECOND, 240 * SECOND) if slow else random.randrange(3, 50)
    person.answers = {
        check: random.choice([8, 25, 60, 140, 300, 700, None, 1_500]) if random.random() < 0.35 else 30
        for check in range(1, 30)
    }
    join = random.randrange(10, START + 2 * MINUTE)
    leave = script.end + random.randrange(5, 50 * SECOND)
    length = script.end - START
    if kind in {"stays", "background", "wrong clock"}:
        person.visits = [Visit("laptop", join, leave, is_hidden=kind == "background")]
    elif kind == "late":
        person.visits = [Visit("laptop", START + random.randrange(length), leave)]
    elif kind == "leaves early":
        person.visits = [Visit("phone", join, START + 3 * MINUTE + random.randrange(length - 3 * MINUTE))]
    elif kind in {"drops", "vanishes"}:
        person.visits = _dropping(random, join, leave, vanishes=kind == "vanishes")
    elif kind == "two devices":
        person.visits = _two_devices(random, join, leave)
    elif kind == "breaks":
        away = script.breaks[0]
        left = random.randrange(away.start - 60 * SECOND, away.end)
        back = random.randrange(left + SECOND, away.end + 5 * MINUTE)
        person.visits = [Visit("laptop", join, left), Visit("laptop", back, leave)]
    elif kind == "runs from the cut":
        left = random.randrange(script.cut.start + SECOND, script.cut.end)
        back = random.randrange(left + SECOND, script.cut.end + 7 * MINUTE)
        person.visits = [Visit("laptop", join, left), Visit("laptop", back, leave)]
    elif kind == "waits only":
        person.visits = [Visit("phone", 20, START - 30)]
    elif kind == "just before a kill":
        kill = random.choice(script.kills)
        person.visits = [Visit("laptop", kill.start - random.randrange(LOST, 4 * SECOND), leave)]
    elif kind == "frozen picture":
        person.visits = _two_devices(random, join, leave) if random.random() < 0.3 else [Visit("laptop", join, leave)]
    elif kind == "plays nothing":
        person.visits = [Visit("laptop", join, leave, is_hidden=True, still=[Happening(0, leave)])]
    elif kind == "slides only":
        slides = random.choice([join, random.randrange(START, script.end)])
        person.visits = [Visit("phone", join, leave, slides_from=slides)]
    for visit in person.visits:
        visit.delay = random.randrange(0, 9)
        visit.skew_ms = random.choice([-900, 700, 12_000]) if kind == "wrong clock" else random.randrange(-2, 3)
        visit.starts_after, visit.resumes_after = random.randrange(3, 40), random.randrange(3, 40)
        visit.stops_after = random.randrange(0, 30)
        if kind == "frozen picture":
            visit.still = _still(random, visit)
        _keep_apart(script, visit)
    person.visits = [visit for visit in person.visits if visit.end > visit.join]
    return person


def _still(random: Random, visit: Visit) -> list[Happening]:
    found = []
    for _ in range(random.randrange(1, 5)):
        lasts = random.choice([3 * SECOND, 15 * SECOND, 50 * SECOND, 90 * SECOND, 7 * MINUTE, 20 * MINUTE])
        start = random.randrange(visit.join, visit.end)
        found.append(Happening(start, start + random.randrange(lasts // 2, lasts)))
    return found


def _dropping(random: Random, join: int, leave: int, *, vanishes: bool) -> list[Visit]:
    visits, at = [], join
    while at < leave:
        end = at + random.randrange(40 * SECOND, 25 * MINUTE)
        if end >= leave:
            visits.append(Visit("laptop", at, leave))
            break
        noticed = None if vanishes else random.randrange(1, 30)
        visits.append(Visit("laptop", at, end, says_goodbye=False, noticed_after=noticed))
        away = random.choice([2 * SECOND, 20 * SECOND, 45 * SECOND, 75 * SECOND, 4 * MINUTE])
        at = end + random.randrange(away // 2, away)
    return visits


def _two_devices(random: Random, join: int, leave: int) -> list[Visit]:
    """A laptop all along, or handing over to a phone and back."""
    if random.random() < 0.3:
        return [Visit("laptop", join, leave), Visit("phone", join + random.randrange(MINUTE), leave - 20 * MINUTE)]
    middle = join + (leave - join) // 2 + random.randrange(10 * MINUTE)
    overlap = random.randrange(-2 * MINUTE, 5 * MINUTE)
    return [Visit("laptop", join, middle), Visit("phone", middle - overlap, leave)]


def _keep_apart(script: Script, visit: Visit) -> None:
    """What a crash takes with it (news of the last half second, the heartbeat of a line that was cut, or of a picture that
    stopped, just before) is no matter of arithmetic: nobody comes, goes, freezes or is cut in these seconds."""
    for kill in script.kills:
        if kill.start - LOST < visit.join < kill.end + SECOND:
            visit.join = kill.end + SECOND
        if kill.start - LOST < visit.join + visit.starts_after <= kill.start:
            visit.starts_after += LOST
        lost = LOST if visit.says_goodbye else CUT_SHORT
        _end_outside(visit, kill.start - lost, kill.end + BACK)
    if not visit.says_goodbye:
        _end_outside(visit, script.cut.start - CUT_SHORT, script.cut.start + 12 * SECOND)
    visit.still = [still for still in visit.still if not _is_doubtful(script, visit, still)]


def _end_outside(visit: Visit, start: int, end: int) -> None:
    if start <= visit.end < end:
        visit.end = max(visit.join, start - 1) if visit.join < start else visit.join


def _is_doubtful(script: Script, visit: Visit, still: Happening) -> bool:
    """Who paused some seconds before a fault is given that it was the fault."""
    cut = script.cut
    return (
        any(kill.start - CUT_SHORT <= still.start < kill.end + BACK for kill in script.kills)
        or any(kill.start - LOST < still.end <= kill.start for kill in script.kills)
        or cut.start - CUT_SHORT <= still.start <= cut.start + visit.stops_after
    )
