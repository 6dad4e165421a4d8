"""The quiz in the attendance report."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from attendance.domain.columns import Column, ColumnSource, Figure, Summary, Value
from attendance.domain.report import PersonAttendance
from quizzes.domain.grading import percent
from quizzes.domain.results import best_results
from webinars.models import Webinar


class QuizColumns(ColumnSource):
    """Best score and when it was passed; one query a report."""

    columns: ClassVar[Sequence[Column]] = (
        Column("quiz_pct", _("Quiz, %")),
        Column(
            "quiz_passed_at",
            _("Quiz passed at"),
            screen="export",
            is_earned=True,
            summaries=(Summary(_("Passed the quiz"), "count"),),
        ),
        Column("quiz_attempts", _("Quiz attempts"), screen="export"),
    )

    def values(self, webinar: Webinar, people: Sequence[PersonAttendance]) -> Mapping[int, Mapping[str, Value]]:
        return {
            person_id: {
                "quiz_pct": best.score_pct,
                "quiz_passed_at": best.passed_at,
                "quiz_attempts": best.attempts_used,
            }
            for person_id, best in best_results(webinar).items()
        }

    def figures(self, webinar: Webinar, people: Sequence[PersonAttendance]) -> Sequence[Figure]:
        results = best_results(webinar)
        if not results:
            return ()
        passed = sum(best.passed for best in results.values())
        return (Figure(_("passed the quiz"), str(passed), small=f"{percent(passed, len(results))} %", is_earned=True),)
