"""A policy's parameters in plain words, for people who compare versions: what it is, and its value with its unit."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from credits.domain.params import Basis, Formula, Percent, PerCredit, PolicyParams, Rounding, Shortfall
from credits.formats import write_credits

BASIS = {
    Basis.ACTUAL: gettext_lazy("Time in the lecture"),
    Basis.WATCHED: gettext_lazy("Time in which picture or sound really played"),
    Basis.NOMINAL: gettext_lazy("The hours of the programme, all or nothing"),
}
FORMULA = {
    Formula.TIME: gettext_lazy("Time alone"),
    Formula.SELF_STUDY: gettext_lazy("Self-study: text, recording and questions together"),
}
ROUNDING = {
    Rounding.FLOOR: gettext_lazy("Down to the step"),
    Rounding.HALF_UP: gettext_lazy("To the nearest step; half a step goes up"),
}
SHORTFALL = {
    Shortfall.CAP: gettext_lazy("Credit only as far as the answers reach"),
    Shortfall.DENY: gettext_lazy("No credit"),
    Shortfall.FLAG: gettext_lazy("Credit stays, the report shows it"),
    Shortfall.BANDS: gettext_lazy("A share of the credit by the share answered"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """One parameter: its label and its value as people read it."""

    name: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Changed:
    label: str
    was: str
    now: str


def say_all(params: PolicyParams) -> list[Said]:
    """Every parameter, in the order of the form."""
    return [Said(name, str(label), say(params)) for name, (label, say) in _SAYINGS.items()]


def compare(was: PolicyParams, now: PolicyParams) -> list[Changed]:
    """The parameters that read otherwise."""
    pairs = zip(say_all(was), say_all(now), strict=True)
    return [Changed(one.label, one.value, other.value) for one, other in pairs if one.value != other.value]


def _nothing() -> str:
    return _("none")


def _percent(value: int | None) -> str:
    return _nothing() if value is None else f"{value} %"


def _credits(value: Decimal | None) -> str:
    return _("no limit") if value is None else write_credits(value)


def _minutes(value: int) -> str:
    return ngettext("%(count)s minute", "%(count)s minutes", value) % {"count": value}


def _seconds(value: int) -> str:
    return ngettext("%(count)s second", "%(count)s seconds", value) % {"count": value}


def _hours(value: int) -> str:
    return ngettext("%(count)s hour", "%(count)s hours", value) % {"count": value} if value else _("none")


def _count(value: int | None, *, empty: str) -> str:
    return empty if value is None else str(value)


def _days(value: int | None) -> str:
    return _("no limit") if value is None else ngettext("%(count)s day", "%(count)s days", value) % {"count": value}


def _months(value: int | None) -> str:
    return _("all time") if not value else ngettext("%(count)s month", "%(count)s months", value) % {"count": value}


def _years(value: int | None) -> str:
    if value is None:
        return _("set by the institute")
    return ngettext("%(count)s year", "%(count)s years", value) % {"count": value}


def _yes(value: bool) -> str:
    return _("yes") if value else _("no")


def _required(params: PolicyParams) -> str:
    match params.checks_required:
        case PerCredit(count=count):
            return _("%(count)s answered for each credit") % {"count": count}
        case Percent(percent=percent):
            return _("%(percent)s %% of those shown") % {"percent": percent}
        case None:
            return _nothing()


def _bands(params: PolicyParams) -> str:
    words = _("from %(answered)s %% answered: %(share)s %%")
    said = [words % {"answered": band.answered_pct, "share": band.share_pct} for band in params.bands]
    return "; ".join(said) or _nothing()


_SAYINGS: dict[str, tuple[Any, Callable[[PolicyParams], str]]] = {
    "unit_kk": (gettext_lazy("Unit, Kazakh"), lambda p: p.unit_kk),
    "unit_ru": (gettext_lazy("Unit, Russian"), lambda p: p.unit_ru),
    "unit_en": (gettext_lazy("Unit, English"), lambda p: p.unit_en),
    "basis": (gettext_lazy("What counts"), lambda p: str(BASIS[p.basis])),
    "formula": (gettext_lazy("How it is added up"), lambda p: str(FORMULA[p.formula])),
    "minutes_per_credit": (gettext_lazy("Length of one credit"), lambda p: _minutes(p.minutes_per_credit)),
    "min_credits": (gettext_lazy("Least credit"), lambda p: write_credits(p.min_credits)),
    "increment": (gettext_lazy("Counted in steps of"), lambda p: write_credits(p.increment)),
    "rounding": (gettext_lazy("Rounding"), lambda p: str(ROUNDING[p.rounding])),
    "min_attendance_pct": (gettext_lazy("Least attendance"), lambda p: _percent(p.min_attendance_pct)),
    "gap_tolerance_s": (gettext_lazy("Cuts of the line that count as attended"), lambda p: _seconds(p.gap_tolerance_s)),
    "counts_replay": (gettext_lazy("Watching the recording counts"), lambda p: _yes(p.counts_replay)),
    "checks_launched_per_credit": (
        gettext_lazy("Presence checks for each credit"),
        lambda p: str(p.checks_launched_per_credit) if p.checks_launched_per_credit else _nothing(),
    ),
    "checks_required": (gettext_lazy("Answers needed"), _required),
    "on_shortfall": (gettext_lazy("With fewer answers"), lambda p: str(SHORTFALL[p.on_shortfall])),
    "bands": (gettext_lazy("Shares of the credit"), _bands),
    "polls_count_as_checks": (
        gettext_lazy("Polls may count as presence checks"),
        lambda p: _yes(p.polls_count_as_checks),
    ),
    "quiz_required": (gettext_lazy("Quiz required"), lambda p: _yes(p.quiz_required)),
    "pass_pct": (gettext_lazy("Pass mark"), lambda p: _percent(p.pass_pct)),
    "questions_per_credit": (
        gettext_lazy("Quiz questions for each credit"),
        lambda p: _count(p.questions_per_credit, empty=_nothing()),
    ),
    "max_attempts": (gettext_lazy("Attempts"), lambda p: _count(p.max_attempts, empty=_("no limit"))),
    "cooloff_hours": (gettext_lazy("Pause between attempts"), lambda p: _hours(p.cooloff_hours)),
    "feedback_on_fail": (gettext_lazy("Right answers shown after failing"), lambda p: _yes(p.feedback_on_fail)),
    "expiry_days": (gettext_lazy("The quiz counts for"), lambda p: _days(p.expiry_days)),
    "cap_per_activity": (gettext_lazy("At most for one webinar"), lambda p: _credits(p.cap_per_activity)),
    "cap_per_period": (gettext_lazy("At most within the period"), lambda p: _credits(p.cap_per_period)),
    "period_months": (gettext_lazy("Period"), lambda p: _months(p.period_months)),
    "retention_years": (gettext_lazy("Records are kept"), lambda p: _years(p.retention_years)),
}
