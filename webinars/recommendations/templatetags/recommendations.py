"""`{% load recommendations %}`: where other pages lead to them."""

from typing import Any

from django import template
from django.template.context import Context

from accounts.rights import Right
from webinars.models import Webinar
from webinars.recommendations.domain.reading import has_places
from webinars.recommendations.models import Recommendation, consultation_of

register = template.Library()


@register.inclusion_tag("recommendations/partials/_way_there.html", takes_context=True)
def recommendations_link(context: Context, webinar: Webinar, how: str = "link") -> dict[str, Any]:
    """`{% recommendations_link webinar %}`, or `"panel"` with a word about it: for who may read them, where there are nodes."""
    user = context["request"].user
    shown: dict[str, Any] = {"webinar": webinar, "how": how}
    if webinar.is_draft or not user.is_authenticated or not has_places(webinar):
        return shown
    if not user.has_perm(Right.RECOMMENDATIONS_VIEW, webinar):
        return shown
    count = Recommendation.objects.shown().filter(webinar=webinar).count()
    return shown | {"leads_there": True, "count": count, "is_open": consultation_of(webinar).is_open}
