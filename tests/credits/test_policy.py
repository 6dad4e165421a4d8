"""The policy engine: the reference's worked examples, boundaries, and laws that hold for all inputs."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from credits.domain.inputs import CreditInputs, QuizInput, canonical, inputs_hash
from credits.domain.params import Band, Percent, PerCredit, PolicyError, PolicyParams, Rounding, Shortfall
from credits.domain.policy import ReasonCode, checks_for, compute_credits, seconds_for
from credits.presets import presets

GI = presets()["nasba-group-internet"].params
SELF_STUDY = presets()["nasba-self-study"].params
KZ = presets()["kz-pd-course"].params
CPD = presets()["cpd-60"].params
AMA = presets()["ama-pra-1"].params
GI_HALF = msgspec.structs.replace(GI, increment=Decimal("0.5"))
GI_PCT_70 = msgspec.structs.replace(GI, checks_required=Percent(70), on_shortfall=Shortfall.DENY)
GI_BANDS = msgspec.structs.replace(
    GI, checks_required=None, on_shortfall=Shortfall.BANDS, bands=(Band(50, 50), Band(75, 100)), min_credits=Decimal(0)
)


def seconds(minutes: int, rest: int = 0) -> int:
    return minutes * 60 + rest


def quiz(score: str, **more: Any) -> QuizInput:
    return QuizInput(score_pct=Decimal(score), passed=Decimal(score) >= 70, **more)


@dataclass
class Case:
    name: str
    params: PolicyParams
    attended_s: int
    credits: str
    checks: tuple[int, int] = (0, 0)  # answered, shown
    content_s: int = seconds(120)
    more: dict[str, Any] = field(default_factory=dict)

    def inputs(self) -> CreditInputs:
        answered, shown = self.checks
        return CreditInputs(
            attended_s=self.attended_s,
            content_s=self.content_s,
            checks_launched=shown,
            checks_shown=shown,
            checks_answered=answered,
            **self.more,
        )


REFERENCE = [
    Case("GI 0.2, 62:00, 4 checks", GI, seconds(62), "1.2", (4, 4)),
    Case("GI 0.5, 62:00, 4 checks", GI_HALF, seconds(62), "1", (4, 4)),
    Case("GI 0.2, 49:59, 4 checks", GI, seconds(49, 59), "0", (4, 4)),
    Case("GI 0.2, 60:00, 4 checks", GI, seconds(60), "1.2", (4, 4)),
    Case("GI 0.2, 77:00, 6 checks", GI, seconds(77), "1.4", (6, 6)),
    Case("GI 0.5, 77:00, 6 checks", GI_HALF, seconds(77), "1.5", (6, 6)),
    Case("GI 0.2, 100:00, 5 of 6, cap", GI, seconds(100), "1.6", (5, 6)),
    Case("GI 0.2, 100:00, 5 of 6, pct 70", GI_PCT_70, seconds(100), "2", (5, 6)),
    Case("GI 35:00", GI, seconds(35), "0", (3, 3)),
    Case("CPD-60 35:00", CPD, seconds(35), "0.5"),
    Case("self-study", SELF_STUDY, seconds(30), "2", more={"words": 10_000, "quiz_questions": 16, "quiz": quiz("70")}),
    Case(
        "KZ 36 h, 1296 min, 70 %",
        KZ,
        seconds(1296),
        "36",
        content_s=seconds(1620),
        more={"nominal_credits": Decimal(36), "quiz": quiz("70")},
    ),
    Case(
        "KZ 36 h, 1295 min, 70 %",
        KZ,
        seconds(1295),
        "0",
        content_s=seconds(1620),
        more={"nominal_credits": Decimal(36), "quiz": quiz("70")},
    ),
]

NOMINAL_2 = {"nominal_credits": Decimal(2)}
BOUNDARIES = [
    Case("GI, one second before a step", GI, seconds(59, 59), "1", (4, 4)),
    Case("GI, exactly the least credit", GI, seconds(50), "1", (3, 3)),
    Case("GI, two answers carry no whole credit", GI, seconds(50), "0", (2, 3)),
    Case("GI, no checks were launched", GI, seconds(100), "0"),
    Case("pct 70, 4 of 6 is one too few", GI_PCT_70, seconds(100), "0", (4, 6)),
    Case("pct 70, none shown, none missed", GI_PCT_70, seconds(100), "2"),
    Case("pct counts what was shown, not launched", GI_PCT_70, seconds(100), "2", (2, 2), more={}),
    Case("bands, the best one reached", GI_BANDS, seconds(100), "2", (3, 4)),
    Case("bands, the lower one", GI_BANDS, seconds(100), "1", (2, 4)),
    Case("bands, share floored to the increment", GI_BANDS, seconds(60), "0.6", (2, 4)),
    Case("bands, none reached", GI_BANDS, seconds(100), "0", (1, 4)),
    Case("bands, nothing shown", GI_BANDS, seconds(100), "2"),
    Case("CPD, 14:59", CPD, seconds(14, 59), "0"),
    Case("CPD, 15:00", CPD, seconds(15), "0.25"),
    Case("CPD, a failed quiz takes nothing", CPD, seconds(60), "1", more={"quiz": quiz("10")}),
    Case("CPD, nothing attended", CPD, 0, "0"),
    Case("CPD, no content", CPD, 0, "0", content_s=0),
    Case("AMA, 7:29 is nearer to nothing", AMA, seconds(7, 29), "0"),
    Case("AMA, 7:30 is half way and goes up", AMA, seconds(7, 30), "0.25"),
    Case("AMA, 52:29", AMA, seconds(52, 29), "0.75"),
    Case("AMA, 52:30", AMA, seconds(52, 30), "1"),
    Case("KZ, quiz one below the mark", KZ, seconds(120), "0", more={**NOMINAL_2, "quiz": quiz("69")}),
    Case("KZ, quiz a hair below the mark", KZ, seconds(120), "0", more={**NOMINAL_2, "quiz": quiz("69.99")}),
    Case("KZ, quiz not taken", KZ, seconds(120), "0", more=NOMINAL_2),
    Case("KZ, no nominal hours", KZ, seconds(120), "0", more={"quiz": quiz("100")}),
    Case("KZ, missed checks are only a flag", KZ, seconds(120), "2", (0, 4), more={**NOMINAL_2, "quiz": quiz("90")}),
    Case(
        "KZ, part of an hour is no hour",
        KZ,
        seconds(120),
        "1",
        more={"nominal_credits": Decimal("1.9"), "quiz": quiz("90")},
    ),
    Case("KZ, no content is no course", KZ, 0, "0", content_s=0, more={**NOMINAL_2, "quiz": quiz("90")}),
    Case("cap of the webinar", CPD, seconds(120), "1.5", more={"cap": Decimal("1.5")}),
    Case("cap of the webinar off the grid", CPD, seconds(120), "1.5", more={"cap": Decimal("1.6")}),
    Case(
        "self-study, quiz expired",
        SELF_STUDY,
        seconds(30),
        "0",
        more={"words": 10_000, "quiz_questions": 16, "quiz": quiz("90", days_since_end=366)},
    ),
    Case(
        "self-study, on the last day",
        SELF_STUDY,
        seconds(30),
        "2",
        more={"words": 10_000, "quiz_questions": 16, "quiz": quiz("90", days_since_end=365)},
    ),
    Case(
        "self-study, 3 questions carry a half",
        SELF_STUDY,
        seconds(60),
        "0.5",
        more={"quiz_questions": 3, "quiz": quiz("90")},
    ),
    Case(
        "self-study, 2 questions carry nothing",
        SELF_STUDY,
        seconds(60),
        "0",
        more={"quiz_questions": 2, "quiz": quiz("90")},
    ),
    Case(
        "self-study, 8 questions carry one and a half",
        SELF_STUDY,
        seconds(90),
        "1.5",
        more={"quiz_questions": 8, "quiz": quiz("90")},
    ),
]


@pytest.mark.parametrize("case", REFERENCE, ids=lambda case: case.name)
def test_worked_examples_of_the_reference(case: Case) -> None:
    assert compute_credits(case.params, case.inputs()).credits == Decimal(case.credits)


@pytest.mark.parametrize("case", BOUNDARIES, ids=lambda case: case.name)
def test_boundaries(case: Case) -> None:
    assert compute_credits(case.params, case.inputs()).credits == Decimal(case.credits)


def test_self_study_shows_its_base_to_three_decimals() -> None:
    inputs = CreditInputs(attended_s=1800, content_s=1800, words=10_000, quiz_questions=16, quiz=quiz("70"))
    assert compute_credits(SELF_STUDY, inputs).base == Decimal("2.303")


def test_hours_wait_for_a_quiz_that_was_not_taken() -> None:
    result = compute_credits(KZ, CreditInputs(attended_s=5400, content_s=5400, nominal_credits=Decimal(2)))
    assert (result.credits, result.waiting) == (Decimal(0), Decimal(2))
    assert [reason.code for reason in result.reasons] == [ReasonCode.ATTENDANCE_MET, ReasonCode.QUIZ_NOT_TAKEN]


def test_reasons_carry_the_figures() -> None:
    result = compute_credits(
        GI, CreditInputs(attended_s=2520, content_s=3600, checks_launched=3, checks_shown=3, checks_answered=2)
    )
    assert [(reason.code, reason.values) for reason in result.reasons] == [
        (ReasonCode.TIME_SHORT, {"attended_s": 2520, "content_s": 3600, "needed_s": 3000}),
        (ReasonCode.CHECKS_CAPPED, {"answered": 2, "needed": 3, "shown": 3, "credits": "0.6"}),
    ]


def test_a_capped_result_says_which_check_was_missing() -> None:
    result = compute_credits(
        GI, CreditInputs(attended_s=6000, content_s=6000, checks_launched=6, checks_shown=6, checks_answered=5)
    )
    assert result.short[0].values == {"answered": 5, "needed": 6, "shown": 6, "credits": "1.6"}


def test_period_cap_leaves_what_is_left() -> None:
    params = msgspec.structs.replace(CPD, cap_per_period=Decimal(20), period_months=12)
    result = compute_credits(params, CreditInputs(attended_s=7200, content_s=7200, credited_in_period=Decimal("18.9")))
    assert result.credits == 1
    assert result.short[0].code == ReasonCode.PERIOD_CAP


def test_the_same_facts_give_the_same_bytes_and_hash() -> None:
    one = CreditInputs(attended_s=60, content_s=90, cap=Decimal("1.50"), nominal_credits=Decimal("3.6E+1"))
    two = CreditInputs(attended_s=60, content_s=90, cap=Decimal("1.5"), nominal_credits=Decimal(36))
    assert canonical(one) == canonical(two)
    assert canonical(one).startswith(b'{"attended_s":60,"cap":"1.5","checks_answered":0,')
    assert inputs_hash(one) == "070df67f89b2b193182452901caf7369ed08ae1a8e8f7329fae1c52828e0b671"
    assert inputs_hash(one) != inputs_hash(msgspec.structs.replace(one, attended_s=61))


def test_the_canonical_form_reads_back() -> None:
    inputs = CreditInputs(attended_s=60, content_s=90, quiz=quiz("70"), cap=Decimal("1.5"))
    assert msgspec.json.decode(canonical(inputs), type=CreditInputs) == inputs


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"increment": Decimal(0)}, "increment must be above 0"),
        ({"min_credits": Decimal("0.3")}, "multiple of increment"),
        ({"min_attendance_pct": 101}, "from 0 to 100"),
        ({"on_shortfall": Shortfall.CAP}, "cap needs checks_required"),
        ({"on_shortfall": Shortfall.DENY}, "deny needs checks_required"),
        ({"quiz_required": True}, "quiz_required needs pass_pct"),
        ({"bands": (Band(50, 50),)}, "bands belong"),
        ({"minutes_per_credit": 0}, "minutes_per_credit"),
        ({"cap_per_period": Decimal(5)}, "cap_per_period needs period_months"),
        ({"checks_required": PerCredit(0)}, "at least 1"),
    ],
)
def test_contradicting_parameters_are_refused(change: dict[str, Any], says: str) -> None:
    with pytest.raises(PolicyError, match=says):
        msgspec.structs.replace(CPD, **change)


def test_negative_facts_are_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        CreditInputs(attended_s=-1, content_s=60)


def test_presets_are_those_of_the_reference() -> None:
    table = {
        slug: (
            p.basis,
            p.minutes_per_credit,
            str(p.min_credits),
            str(p.increment),
            p.rounding,
            p.min_attendance_pct,
            p.quiz_required,
        )
        for slug, p in ((slug, preset.params) for slug, preset in presets().items())
    }
    assert table == {
        "cpd-60": ("actual", 60, "0.25", "0.25", "floor", None, False),
        "kz-pd-course": ("nominal", 45, "1", "1", "floor", 80, True),
        "nasba-group-internet": ("actual", 50, "1", "0.2", "floor", None, False),
        "nasba-self-study": ("watched", 50, "0.5", "0.5", "floor", None, True),
        "ama-pra-1": ("actual", 60, "0.25", "0.25", "half_up", None, False),
    }
    assert (KZ.pass_pct, KZ.max_attempts, KZ.cooloff_hours, KZ.period_months) == (70, 2, 24, 36)
    assert (SELF_STUDY.pass_pct, SELF_STUDY.max_attempts, SELF_STUDY.expiry_days, SELF_STUDY.questions_per_credit) == (
        70,
        None,
        365,
        5,
    )
    assert [preset.params.retention_years for preset in presets().values()] == [5, None, 5, 5, 6]
    assert (GI.checks_required, GI.on_shortfall, GI.checks_launched_per_credit) == (PerCredit(3), Shortfall.CAP, 4)


# --- laws -------------------------------------------------------------------------------------------------------------

increments = st.sampled_from([Decimal(text) for text in ("0.1", "0.2", "0.25", "0.5", "1", "0.01")])


@st.composite
def policies(draw: st.DrawFn) -> PolicyParams:
    increment = draw(increments)
    rule = draw(st.sampled_from(["none", "cap", "deny", "percent", "flag", "bands"]))
    rules: dict[str, dict[str, Any]] = {
        "none": {},
        "cap": {"checks_required": PerCredit(draw(st.integers(1, 5))), "on_shortfall": Shortfall.CAP},
        "deny": {"checks_required": PerCredit(draw(st.integers(1, 5))), "on_shortfall": Shortfall.DENY},
        "percent": {"checks_required": Percent(draw(st.integers(0, 100))), "on_shortfall": Shortfall.DENY},
        "flag": {"checks_required": Percent(50)},
        "bands": {"on_shortfall": Shortfall.BANDS, "bands": (Band(40, 50), Band(80, 100))},
    }
    return PolicyParams(
        unit_kk="с",
        unit_ru="ч",
        unit_en="h",
        minutes_per_credit=draw(st.integers(1, 90)),
        min_credits=increment * draw(st.integers(0, 5)),
        increment=increment,
        rounding=draw(st.sampled_from(list(Rounding))),
        min_attendance_pct=draw(st.none() | st.integers(0, 100)),
        cap_per_activity=draw(st.none() | st.decimals(0, 20, places=2)),
        quiz_required=(required := draw(st.booleans())),
        pass_pct=70 if required else None,
        **rules[rule],
    )


@st.composite
def facts(draw: st.DrawFn) -> CreditInputs:
    content_s = draw(st.integers(0, 12 * 3600))
    launched = draw(st.integers(0, 40))
    shown = draw(st.integers(0, launched))
    return CreditInputs(
        attended_s=draw(st.integers(0, content_s)),
        content_s=content_s,
        nominal_credits=draw(st.none() | st.decimals(0, 36, places=1)),
        checks_launched=launched,
        checks_shown=shown,
        checks_answered=draw(st.integers(0, shown)),
        quiz=draw(
            st.none() | st.decimals(0, 100, places=1).map(lambda score: QuizInput(score_pct=score, passed=score >= 70))
        ),
        quiz_questions=draw(st.integers(0, 20)),
    )


@given(policies(), facts())
def test_credits_are_never_negative_and_always_on_the_grid(params: PolicyParams, inputs: CreditInputs) -> None:
    result = compute_credits(params, inputs)
    for value in (result.credits, result.waiting):
        assert value >= 0
        assert value % params.increment == 0
        assert value == 0 or value >= params.min_credits
    assert result.credits == 0 or result.waiting == 0


@given(policies(), facts(), st.integers(0, 3600))
def test_more_time_never_means_fewer_credits_without_a_denying_check_rule(
    params: PolicyParams, inputs: CreditInputs, extra_s: int
) -> None:
    if params.on_shortfall is Shortfall.DENY and isinstance(params.checks_required, PerCredit):
        params = msgspec.structs.replace(params, on_shortfall=Shortfall.CAP)
    longer = msgspec.structs.replace(inputs, attended_s=min(inputs.attended_s + extra_s, inputs.content_s))
    assert compute_credits(params, longer).credits >= compute_credits(params, inputs).credits


@given(policies(), facts())
def test_more_answers_never_mean_fewer_credits(params: PolicyParams, inputs: CreditInputs) -> None:
    if inputs.checks_answered < inputs.checks_shown:
        better = msgspec.structs.replace(inputs, checks_answered=inputs.checks_answered + 1)
        assert compute_credits(params, better).credits >= compute_credits(params, inputs).credits


@given(policies(), facts())
def test_zero_credits_always_say_why(params: PolicyParams, inputs: CreditInputs) -> None:
    result = compute_credits(params, inputs)
    if result.credits == 0:
        assert result.short


@given(policies(), st.integers(1, 200))
def test_seconds_for_is_the_exact_threshold(params: PolicyParams, steps: int) -> None:
    params = msgspec.structs.replace(
        params,
        min_attendance_pct=None,
        cap_per_activity=None,
        quiz_required=False,
        pass_pct=None,
        checks_required=None,
        on_shortfall=Shortfall.FLAG,
        bands=(),
        min_credits=Decimal(0),
    )
    credits = params.increment * steps
    needed_s = seconds_for(params, credits)
    reached = CreditInputs(attended_s=needed_s, content_s=needed_s + 1)
    assert compute_credits(params, reached).credits >= credits
    assert compute_credits(params, msgspec.structs.replace(reached, attended_s=max(needed_s - 1, 0))).credits < credits


def test_checks_for_rounds_up() -> None:
    assert checks_for(GI, Decimal("1.2"), shown=4) == 4
    assert checks_for(GI_PCT_70, Decimal(2), shown=6) == 5
