"""What people reached: the best of their attempts. The public face of this app for reports and credits."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Func, IntegerField
from django.db.models.fields.json import KeyTransform

from accounts.models import User
from quizzes.models import Attempt
from webinars.models import Webinar


@dataclass(frozen=True, slots=True)
class BestResult:
    """A person's best attempt that was handed in: a passed one before others, then the higher score, then the earlier.

    `at` is when it was handed in. `attempts_used` counts one that is still open too; `attempts_left` is None without a limit.
    """

    attempt_id: int
    number: int
    score_points: int
    max_points: int
    score_pct: int
    passed: bool
    at: datetime
    attempts_used: int
    attempts_left: int | None

    @property
    def passed_at(self) -> datetime | None:
        return self.at if self.passed else None


def best_result(webinar: Webinar, person: User) -> BestResult | None:
    """None without a quiz, or when the person has handed nothing in."""
    return _best_by_person(Attempt.objects.filter(quiz__webinar=webinar, person=person)).get(person.pk)


def best_results(webinar: Webinar) -> dict[int, BestResult]:
    """The same for everyone who has handed something in, by person id, in one query."""
    return _best_by_person(Attempt.objects.filter(quiz__webinar=webinar))


def questions_asked(webinar: Webinar) -> dict[int, int]:
    """How many questions stand on the paper of each attempt that was handed in, by the attempt's id: what was edited in the
    quiz afterwards does not change it."""
    count = Func(KeyTransform("questions", "paper_json"), function="jsonb_array_length", output_field=IntegerField())
    attempts = Attempt.objects.submitted().filter(quiz__webinar=webinar)
    return dict(attempts.annotate(questions=count).values_list("pk", "questions"))


_COLUMNS = (
    "pk",
    "person_id",
    "number",
    "score_points",
    "max_points",
    "score_pct",
    "passed",
    "submitted_at",
    "quiz__max_attempts",
)


def _best_by_person(attempts: Any) -> dict[int, BestResult]:
    rows: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in attempts.order_by("person_id", "number").values(*_COLUMNS):
        rows[row["person_id"]].append(row)
    return {person_id: best for person_id, tries in rows.items() if (best := _best(tries)) is not None}


def _best(tries: list[dict[str, Any]]) -> BestResult | None:
    submitted = [row for row in tries if row["submitted_at"] is not None]
    if not submitted:
        return None
    best = min(submitted, key=lambda row: (not row["passed"], -row["score_pct"], row["submitted_at"]))
    limit: int | None = best["quiz__max_attempts"]
    return BestResult(
        attempt_id=best["pk"],
        number=best["number"],
        score_points=best["score_points"],
        max_points=best["max_points"],
        score_pct=best["score_pct"],
        passed=best["passed"],
        at=best["submitted_at"],
        attempts_used=len(tries),
        attempts_left=None if limit is None else max(0, limit - len(tries)),
    )
