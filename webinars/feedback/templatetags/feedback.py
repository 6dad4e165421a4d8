"""`{% load feedback %}`: what other pages show of feedback."""

from typing import Any

from django import template
from django.template.context import Context

from accounts.rights import Right
from webinars.feedback.domain.giving import has_given
from webinars.feedback.models import FeedbackForm
from webinars.models import Webinar

register = template.Library()


@register.inclusion_tag("feedback/partials/_reminder.html", takes_context=True)
def feedback_reminder(context: Context, webinar: Webinar) -> dict[str, Any]:
    """`{% feedback_reminder webinar %}`: when the lecture is over, asks who was there and has not said yet how it was; tells the
    team how many have. Nothing for others."""
    user = context["request"].user
    shown: dict[str, Any] = {"webinar": webinar}
    if not webinar.has_ended or not user.is_authenticated:
        return shown
    form = FeedbackForm.objects.filter(webinar=webinar).first() or FeedbackForm(webinar=webinar)
    form.webinar = webinar
    if user.has_perm(Right.FEEDBACK_VIEW, webinar):
        return shown | {"is_team": True, "people": form.responses.count() if form.pk else 0}
    if not form.is_open or not user.has_perm(Right.FEEDBACK_GIVE, webinar):
        return shown
    given = bool(form.pk) and has_given(form, user)
    return shown | {"asks": not given, "given": given, "feedback": form}
