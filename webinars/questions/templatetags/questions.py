"""`{% load questions %}`: what a webinar's page shows of its questions."""

from typing import Any

from django import template
from django.template.context import Context

from accounts.rights import Right
from webinars.models import Webinar
from webinars.questions.models import Question, QuestionState

register = template.Library()
SHOWN_ON_PAGE = 5


@register.inclusion_tag("questions/partials/_after.html", takes_context=True)
def questions_after(context: Context, webinar: Webinar) -> dict[str, Any]:
    """`{% questions_after webinar %}`: when the lecture is over, for who was registered: what was answered in writing; for the
    team: how many questions wait for an answer. Nothing for others."""
    user = context["request"].user
    if not webinar.has_ended or not user.has_perm(Right.QUESTIONS_VIEW, webinar):
        return {"webinar": webinar}
    questions = list(
        Question.objects.filter(webinar=webinar).for_moderators().with_votes().in_order().select_related("answered_by")
    )
    shown = [question for question in questions if question.is_shown]
    unanswered = [question for question in questions if not question.is_answered]
    return {
        "webinar": webinar,
        "shown_count": len(shown),
        "written": [question for question in shown if question.answer][:SHOWN_ON_PAGE],
        "unanswered_count": len(unanswered)
        if user.has_perm(Right.WEBINAR_HOST, webinar)
        else sum(question.state != QuestionState.WAITING for question in unanswered),
        "can_host": user.has_perm(Right.WEBINAR_HOST, webinar),
    }
