"""Captions in the pages of other apps: tracks of a recording's player, files to keep."""

from typing import Any

from django import template

from webinars.captions.languages import language_name
from webinars.captions.models import CaptionLine
from webinars.models import Webinar

register = template.Library()


@register.simple_tag
def caption_languages(webinar: Webinar) -> list[dict[str, Any]]:
    """`code` and `name` of each language that there are captions in."""
    found = CaptionLine.objects.filter(webinar=webinar).order_by("language").values_list("language", flat=True)
    return [{"code": code, "name": language_name(code)} for code in found.distinct()]
