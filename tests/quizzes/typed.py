"""What authors type into their pages."""

from typing import Any

from django.urls import reverse

from webinars.models import Webinar


def page(name: str, webinar: Webinar, *args: Any) -> str:
    return reverse(f"quizzes:{name}", args=[webinar.code, *args])


def single(*, correct: Any = "1", **fields: Any) -> dict[str, Any]:
    return {
        "kind": "single",
        "text_en": "What is a descriptor?",
        "points": "2",
        "choice-0-en": "A mark",
        "choice-1-en": "An observable act",
        "choice-1-kk": "Бақыланатын әрекет",
        "choice-2-en": "",
        "correct": correct,
        "do": "save",
    } | fields


RULES = {
    "pass_pct": "75",
    "min_attendance_pct": "60",
    "max_attempts": "3",
    "cooloff_hours": "12",
    "questions_per_attempt": "",
    "expiry_days": "30",
    "shuffle": "on",
}
