"""The worked examples of the rules, and our own at the boundaries: through the functions that settle real hours."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from attendance.domain.attended import AttendedTime, attended_time
from credits.domain.evidence import attendance_rules
from credits.domain.inputs import CreditInputs, QuizInput
from credits.domain.params import Band, Basis, Percent, PerCredit, PolicyParams, Shortfall
from credits.domain.policy import compute_credits
from credits.presets import presets

GI = presets()["nasba-group-internet"].params
SELF_STUDY = presets()["nasba-self-study"].params
KZ = presets()["kz-pd-course"].params
CPD = presets()["cpd-60"].params
AMA = presets()["ama-pra-1"].params


def changed(params: PolicyParams, **values: Any) -> PolicyParams:
    return msgspec.structs.replace(params, **values)


GI_HALF = changed(GI, increment=Decimal("0.5"))
GI_PCT_70 = changed(GI, checks_required=Percent(70), on_shortfall=Shortfall.DENY)
GI_DENY = changed(GI, on_shortfall=Shortfall.DENY)
BANDS = changed(CPD, on_shortfall=Shortfall.BANDS, bands=(Band(50, 50), Band(80, 100)), min_credits=Decimal(0))
CAPPED = changed(CPD, cap_per_activity=Decimal("1.5"))
YEARLY = changed(CPD, cap_per_period=Decimal(10), period_months=12)
THIRDS = changed(CPD, minutes_per_credit=45, increment=Decimal("0.1"), min_credits=Decimal("0.1"))
CENTS = changed(CPD, minutes_per_credit=60, increment=Decimal("0.01"), min_credits=Decimal("0.01"))


def s(minutes: int, seconds: int = 0) -> int:
    return minutes * 60 + seconds


def quiz(score: str, days: int = 0) -> QuizInput:
    return QuizInput(score_pct=Decimal(score), passed=Decimal(score) >= 70, days_since_end=days)


@dataclass(frozen=True)
class Example:
    what: str
    params: PolicyParams
    attended_s: int
    credits: str
    checks: tuple[int, int] = (0, 0)
    content_s: int | None = None
    more: dict[str, Any] = field(default_factory=dict)
    waiting: str = "0"


STUDY = {"words": 10_000, "quiz_questions": 16}
NOMINAL_36 = {"nominal_credits": Decimal(36)}
KZ_COURSE: dict[str, Any] = {"content_s": s(1620)}

REFERENCE = [
    Example("GI, 0.2: 62:00 and 4 checks", GI, s(62), "1.2", (4, 4)),
    Example("GI, 0.5: the same", GI_HALF, s(62), "1", (4, 4)),
    Example("GI: 49:59 and 4 checks", GI, s(49, 59), "0", (4, 4)),
    Example("GI, 0.2: 60:00 and 4 checks", GI, s(60), "1.2", (4, 4)),
    Example("GI, 0.2: 77:00 and 6 checks", GI, s(77), "1.4", (6, 6)),
    Example("GI, 0.5: 77:00 and 6 checks", GI_HALF, s(77), "1.5", (6, 6)),
    Example("GI, 0.2: 100:00, 5 of 6 checks, cap", GI, s(100), "1.6", (5, 6)),
    Example("GI, 0.2: 100:00, 5 of 6 checks, pct 70", GI_PCT_70, s(100), "2", (5, 6)),
    Example("self-study", SELF_STUDY, s(30), "2", more=STUDY | {"quiz": quiz("70")}),
    Example("KZ 36 h, 1,296 min, 70 %", KZ, s(1296), "36", more=NOMINAL_36 | {"quiz": quiz("70")}, **KZ_COURSE),
    Example("KZ 36 h, 1,295 min, 70 %", KZ, s(1295), "0", more=NOMINAL_36 | {"quiz": quiz("70")}, **KZ_COURSE),
]

OWN = [
    # group internet: a second before and after each threshold of time
    Example("GI: the first credit, a second early", GI, s(49, 59), "0", (3, 3)),
    Example("GI: the first credit", GI, s(50), "1", (3, 3)),
    Example("GI: the first credit, a second late", GI, s(50, 1), "1", (3, 3)),
    Example("GI: 1.2, a second early", GI, s(59, 59), "1", (4, 4)),
    Example("GI: 1.2, a second late", GI, s(60, 1), "1.2", (4, 4)),
    Example("GI: 1.4, a second early", GI, s(69, 59), "1.2", (6, 6)),
    Example("GI: 1.4 where binary floats give 1.2", GI, s(70), "1.4", (6, 6)),
    Example("GI: 2.0, a second early", GI, s(99, 59), "1.8", (6, 6)),
    Example("GI: 2.0", GI, s(100), "2", (6, 6)),
    Example("GI, 0.5: 1.5, a second early", GI_HALF, s(74, 59), "1", (6, 6)),
    Example("GI, 0.5: 1.5", GI_HALF, s(75), "1.5", (6, 6)),
    # group internet: zero, one, many checks
    Example("GI: none answered", GI, s(100), "0", (0, 6)),
    Example("GI: one answered is 0.2 by the cap, below the least credit", GI, s(100), "0", (1, 6)),
    Example("GI: two answered are 0.6, below the least credit", GI, s(100), "0", (2, 6)),
    Example("GI: three answered carry one credit", GI, s(100), "1", (3, 6)),
    Example("GI: four answered carry 1.33, 1.2 in steps", GI, s(100), "1.2", (4, 6)),
    Example("GI: more answers than time", GI, s(50), "1", (8, 8)),
    Example("GI: none were launched", GI, s(100), "0", (0, 0)),
    Example("GI, 0.5: five answered carry 1.66, 1.5 in steps", GI_HALF, s(100), "1.5", (5, 6)),
    Example("GI, deny: one answer too few for 1.2", GI_DENY, s(60), "0", (3, 4)),
    Example("GI, deny: as many as 1.2 needs, 3.6 rounded up", GI_DENY, s(60), "1.2", (4, 4)),
    # percent of what was shown
    Example("pct 70: 4 of 6 is one short of 4.2 rounded up", GI_PCT_70, s(100), "0", (4, 6)),
    Example("pct 70: 7 of 10 is enough to the answer", GI_PCT_70, s(100), "2", (7, 10)),
    Example("pct 70: 6 of 10 is not", GI_PCT_70, s(100), "0", (6, 10)),
    Example("pct 70: one of one", GI_PCT_70, s(100), "2", (1, 1)),
    Example("pct 70: none of one", GI_PCT_70, s(100), "0", (0, 1)),
    Example("pct 70: none shown, none missed", GI_PCT_70, s(100), "2", (0, 0)),
    # bands
    Example("bands: 49 of 100 is below the first", BANDS, s(60), "0", (49, 100)),
    Example("bands: 50 of 100 reaches the first", BANDS, s(60), "0.5", (50, 100)),
    Example("bands: 79 of 100 is still the first", BANDS, s(60), "0.5", (79, 100)),
    Example("bands: 80 of 100 reaches the second", BANDS, s(60), "1", (80, 100)),
    Example("bands: one of two, floored after the share", BANDS, s(45), "0.25", (1, 2)),
    Example("bands: nothing was shown", BANDS, s(60), "1", (0, 0)),
    # by time, 60 minutes a credit, quarters
    Example("CPD: 14:59", CPD, s(14, 59), "0"),
    Example("CPD: 15:00", CPD, s(15), "0.25"),
    Example("CPD: 15:01", CPD, s(15, 1), "0.25"),
    Example("CPD: 29:59", CPD, s(29, 59), "0.25"),
    Example("CPD: 35:00", CPD, s(35), "0.5"),
    Example("CPD: 59:59", CPD, s(59, 59), "0.75"),
    Example("CPD: 60:00", CPD, s(60), "1"),
    Example("CPD: a whole day", CPD, s(24 * 60), "24"),
    Example("CPD: nothing at all", CPD, 0, "0", content_s=s(90)),
    Example("CPD: a failed quiz takes nothing away", CPD, s(60), "1", more={"quiz": quiz("0")}),
    # rounding to the nearest
    Example("AMA: 7:29 is nearer to nothing", AMA, s(7, 29), "0"),
    Example("AMA: 7:30 is half a step and goes up", AMA, s(7, 30), "0.25"),
    Example("AMA: 22:29", AMA, s(22, 29), "0.25"),
    Example("AMA: 22:30", AMA, s(22, 30), "0.5"),
    Example("AMA: 52:30 goes up to a whole", AMA, s(52, 30), "1"),
    Example("AMA: 67:29 stays", AMA, s(67, 29), "1"),
    # Decimal traps
    Example("0.1 of 45 minutes: 4:30", THIRDS, s(4, 30), "0.1"),
    Example("0.1 of 45 minutes: 4:29", THIRDS, s(4, 29), "0"),
    Example("0.3 is three steps of 0.1 (floats: 0.2)", THIRDS, s(13, 30), "0.3"),
    Example("0.7 is seven steps of 0.1 (floats: 0.6)", THIRDS, s(31, 30), "0.7"),
    Example("0.29 of an hour in hundredths (floats: 0.28)", CENTS, s(17, 24), "0.29"),
    Example("0.57 of an hour in hundredths (floats: 0.56)", CENTS, s(34, 12), "0.57"),
    Example("a second less", CENTS, s(34, 11), "0.56"),
    # limits
    Example("a limit for one activity", CAPPED, s(120), "1.5"),
    Example("the limit to the second", CAPPED, s(90), "1.5"),
    Example("a second below the limit", CAPPED, s(89, 59), "1.25"),
    Example("the webinar's own lower limit", CAPPED, s(120), "0.5", more={"cap": Decimal("0.6")}),
    Example("the period has room", YEARLY, s(60), "1", more={"credited_in_period": Decimal(9)}),
    Example("the period has a little room", YEARLY, s(60), "0.75", more={"credited_in_period": Decimal("9.25")}),
    Example("the period has less room than a step", YEARLY, s(60), "0", more={"credited_in_period": Decimal("9.8")}),
    Example("the period is full", YEARLY, s(60), "0", more={"credited_in_period": Decimal(10)}),
    Example("the period is more than full by hand", YEARLY, s(60), "0", more={"credited_in_period": Decimal(12)}),
    # whole courses
    Example("KZ: a second short", KZ, s(1295, 59), "0", more=NOMINAL_36 | {"quiz": quiz("70")}, **KZ_COURSE),
    Example("KZ: a second more", KZ, s(1296, 1), "36", more=NOMINAL_36 | {"quiz": quiz("70")}, **KZ_COURSE),
    Example("KZ: 69 %", KZ, s(1620), "0", more=NOMINAL_36 | {"quiz": quiz("69")}, waiting="36", **KZ_COURSE),
    Example("KZ: 69.99 %", KZ, s(1620), "0", more=NOMINAL_36 | {"quiz": quiz("69.99")}, waiting="36", **KZ_COURSE),
    Example("KZ: no quiz yet", KZ, s(1620), "0", more=NOMINAL_36, waiting="36", **KZ_COURSE),
    Example("KZ: quiz without attendance", KZ, s(10), "0", more=NOMINAL_36 | {"quiz": quiz("100")}, **KZ_COURSE),
    Example("KZ: 80 % of a length that does not divide", KZ, 81, "2",
            more={"nominal_credits": Decimal(2), "quiz": quiz("70")}, content_s=101),
    Example("KZ: a second below 80.8, rounded up", KZ, 80, "0",
            more={"nominal_credits": Decimal(2), "quiz": quiz("70")}, content_s=101),
    Example("KZ: unanswered checks are a flag", KZ, s(1620), "36", (0, 100),
            more=NOMINAL_36 | {"quiz": quiz("90")}, **KZ_COURSE),
    # self-study
    Example("self-study: on the last day of its quiz", SELF_STUDY, s(30), "2", more=STUDY | {"quiz": quiz("70", 365)}),
    Example("self-study: a day late", SELF_STUDY, s(30), "0", more=STUDY | {"quiz": quiz("70", 366)}, waiting="2"),
    Example("self-study: 69 %", SELF_STUDY, s(30), "0", more=STUDY | {"quiz": quiz("69")}, waiting="2"),
    Example("self-study: 3 questions carry a half", SELF_STUDY, s(60), "0.5",
            more={"quiz_questions": 3, "quiz": quiz("70")}),
    Example("self-study: 2 questions carry nothing", SELF_STUDY, s(60), "0",
            more={"quiz_questions": 2, "quiz": quiz("70")}),
    Example("self-study: 5 questions carry one", SELF_STUDY, s(60), "1",
            more={"quiz_questions": 5, "quiz": quiz("70")}),
    Example("self-study: 15:44 and 5 questions make 0.499, nothing", SELF_STUDY, s(15, 42), "0",
            more={"quiz_questions": 5, "quiz": quiz("70")}),
    Example("self-study: 15:45 and 5 questions make 0.500", SELF_STUDY, s(15, 45), "0.5",
            more={"quiz_questions": 5, "quiz": quiz("70")}),
    Example("self-study: words alone", SELF_STUDY, 0, "1",
            more={"words": 9_000, "quiz_questions": 5, "quiz": quiz("70")}),
]  # fmt: skip


@pytest.mark.parametrize("one", REFERENCE + OWN, ids=lambda one: one.what)
def test_example(one: Example) -> None:
    answered, shown = one.checks
    inputs = CreditInputs(
        attended_s=one.attended_s,
        content_s=one.attended_s if one.content_s is None else one.content_s,
        checks_launched=shown,
        checks_shown=shown,
        checks_answered=answered,
        **one.more,
    )
    result = compute_credits(one.params, inputs)
    assert (result.credits, result.waiting) == (Decimal(one.credits), Decimal(one.waiting))


def test_there_are_at_least_sixty_of_our_own() -> None:
    assert len(OWN) + len(CLOCKS) >= 60
    assert len({one.what for one in REFERENCE + OWN}) == len(REFERENCE) + len(OWN)


def test_the_self_study_value_of_the_reference() -> None:
    inputs = CreditInputs(attended_s=s(30), content_s=s(30), words=10_000, quiz_questions=16, quiz=quiz("70"))
    assert compute_credits(SELF_STUDY, inputs).base == Decimal("2.303")


# --- from the clock to credit: the same two functions, one after the other ---------------------------------------------


def at(text: str) -> int:
    hours, minutes, *rest = text.split(":")
    seconds, _, millis = (rest[0] if rest else "0").partition(".")
    return (int(hours) * 3600 + int(minutes) * 60 + int(seconds)) * 1000 + int(millis.ljust(3, "0") or 0)


def spans(text: str) -> list[tuple[int, int]]:
    pairs = [span.split("-") for span in text.split()]
    return [(at(start), at(end)) for start, end in pairs]


@dataclass(frozen=True)
class Clock:
    what: str
    params: PolicyParams
    windows: str
    there: str
    attended_s: int
    credits: str
    faults: str = ""
    played: str = ""

    def time(self) -> AttendedTime:
        return attended_time(
            spans(self.there),
            windows=spans(self.windows),
            faults=spans(self.faults),
            played=spans(self.played) if self.params.basis is Basis.WATCHED else None,
            rules=attendance_rules(self.params),
        )


TWO_DEVICES = "9:55-10:20 10:15-10:45"
WITH_BREAK = "10:00-10:30 10:40-11:20"
HOUR = "10:00-11:00"
PATIENT = changed(CPD, gap_tolerance_s=120)
STRICT = changed(CPD, gap_tolerance_s=0)
WATCHED = changed(CPD, basis=Basis.WATCHED)

CLOCKS = [
    Clock("the reference: two devices and a break, GI", GI, WITH_BREAK, TWO_DEVICES, s(35), "0"),
    Clock("the reference: two devices and a break, CPD", CPD, WITH_BREAK, TWO_DEVICES, s(35), "0.5"),
    Clock("a gap equal to the tolerance", CPD, HOUR, "10:00-10:30 10:31-11:00", s(60), "1"),
    Clock("a gap a millisecond longer", CPD, HOUR, "10:00-10:30 10:31:00.001-11:00", s(58, 59), "0.75"),
    Clock("a gap equal to a longer tolerance", PATIENT, HOUR, "10:00-10:30 10:32-11:00", s(60), "1"),
    Clock("a gap a second longer", PATIENT, HOUR, "10:00-10:30 10:32:01-11:00", s(57, 59), "0.75"),
    Clock("no tolerance at all", STRICT, HOUR, "10:00-10:30 10:30:01-11:00", s(59, 59), "0.75"),
    Clock("no tolerance, spans that touch", STRICT, HOUR, "10:00-10:30 10:30-11:00", s(60), "1"),
    Clock("windows that touch are one", CPD, "10:00-10:30 10:30-11:00", "10:00-11:00", s(60), "1"),
    Clock("a break is not bridged into content", CPD, "10:00-10:30 10:31-11:01", "10:00-10:30 10:31-11:01", s(60), "1"),
    Clock("the waiting room earns nothing", CPD, HOUR, "9:00-10:14:59", s(14, 59), "0"),
    Clock("to the second", CPD, HOUR, "9:00-10:15", s(15), "0.25"),
    Clock("after the end earns nothing", CPD, HOUR, "10:45-12:00", s(15), "0.25"),
    Clock("a millisecond less than the quarter", CPD, HOUR, "10:00:00.001-10:15", s(14, 59), "0"),
    Clock("nobody came", CPD, HOUR, "", 0, "0"),
    Clock("two devices all the time count once", CPD, HOUR, "10:00-11:00 10:00-11:00", s(60), "1"),
    Clock("our fault costs nothing", CPD, HOUR, "10:00-10:20 10:24-11:00", s(60), "1", faults="10:20-10:23"),
    Clock("back five minutes after our fault", CPD, HOUR, "10:00-10:20 10:28-11:00", s(56), "0.75",
          faults="10:20-10:23"),
    Clock("a second too late after our fault", CPD, HOUR, "10:00-10:20 10:28:01-11:00", s(51, 59), "0.75",
          faults="10:20-10:23"),
    Clock("watched: a frozen picture earns nothing", WATCHED, HOUR, "10:00-11:00", s(30), "0.5", played="10:00-10:30"),
    Clock("watched: all of it", WATCHED, HOUR, "10:00-11:00", s(60), "1", played="10:00-10:30 10:30-11:00"),
]  # fmt: skip


@pytest.mark.parametrize("one", CLOCKS, ids=lambda one: one.what)
def test_from_the_clock_to_credit(one: Clock) -> None:
    time = one.time()
    inputs = CreditInputs(attended_s=time.attended_s, content_s=time.content_s)
    assert (time.attended_s, compute_credits(one.params, inputs).credits) == (one.attended_s, Decimal(one.credits))


def test_checks_required_may_be_absent() -> None:
    none = changed(GI, checks_required=None, on_shortfall=Shortfall.FLAG)
    inputs = CreditInputs(attended_s=s(100), content_s=s(100), checks_launched=6, checks_shown=6)
    assert compute_credits(none, inputs).credits == 2
    assert GI.checks_required == PerCredit(3)
