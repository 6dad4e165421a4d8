"""The parameters of a credit policy: data, validated once, never changed after use."""

from decimal import Decimal
from enum import StrEnum

import msgspec

from credits.domain.arithmetic import plain


class Basis(StrEnum):
    ACTUAL = "actual"  # seconds present
    WATCHED = "watched"  # seconds in which the media really played
    NOMINAL = "nominal"  # the programme's hours, all or nothing


class Formula(StrEnum):
    TIME = "time"
    SELF_STUDY = "self_study"  # ((words / 180) + media minutes + 1.85 * questions) / minutes per credit, to 3 decimals


class Rounding(StrEnum):
    FLOOR = "floor"
    HALF_UP = "half_up"


class Shortfall(StrEnum):
    """What happens when fewer presence checks are answered than required."""

    CAP = "cap"  # credits are limited to answered / checks per credit
    DENY = "deny"  # no credits
    BANDS = "bands"  # a share of the credits by the percentage answered
    FLAG = "flag"  # credits stay, the report shows a flag


class PerCredit(msgspec.Struct, frozen=True, tag="per_credit", forbid_unknown_fields=True):
    """So many answered checks are needed for each credit."""

    count: int


class Percent(msgspec.Struct, frozen=True, tag="percent", forbid_unknown_fields=True):
    """Of the checks that were shown to the person, so many percent must be answered."""

    percent: int


class Band(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """From `answered_pct` percent of the checks answered, `share_pct` percent of the credit."""

    answered_pct: int
    share_pct: int


class PolicyError(ValueError):
    """The parameters contradict each other; the message names them (for the people who write policies)."""


class PolicyParams(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Section 4 of the rules, word for word. Durations are in seconds, minutes or days as the names say."""

    unit_kk: str
    unit_ru: str
    unit_en: str
    minutes_per_credit: int
    min_credits: Decimal
    increment: Decimal
    basis: Basis = Basis.ACTUAL
    formula: Formula = Formula.TIME
    rounding: Rounding = Rounding.FLOOR
    min_attendance_pct: int | None = None
    gap_tolerance_s: int = 60
    counts_replay: bool = True  # what was missed and watched in the recording afterwards is attended time
    checks_launched_per_credit: int = 0
    checks_required: PerCredit | Percent | None = None
    on_shortfall: Shortfall = Shortfall.FLAG
    bands: tuple[Band, ...] = ()
    polls_count_as_checks: bool = True  # where the lecturer marks them so
    quiz_required: bool = False
    pass_pct: int | None = None
    questions_per_credit: int | None = None
    max_attempts: int | None = None
    cooloff_hours: int = 0
    feedback_on_fail: bool = False
    expiry_days: int | None = None
    cap_per_activity: Decimal | None = None
    cap_per_period: Decimal | None = None
    period_months: int | None = None
    retention_years: int | None = None

    def __post_init__(self) -> None:
        for name in ("min_credits", "increment", "cap_per_activity", "cap_per_period"):
            value = getattr(self, name)
            if value is not None:
                msgspec.structs.force_setattr(self, name, plain(value))
        problem = self._contradiction()
        if problem:
            raise PolicyError(problem)

    @property
    def is_nominal(self) -> bool:
        return self.basis is Basis.NOMINAL

    @property
    def has_quiz_rule(self) -> bool:
        return self.quiz_required or self.pass_pct is not None

    def _contradiction(self) -> str:
        percents = [
            self.min_attendance_pct,
            self.pass_pct,
            *(p for band in self.bands for p in (band.answered_pct, band.share_pct)),
        ]
        if isinstance(self.checks_required, Percent):
            percents.append(self.checks_required.percent)
        cases = {
            "minutes_per_credit must be at least 1": self.minutes_per_credit < 1,
            "increment must be above 0": self.increment <= 0,
            "min_credits must be a multiple of increment": self.increment > 0
            and self.min_credits % self.increment != 0,
            "min_credits and caps must not be negative": min(
                self.min_credits, self.cap_per_activity or 0, self.cap_per_period or 0
            )
            < 0,
            "percentages must be from 0 to 100": any(p is not None and not 0 <= p <= 100 for p in percents),
            "cap needs checks_required per credit": self.on_shortfall is Shortfall.CAP
            and not isinstance(self.checks_required, PerCredit),
            "deny needs checks_required": self.on_shortfall is Shortfall.DENY and self.checks_required is None,
            "bands belong to on_shortfall = bands": bool(self.bands) is not (self.on_shortfall is Shortfall.BANDS),
            "bands stand instead of checks_required": bool(self.bands) and self.checks_required is not None,
            "checks per credit must be at least 1": isinstance(self.checks_required, PerCredit)
            and self.checks_required.count < 1,
            "quiz_required needs pass_pct": self.quiz_required and self.pass_pct is None,
            "max_attempts must be at least 1": self.max_attempts is not None and self.max_attempts < 1,
            "questions_per_credit must be at least 1": self.questions_per_credit is not None
            and self.questions_per_credit < 1,
            "cap_per_period needs period_months": self.cap_per_period is not None and not self.period_months,
            "a nominal policy has no formula": self.basis is Basis.NOMINAL and self.formula is Formula.SELF_STUDY,
            "durations must not be negative": min(
                self.gap_tolerance_s,
                self.cooloff_hours,
                self.expiry_days or 0,
                self.period_months or 0,
                self.retention_years or 0,
                self.checks_launched_per_credit,
            )
            < 0,
        }
        return "; ".join(text for text, wrong in cases.items() if wrong)
