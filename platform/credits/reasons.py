"""Reason codes in words: a few words with the figures for lists, and a whole sentence for who wants to know."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from django.utils.translation import gettext as _

from credits.domain.policy import Reason, ReasonCode
from credits.formats import write_credits
from ui.formats import clock

Values: TypeAlias = dict[str, int | str]
ICONS = {
    "time": "clock",
    "attendance": "clock",
    "checks": "circle-check",
    "quiz": "clipboard-check",
    "questions": "clipboard-check",
}


@dataclass(frozen=True, slots=True)
class Explained:
    """`text` is short ("42:00 of 50:00"), `sentence` says the rule. `is_short`: this is why it is not more."""

    code: str
    icon: str
    text: str
    sentence: str
    is_short: bool


def explain(reason: Reason) -> Explained:
    text, sentence = _WORDS[reason.code](reason.values)
    return Explained(
        code=reason.code.value, icon=_icon(reason.code), text=text, sentence=sentence, is_short=reason.is_short
    )


def explain_all(reasons: Iterable[Reason]) -> list[Explained]:
    return [explain(reason) for reason in reasons]


def in_one_line(reasons: Iterable[Reason]) -> str:
    """ "42:00 of 50:00, checks: 2 of 3, quiz: not taken": for table cells and exports."""
    return ", ".join(explained.text for explained in explain_all(reasons))


def ledger_reason(reason: str) -> str:
    """The reason of a ledger line or of a certificate's state: a person's own words, or one of ours in the reader's language."""
    return _("Recomputed after a change in the evidence.") if reason == "recomputed" else reason


def _icon(code: ReasonCode) -> str:
    return ICONS.get(code.value.split("_")[0], "info")


def _minutes(values: Values, name: str) -> str:
    return clock(int(values[name]), how="minutes")


def _time_text(values: Values, of: str = "content_s") -> str:
    return _("%(attended)s of %(content)s") % {
        "attended": _minutes(values, "attended_s"),
        "content": _minutes(values, of),
    }


def _no_content(values: Values) -> tuple[str, str]:
    return _("No content yet"), _("The lecture has not run, so there is nothing to count.")


def _time(values: Values) -> tuple[str, str]:
    return _time_text(values), _("You were present for %(attended)s of %(content)s minutes of content.") % {
        "attended": _minutes(values, "attended_s"),
        "content": _minutes(values, "content_s"),
    }


def _time_short(values: Values) -> tuple[str, str]:
    return _time_text(values, "needed_s"), _(
        "The least credit needs %(needed)s minutes, and %(attended)s were attended."
    ) % {
        "attended": _minutes(values, "attended_s"),
        "needed": _minutes(values, "needed_s"),
    }


def _attendance_met(values: Values) -> tuple[str, str]:
    return _time_text(values), _(
        "At least %(percent)s %% of the content was needed, %(needed)s minutes, and that was reached."
    ) % {
        "percent": values["percent"],
        "needed": _minutes(values, "needed_s"),
    }


def _attendance_short(values: Values) -> tuple[str, str]:
    return _time_text(values, "needed_s"), _(
        "At least %(percent)s %% of the content was needed: %(needed)s minutes. %(attended)s were attended."
    ) % {
        "percent": values["percent"],
        "needed": _minutes(values, "needed_s"),
        "attended": _minutes(values, "attended_s"),
    }


def _checks(values: Values) -> str:
    return _("checks: %(answered)s of %(needed)s") % values


def _checks_met(values: Values) -> tuple[str, str]:
    return _checks(values), _("Enough presence checks were answered: %(answered)s of the %(needed)s needed.") % values


def _checks_capped(values: Values) -> tuple[str, str]:
    more = {**values, "credits": write_credits(Decimal(str(values["credits"])))}
    return _checks(values), _(
        "Presence checks answered: %(answered)s. The time attended needs %(needed)s, so the credit is limited to %(credits)s."
    ) % more


