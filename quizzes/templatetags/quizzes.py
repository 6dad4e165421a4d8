"""`{% load quizzes %}`: the quiz as other pages show it."""

from typing import Any

from django import template
from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from quizzes.domain.availability import availability
from quizzes.domain.results import best_result
from quizzes.models import Quiz
from webinars.models import Webinar

register = template.Library()


@register.inclusion_tag("quizzes/partials/_state.html")
def quiz_state(webinar: Webinar, person: User | AnonymousUser | None) -> dict[str, Any]:
    """`{% quiz_state webinar user %}`: how `person` stands with the quiz, and the next step. Nothing without questions."""
    quiz = Quiz.objects.filter(webinar=webinar).first()
    count = quiz.questions.active().count() if quiz else 0
    if quiz is None or not count:
        return {}
    quiz.webinar = webinar
    known = person if isinstance(person, User) else None
    return {
        "webinar": webinar,
        "quiz": quiz,
        "question_count": quiz.asked_of(count),
        "standing": availability(quiz, person=known) if known else None,
        "best": best_result(webinar, known) if known else None,
    }
