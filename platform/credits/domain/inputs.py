"""What a policy looks at for one person and one webinar, in a canonical form with its hash."""

import hashlib
from decimal import Decimal

import msgspec

from credits.domain.arithmetic import plain


class QuizInput(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The best finished attempt. `passed` is the quiz's own verdict; a policy with a pass mark judges by the score.

    `days_since_end` counts begun days: 365 days and a second after the webinar's end are 366.
    """

    score_pct: Decimal
    passed: bool
    days_since_end: int = 0

    def __post_init__(self) -> None:
        msgspec.structs.force_setattr(self, "score_pct", plain(self.score_pct))


class CreditInputs(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Facts only. Times are whole seconds; `attended_s` is present or watched time, as the policy's basis says.

    `cap` is the limit that the organiser set for this webinar, `credited_in_period` what the person
    already has under this policy within its period, `quiz_questions` the number of questions on a paper of the quiz, `words`
    those of the text that belongs to a self-study course.
    """

    attended_s: int
    content_s: int
    nominal_credits: Decimal | None = None
    cap: Decimal | None = None
    checks_launched: int = 0
    checks_shown: int = 0
    checks_answered: int = 0
    quiz: QuizInput | None = None
    quiz_questions: int = 0
    words: int = 0
    credited_in_period: Decimal = Decimal(0)

    def __post_init__(self) -> None:
        for name in ("nominal_credits", "cap", "credited_in_period"):
            value = getattr(self, name)
            if value is not None:
                msgspec.structs.force_setattr(self, name, plain(value))
        counts = (
            self.attended_s,
            self.content_s,
            self.checks_launched,
            self.checks_shown,
            self.checks_answered,
            self.quiz_questions,
            self.words,
        )
        if min(counts) < 0:
            raise ValueError("Times and counts must not be negative")


def canonical(inputs: CreditInputs) -> bytes:
    """JSON with sorted keys, no spaces and decimals as texts: the same facts give the same bytes for ever."""
    return msgspec.json.encode(inputs, order="sorted")


def inputs_hash(inputs: CreditInputs) -> str:
    """SHA-256 of the canonical form, 64 hexadecimal digits."""
    return hashlib.sha256(canonical(inputs)).hexdigest()
