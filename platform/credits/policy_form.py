"""The form of a policy: every parameter in plain words, with its unit and what it does. It makes `PolicyParams`, or says what
to change; it saves nothing by itself."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from credits.domain.params import (
    Band,
    Basis,
    Formula,
    Percent,
    PerCredit,
    PolicyError,
    PolicyParams,
    Rounding,
    Shortfall,
)
from credits.policy_words import BASIS, FORMULA, ROUNDING, SHORTFALL
from ui.forms import TrilingualMixin

BAND_ROWS = 3
CHECK_RULES = (
    ("none", _("None: checks decide nothing")),
    ("per_credit", _("A number for each credit")),
    ("percent", _("A share of those that were shown")),
    ("bands", _("The share answered gives a share of the credit")),
)
SHORTFALLS = tuple((value, SHORTFALL[value]) for value in (Shortfall.CAP, Shortfall.DENY, Shortfall.FLAG))
OPTIONAL_NUMBERS = (
    "min_attendance_pct",
    "pass_pct",
    "questions_per_credit",
    "max_attempts",
    "expiry_days",
    "cap_per_activity",
    "cap_per_period",
    "period_months",
    "retention_years",
)
ALWAYS_NUMBERS = ("gap_tolerance_s", "checks_launched_per_credit", "cooloff_hours")


def whole(label: Any, help_text: Any = "", *, least: int = 0, most: int, required: bool = False) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        min_value=least,
        max_value=most,
        required=required,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )


class ExactField(forms.DecimalField):
    """Takes the comma of Kazakh and Russian as well as the point."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)


def exact(label: Any, help_text: Any = "", *, required: bool = False) -> forms.DecimalField:
    return ExactField(
        label=label,
        help_text=help_text,
        min_value=Decimal(0),
        max_value=Decimal(9999),
        max_digits=7,
        decimal_places=3,
        required=required,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )


