"""`{% load recommended %}`: what a person may want to hear next."""

from typing import Any

from django import template
from django.template.context import Context

from accounts.models import User
from credits.domain import recommended as domain
from webinars.models import Webinar

register = template.Library()


@register.inclusion_tag("credits/partials/_recommended.html", takes_context=True)
def recommended(context: Context, webinar: Webinar | None = None) -> dict[str, Any]:
    """`{% recommended webinar %}` after a lecture, `{% recommended %}` by the hours alone; nothing where there is none."""
    user = context["request"].user
    found = domain.recommended(user, after=webinar) if isinstance(user, User) else []
    return {"recommendations": found}
