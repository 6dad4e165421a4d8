"""`{% load recordings %}`: what other pages show of a recording."""

from typing import Any

from django import template

from recordings.models import Recording
from webinars.models import Webinar

register = template.Library()


@register.inclusion_tag("recordings/partials/_standing.html")
def recording_standing(webinar: Webinar) -> dict[str, Any]:
    """`{% recording_standing webinar %}`: where the recording stands, and where it is watched."""
    return {"webinar": webinar, "recording": Recording.objects.filter(webinar=webinar).first()}
