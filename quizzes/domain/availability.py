"""Whether a person may begin an attempt now, and if not, why and what is missing."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.utils import timezone

from accounts.models import User
from attendance.domain.report import attendance_for, is_settled
from quizzes.models import Attempt, Quiz, QuizState
from webinars.models import Registration


class Reason(StrEnum):
    """Why an attempt cannot begin, in the order in which it is looked at."""

    PASSED = "passed"
    NOT_REGISTERED = "not_registered"
    CANCELLED = "cancelled"
    NOT_OPEN_YET = "not_open_yet"
    CLOSED = "closed"
    EXPIRED = "expired"
    ATTENDED_TOO_LITTLE = "attended_too_little"
    NO_ATTEMPTS_LEFT = "no_attempts_left"
    COOLING_OFF = "cooling_off"


@dataclass(frozen=True, slots=True)
class Availability:
    """`attempts_left` is None when there is no limit; `attended_pct` (rounded down) is None when it was not asked for."""

    reason: Reason | None
    question_count: int
    attempts: tuple[Attempt, ...] = ()
    attempts_left: int | None = None
    next_at: datetime | None = None
    closes_at: datetime | None = None
    attended_pct: int | None = None
    required_pct: int = 0
    #: The last seconds of the lecture are still being written, so that too little may be enough in half a minute.
    is_counting: bool = False

    @property
    def can_start(self) -> bool:
        return self.reason is None and self.open_attempt is None

    @property
    def can_continue(self) -> bool:
        return self.open_attempt is not None

    @property
    def open_attempt(self) -> Attempt | None:
        return next((attempt for attempt in self.attempts if not attempt.is_submitted), None)

    @property
    def submitted(self) -> tuple[Attempt, ...]:
        return tuple(attempt for attempt in self.attempts if attempt.is_submitted)

    @property
    def passed_attempt(self) -> Attempt | None:
        return next((attempt for attempt in self.attempts if attempt.passed), None)

    @property
    def attempts_used(self) -> int:
        return len(self.attempts)

    @property
    def next_number(self) -> int:
        return self.attempts_used + 1


def availability(quiz: Quiz, *, person: User, now: datetime | None = None) -> Availability:
    """How things stand for `person`. An attempt that was begun may be finished whatever has changed since."""
    now = now or timezone.now()
    attempts = tuple(Attempt.objects.filter(quiz=quiz, person=person).defer("paper_json").order_by("number"))
    available = quiz.questions.active().count()
    left = None if quiz.max_attempts is None else max(0, quiz.max_attempts - len(attempts))
    next_at = _next_at(quiz, attempts=attempts)
    attended_pct: int | None = None

    def why_not() -> Reason | None:
        nonlocal attended_pct
        if any(attempt.passed for attempt in attempts):
            return Reason.PASSED
        if not Registration.objects.confirmed().filter(webinar_id=quiz.webinar_id, person=person).exists():
            return Reason.NOT_REGISTERED
        if quiz.webinar.is_cancelled:
            return Reason.CANCELLED
        if quiz.state == QuizState.DRAFT:
            return Reason.NOT_OPEN_YET
        if quiz.state == QuizState.CLOSED or not available:
            return Reason.CLOSED
        if quiz.closes_at is not None and now >= quiz.closes_at:
            return Reason.EXPIRED
        if quiz.min_attendance_pct:
            enough, attended_pct = _attended(quiz, person=person)
            if not enough:
                return Reason.ATTENDED_TOO_LITTLE
        if left == 0:
            return Reason.NO_ATTEMPTS_LEFT
        if next_at is not None and now < next_at:
            return Reason.COOLING_OFF
        return None

    reason = why_not()
    return Availability(
        reason=reason,
        question_count=quiz.asked_of(available),
        attempts=attempts,
        attempts_left=left,
        next_at=next_at,
        closes_at=quiz.closes_at,
        attended_pct=attended_pct,
        required_pct=quiz.min_attendance_pct,
        is_counting=reason is Reason.ATTENDED_TOO_LITTLE and not is_settled(quiz.webinar, now=now),
    )


def _next_at(quiz: Quiz, *, attempts: tuple[Attempt, ...]) -> datetime | None:
    if not quiz.cooloff_hours or not attempts or attempts[-1].submitted_at is None:
        return None
    return attempts[-1].submitted_at + quiz.cooloff


def _attended(quiz: Quiz, *, person: User) -> tuple[bool, int]:
    """Whether the attended seconds reach the share that the quiz asks for, exactly; and the share, rounded down."""
    time = attendance_for(quiz.webinar, person).time
    return time.reaches(quiz.min_attendance_pct), time.percent