def _checks_denied(values: Values) -> tuple[str, str]:
    return _checks(values), _(
        "Of %(shown)s presence checks %(needed)s had to be answered, and %(answered)s were."
    ) % values


def _checks_band(values: Values) -> tuple[str, str]:
    return _checks(values), _(
        "%(answered)s of %(shown)s presence checks were answered, which gives %(share)s %% of the credit."
    ) % values


def _checks_flagged(values: Values) -> tuple[str, str]:
    return _checks(values), _(
        "%(answered)s of %(shown)s presence checks were answered. That is noted and changes no credit."
    ) % values


def _checks_not_launched(values: Values) -> tuple[str, str]:
    return _("no presence checks"), _("This policy needs answered presence checks, and none were launched.")


def _questions_short(values: Values) -> tuple[str, str]:
    return _("questions: %(questions)s of %(needed)s") % values, _(
        "The quiz asks %(questions)s questions, and that much credit needs %(needed)s."
    ) % values


def _activity_cap(values: Values) -> tuple[str, str]:
    cap = write_credits(Decimal(str(values["cap"])))
    return _("at most %(cap)s") % {"cap": cap}, _("This webinar gives at most %(cap)s.") % {"cap": cap}


def _period_cap(values: Values) -> tuple[str, str]:
    more = {"cap": write_credits(Decimal(str(values["cap"]))), "months": values["months"]}
    return _("at most %(cap)s in %(months)s months") % more, _(
        "This policy gives at most %(cap)s within %(months)s months."
    ) % more


def _below_minimum(values: Values) -> tuple[str, str]:
    more = {"minimum": write_credits(Decimal(str(values["minimum"])))}
    return _("less than %(minimum)s") % more, _("The least credit is %(minimum)s, and that was not reached.") % more


def _quiz_passed(values: Values) -> tuple[str, str]:
    return _("quiz: %(score)s %%") % values, _("The quiz was passed with %(score)s %%.") % values


def _quiz_failed(values: Values) -> tuple[str, str]:
    return _("quiz: %(score)s %% of %(needed)s %%") % values, _(
        "The quiz needs %(needed)s %%, and the best attempt has %(score)s %%."
    ) % values


def _quiz_not_taken(values: Values) -> tuple[str, str]:
    return _("quiz: not taken"), _("The quiz has not been taken yet. It needs %(needed)s %%.") % values


def _quiz_expired(values: Values) -> tuple[str, str]:
    return _("quiz: too late"), _(
        "The quiz was passed more than %(days)s days after the webinar, which is too late."
    ) % values


_WORDS: dict[ReasonCode, Callable[[Values], tuple[str, str]]] = {
    ReasonCode.NO_CONTENT: _no_content,
    ReasonCode.TIME: _time,
    ReasonCode.TIME_SHORT: _time_short,
    ReasonCode.ATTENDANCE_MET: _attendance_met,
    ReasonCode.ATTENDANCE_SHORT: _attendance_short,
    ReasonCode.CHECKS_MET: _checks_met,
    ReasonCode.CHECKS_CAPPED: _checks_capped,
    ReasonCode.CHECKS_DENIED: _checks_denied,
    ReasonCode.CHECKS_BAND: _checks_band,
    ReasonCode.CHECKS_FLAGGED: _checks_flagged,
    ReasonCode.CHECKS_NOT_LAUNCHED: _checks_not_launched,
    ReasonCode.QUESTIONS_SHORT: _questions_short,
    ReasonCode.ACTIVITY_CAP: _activity_cap,
    ReasonCode.PERIOD_CAP: _period_cap,
    ReasonCode.BELOW_MINIMUM: _below_minimum,
    ReasonCode.QUIZ_PASSED: _quiz_passed,
    ReasonCode.QUIZ_FAILED: _quiz_failed,
    ReasonCode.QUIZ_NOT_TAKEN: _quiz_not_taken,
    ReasonCode.QUIZ_EXPIRED: _quiz_expired,
}