class PolicyForm(TrilingualMixin, forms.Form):
    """Bound or not, `params_or_none` gives what it means. Names are those of `PolicyParams`, apart from the rule of checks."""

    trilingual_labels: ClassVar = {"unit": _("What one credit is called")}
    trilingual_help: ClassVar = {"unit": _("As it stands after a figure: 2 h, 1.5 credits.")}

    unit_kk = forms.CharField(max_length=40)
    unit_ru = forms.CharField(max_length=40)
    unit_en = forms.CharField(max_length=40)

    basis = forms.ChoiceField(label=_("What counts"), choices=[(one.value, BASIS[one]) for one in Basis])
    formula = forms.ChoiceField(
        label=_("How it is added up"),
        choices=[(one.value, FORMULA[one]) for one in Formula],
        help_text=_("Self-study adds the time to read a text (180 words a minute) and 1.85 minutes for each question."),
    )
    minutes_per_credit = whole(
        _("Minutes in one credit"), _("An academic hour is 45 or 50."), least=1, most=600, required=True
    )
    increment = exact(_("Step"), _("Credit is given in such steps: 0.25 is a quarter."), required=True)
    min_credits = exact(_("Least credit"), _("Less than this is nothing. A multiple of the step."), required=True)
    rounding = forms.ChoiceField(label=_("Rounding"), choices=[(one.value, ROUNDING[one]) for one in Rounding])
    min_attendance_pct = whole(
        _("Least attendance, %"), _("Of the lecture without its breaks. Empty: no such rule."), most=100
    )
    gap_tolerance_s = whole(
        _("Short cuts of the line, seconds"),
        _("A gap up to this long counts as attended. 60 is usual."),
        most=3600,
        required=True,
    )
    counts_replay = forms.BooleanField(
        label=_("Watching the recording counts"),
        help_text=_("What was missed and watched afterwards is attended time; each minute once."),
        required=False,
    )

    checks_launched_per_credit = whole(
        _("Presence checks for each credit"), _("Sent at random moments. 0: none."), most=20, required=True
    )
    checks_rule = forms.ChoiceField(label=_("Answers needed"), choices=CHECK_RULES)
    checks_count = whole(_("Answered checks for each credit"), _("With “a number for each credit”."), least=1, most=20)
    checks_percent = whole(_("Answered of those shown, %"), _("With “a share of those that were shown”."), most=100)
    on_shortfall = forms.ChoiceField(label=_("With fewer answers"), choices=SHORTFALLS, required=False)
    polls_count_as_checks = forms.BooleanField(
        label=_("Polls may count as presence checks"),
        help_text=_("Answering shows that a person was there. Which answer it was does not matter."),
        required=False,
    )

    quiz_required = forms.BooleanField(
        label=_("The quiz must be passed"), help_text=_("Hours wait until then."), required=False
    )
    pass_pct = whole(_("Pass mark, %"), _("Who reaches it has passed."), least=1, most=100)
    questions_per_credit = whole(
        _("Quiz questions for each credit"),
        _("A quiz with fewer carries less credit; half a credit needs half as many, rounded up. Empty: not counted."),
        least=1,
        most=100,
    )
    max_attempts = whole(_("Attempts"), _("Empty: no limit."), least=1, most=100)
    cooloff_hours = whole(_("Hours between attempts"), _("0: at once."), most=24 * 90, required=True)
    feedback_on_fail = forms.BooleanField(label=_("Show the right answers after a failed attempt"), required=False)
    expiry_days = whole(
        _("Days in which the quiz counts"), _("From the end of the lecture. Empty: no limit."), least=1, most=3650
    )

    cap_per_activity = exact(_("At most for one webinar"), _("Credits. Empty: no limit."))
    cap_per_period = exact(_("At most within the period"), _("Credits under this policy. Empty: no limit."))
    period_months = whole(_("Period, months"), _("Counted back from each lecture. Empty: all time."), least=1, most=240)
    retention_years = whole(
        _("Years for which records are kept"), _("Empty: the institute's own rule."), least=1, most=100
    )

    note = forms.CharField(
        label=_("What changes, and why"),
        help_text=_("Colleagues and auditors read it beside the version."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    base = forms.IntegerField(widget=forms.HiddenInput, required=False)

    SECTIONS: ClassVar[tuple[tuple[Any, tuple[str, ...]], ...]] = (
        (_("Time"), ("basis", "minutes_per_credit", "increment", "min_credits", "rounding", "min_attendance_pct",
                     "gap_tolerance_s", "counts_replay", "formula")),
        (_("Presence checks"), ("checks_launched_per_credit", "checks_rule", "checks_count", "checks_percent",
                                "on_shortfall", "polls_count_as_checks")),
        (_("Quiz"), ("quiz_required", "pass_pct", "max_attempts", "cooloff_hours", "expiry_days",
                     "questions_per_credit", "feedback_on_fail")),
        (_("Limits and records"), ("cap_per_activity", "cap_per_period", "period_months", "retention_years")),
    )  # fmt: skip

    def __init__(self, *args: Any, params: PolicyParams, base: int, **kwargs: Any) -> None:
        kwargs["initial"] = initial_of(params) | {"base": base} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        for number in range(1, BAND_ROWS + 1):
            self.fields[f"band{number}_answered"] = whole(_("Answered, %"), most=100)
            self.fields[f"band{number}_share"] = whole(_("Share of the credit, %"), most=100)
        for language in ("kk", "ru", "en"):
            self.fields[f"unit_{language}"].widget.attrs["lang"] = language

    @property
    def sections(self) -> Iterable[tuple[str, list[BoundField]]]:
        return [(str(title), [self[name] for name in names]) for title, names in self.SECTIONS]

    @property
    def band_rows(self) -> list[tuple[BoundField, BoundField]]:
        return [(self[f"band{number}_answered"], self[f"band{number}_share"]) for number in range(1, BAND_ROWS + 1)]

    def clean(self) -> dict[str, Any] | None:
        data = super().clean() or self.cleaned_data
        self._clean_steps(data)
        self._clean_checks(data)
        self._clean_quiz_and_limits(data)
        if not self.errors:
            try:
                self.params = self._params(data)
            except (
                PolicyError
            ) as error:  # nothing above found it: better told in the words of the rules than not at all
                self.add_error(None, str(error))
        return data

    def _clean_steps(self, data: dict[str, Any]) -> None:
        step, least = data.get("increment"), data.get("min_credits")
        if step is not None and step <= 0:
            self.add_error("increment", _("The step must be more than 0."))
        elif step and least is not None and least % step:
            self.add_error("min_credits", _("The least credit must be a multiple of the step."))
        if data.get("basis") == Basis.NOMINAL and data.get("formula") == Formula.SELF_STUDY:
            self.add_error("formula", _("The hours of a programme are given whole: choose “Time alone”."))

    def _clean_checks(self, data: dict[str, Any]) -> None:
        rule, shortfall = data.get("checks_rule"), data.get("on_shortfall")
        if rule == "per_credit" and data.get("checks_count") is None and "checks_count" not in self.errors:
            self.add_error("checks_count", _("Say how many answers each credit needs."))
        if rule == "percent" and data.get("checks_percent") is None and "checks_percent" not in self.errors:
            self.add_error("checks_percent", _("Say what share must be answered."))
        if rule == "percent" and shortfall == Shortfall.CAP:
            self.add_error(
                "on_shortfall",
                _("A share has no number of answers to count by: choose “No credit”, or that it only shows."),
            )
        if rule == "bands":
            self._clean_bands(data)
        if rule not in (None, "none") and data.get("checks_launched_per_credit") == 0:
            self.add_error("checks_launched_per_credit", _("Answers are needed, so checks must be sent: 4 is usual."))

    def _clean_bands(self, data: dict[str, Any]) -> None:
        filled = 0
        for number in range(1, BAND_ROWS + 1):
            answered, share = data.get(f"band{number}_answered"), data.get(f"band{number}_share")
            if (answered is None) is not (share is None):
                name = f"band{number}_answered" if answered is None else f"band{number}_share"
                if name not in self.errors:
                    self.add_error(name, _("Fill in both figures of the row, or neither."))
            filled += answered is not None and share is not None
        if not filled and not any(name.startswith("band") for name in self.errors):
            self.add_error("band1_answered", _("Give at least one row."))

    def _clean_quiz_and_limits(self, data: dict[str, Any]) -> None:
        if data.get("quiz_required") and data.get("pass_pct") is None and "pass_pct" not in self.errors:
            self.add_error("pass_pct", _("Say from what score the quiz is passed."))
        if (
            data.get("cap_per_period") is not None
            and not data.get("period_months")
            and "period_months" not in self.errors
        ):
            self.add_error("period_months", _("Say for how many months that limit holds."))

    def _params(self, data: dict[str, Any]) -> PolicyParams:
        rule = data["checks_rule"]
        shortfall = Shortfall(data.get("on_shortfall") or Shortfall.FLAG)
        if rule in ("none", "bands"):
            shortfall = Shortfall.BANDS if rule == "bands" else Shortfall.FLAG
        return PolicyParams(
            unit_kk=data["unit_kk"],
            unit_ru=data["unit_ru"],
            unit_en=data["unit_en"],
            basis=Basis(data["basis"]),
            formula=Formula(data["formula"]),
            rounding=Rounding(data["rounding"]),
            minutes_per_credit=data["minutes_per_credit"],
            min_credits=data["min_credits"],
            increment=data["increment"],
            checks_required=_required(data),
            on_shortfall=shortfall,
            bands=_bands(data) if rule == "bands" else (),
            polls_count_as_checks=data["polls_count_as_checks"],
            counts_replay=data["counts_replay"],
            quiz_required=data["quiz_required"],
            feedback_on_fail=data["feedback_on_fail"],
            **{name: data[name] for name in (*OPTIONAL_NUMBERS, *ALWAYS_NUMBERS)},
        )


def _required(data: dict[str, Any]) -> PerCredit | Percent | None:
    match data["checks_rule"]:
        case "per_credit":
            return PerCredit(data["checks_count"])
        case "percent":
            return Percent(data["checks_percent"])
        case _:
            return None


def typed_again(form: forms.Form, **values: object) -> None:
    """Puts other values into what a bound form shows again: a hidden field that has to follow what happened meanwhile."""
    data: Any = form.data
    form.data = data.copy()
    for name, value in values.items():
        data = form.data
        data[name] = str(value)


def _bands(data: dict[str, Any]) -> tuple[Band, ...]:
    rows = [(data.get(f"band{number}_answered"), data.get(f"band{number}_share")) for number in range(1, BAND_ROWS + 1)]
    return tuple(
        sorted((Band(a, b) for a, b in rows if a is not None and b is not None), key=lambda band: band.answered_pct)
    )


def initial_of(params: PolicyParams) -> dict[str, Any]:
    """What the form shows of parameters."""
    names = ("unit_kk", "unit_ru", "unit_en", "minutes_per_credit", "min_credits", "increment", "quiz_required",
             "feedback_on_fail", "counts_replay", "polls_count_as_checks")  # fmt: skip
    initial: dict[str, Any] = {name: getattr(params, name) for name in (*names, *OPTIONAL_NUMBERS, *ALWAYS_NUMBERS)}
    initial |= {name: str(getattr(params, name)) for name in ("basis", "formula", "rounding", "on_shortfall")}
    if params.on_shortfall is Shortfall.BANDS:  # the rule of checks says it; what follows is for another choice
        initial["on_shortfall"] = Shortfall.DENY.value
    match params.checks_required:
        case PerCredit(count=count):
            initial |= {"checks_rule": "per_credit", "checks_count": count}
        case Percent(percent=percent):
            initial |= {"checks_rule": "percent", "checks_percent": percent}
        case None:
            initial["checks_rule"] = "bands" if params.bands else "none"
    for number, band in enumerate(params.bands, start=1):
        initial |= {f"band{number}_answered": band.answered_pct, f"band{number}_share": band.share_pct}
    return initial
