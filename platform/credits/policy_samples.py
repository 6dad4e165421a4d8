"""What a policy would give to people whom one can imagine: the rows beside the form, by the function that settles hours."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from credits.domain.inputs import CreditInputs, QuizInput
from credits.domain.params import Formula, PolicyParams
from credits.domain.policy import CreditResult, compute_credits
from credits.domain.terms import suggested_nominal
from credits.domain.worth import planned_checks, questions_for
from credits.policy_form import whole
from credits.reasons import Explained, explain_all

LENGTH_MIN = 90
QUIZ_PCT = 80


@dataclass(frozen=True, slots=True)
class Sample:
    """Somebody who attended `minutes` and `seconds` of a lecture and saw `replay_min` more of it in the recording, answered so
    many checks of those shown, with this quiz."""

    minutes: int
    answered: int
    shown: int
    seconds: int = 0
    length_min: int = LENGTH_MIN
    quiz_pct: int | None = QUIZ_PCT
    replay_min: int = 0

    @property
    def attended_s(self) -> int:
        return self.minutes * 60 + self.seconds

    @property
    def content_s(self) -> int:
        """Nobody attends more than there was."""
        return max(self.length_min * 60, self.attended_s)

    def counted_s(self, params: PolicyParams) -> int:
        replay_s = self.replay_min * 60 if params.counts_replay else 0
        return min(self.attended_s + replay_s, self.content_s)

    def inputs(self, params: PolicyParams) -> CreditInputs:
        """A quiz has the questions that the policy asks for, a programme the hours of its length."""
        inputs = CreditInputs(
            attended_s=self.counted_s(params),
            content_s=self.content_s,
            nominal_credits=suggested_nominal(params, length_min=self.length_min) if params.is_nominal else None,
            checks_launched=self.shown,
            checks_shown=self.shown,
            checks_answered=self.answered,
            quiz=QuizInput(score_pct=Decimal(self.quiz_pct), passed=self.quiz_pct >= (params.pass_pct or 0))
            if self.quiz_pct is not None
            else None,
        )
        return CreditInputs(
            **{name: getattr(inputs, name) for name in inputs.__struct_fields__}
            | {"quiz_questions": questions_for(params, inputs)}
        )


@dataclass(frozen=True, slots=True)
class SampleRow:
    """`was`: under the version that the form began with, when that is something else."""

    sample: Sample
    result: CreditResult
    was: CreditResult | None
    is_own: bool
    #: Whether the quiz has a say under either of the two.
    names_quiz: bool

    @property
    def differs(self) -> bool:
        return self.was is not None and (self.was.credits, self.was.waiting) != (
            self.result.credits,
            self.result.waiting,
        )

    @property
    def short(self) -> list[Explained]:
        return explain_all(self.result.short)


class OwnSampleForm(forms.Form):
    """The row that one fills in oneself."""

    own_length = whole(_("Length of the lecture, minutes"), least=1, most=6000)
    own_minutes = whole(_("Attended, minutes"), most=6000)
    own_seconds = whole(_("and seconds"), most=59)
    own_replay = whole(_("Seen in the recording, minutes"), most=6000)
    own_answered = whole(_("Checks answered"), most=500)
    own_shown = whole(_("of shown"), most=500)
    own_quiz = whole(_("Quiz, %"), most=100)

    def sample(self) -> Sample | None:
        """None while it is empty or makes no sense."""
        if not self.is_valid() or self.cleaned_data["own_minutes"] is None:
            return None
        data = self.cleaned_data
        shown = data["own_shown"] or 0
        return Sample(
            minutes=data["own_minutes"],
            seconds=data["own_seconds"] or 0,
            length_min=data["own_length"] or LENGTH_MIN,
            answered=min(data["own_answered"] or 0, shown),
            shown=shown,
            quiz_pct=data["own_quiz"],
            replay_min=data["own_replay"] or 0,
        )


def samples_for(params: PolicyParams) -> list[Sample]:
    """Around the thresholds that people ask about: half, a second short of a credit, a credit, 62 minutes, all; the
    second half in the recording; no quiz."""
    credit_s = params.minutes_per_credit * 60
    planned = planned_checks(params, LENGTH_MIN * 60)
    shown = planned or 0
    whole_credit = Sample(params.minutes_per_credit, shown, shown)
    almost = Sample((credit_s - 1) // 60, shown, shown, seconds=(credit_s - 1) % 60)
    rows = [Sample(LENGTH_MIN // 2, shown, shown), almost, whole_credit, Sample(62, shown, shown)]
    rows.append(Sample(LENGTH_MIN, shown, shown))
    rows.append(Sample(LENGTH_MIN // 2, shown // 2, shown // 2, replay_min=LENGTH_MIN // 2))
    if shown:
        rows.append(Sample(LENGTH_MIN, shown - 1, shown))
        rows.append(Sample(LENGTH_MIN, shown // 2, shown))
    if params.quiz_required:
        rows.append(Sample(LENGTH_MIN, shown, shown, quiz_pct=None))
        rows.append(Sample(LENGTH_MIN, shown, shown, quiz_pct=max((params.pass_pct or 1) - 1, 0)))
    unique = {(row.minutes, row.seconds, row.replay_min, row.answered, row.quiz_pct): row for row in rows}
    return sorted(
        unique.values(), key=lambda row: (row.minutes, row.seconds, row.replay_min, row.answered, row.quiz_pct or -1)
    )


def sample_rows(params: PolicyParams, *, was: PolicyParams | None, own: Sample | None) -> list[SampleRow]:
    def row(sample: Sample, *, is_own: bool) -> SampleRow:
        before = compute_credits(was, sample.inputs(was)) if was is not None else None
        names_quiz = is_own or params.quiz_required or (was is not None and was.quiz_required)
        return SampleRow(sample, compute_credits(params, sample.inputs(params)), before, is_own, names_quiz)

    rows = [row(own, is_own=True)] if own else []
    return rows + [row(sample, is_own=False) for sample in _fitting(samples_for(params), params)]


def _fitting(samples: Iterable[Sample], params: PolicyParams) -> list[Sample]:
    """A lecture of 90 minutes is a fair example unless one credit is longer than that, or reading is what counts."""
    if params.formula is Formula.SELF_STUDY or params.minutes_per_credit <= LENGTH_MIN:
        return list(samples)
    return [
        Sample(
            minutes=sample.minutes,
            seconds=sample.seconds,
            answered=sample.answered,
            shown=sample.shown,
            length_min=max(LENGTH_MIN, params.minutes_per_credit),
            quiz_pct=sample.quiz_pct,
            replay_min=sample.replay_min,
        )
        for sample in samples
    ]
