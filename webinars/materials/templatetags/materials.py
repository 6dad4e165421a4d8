"""`{% load materials %}`: what other pages show of a webinar's materials."""

from typing import Any

from django import template
from django.template.context import Context

from accounts.rights import Right
from webinars.materials.forms import new_forms
from webinars.materials.models import Material
from webinars.models import Webinar

register = template.Library()


@register.inclusion_tag("materials/partials/_list.html", takes_context=True)
def materials_of(context: Context, webinar: Webinar, classes: str = "") -> dict[str, Any]:
    """`{% materials_of webinar %}`: a section with what this person may have now; nothing where there is nothing. The waiting
    room, the webinar's page and the recording show it. `classes`: more of them for the section."""
    user = context["request"].user
    shown: list[Material] = []
    if user.is_authenticated and user.has_perm(Right.MATERIALS_VIEW, webinar):
        shown = list(Material.objects.shown(webinar))
    return {"webinar": webinar, "materials": shown, "classes": classes}


@register.simple_tag
def material_forms() -> dict[str, Any]:
    """`{% material_forms as forms %}`: empty ones, for the studio: `forms.file_form`, `forms.link_form`."""
    return new_forms()
