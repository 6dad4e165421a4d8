"""`{% load demo %}{% demo_people %}`: buttons to sign in as a demo person; nothing outside the local mode."""

from typing import Any

from django import template
from django.conf import settings
from django.template.context import Context

from accounts.models import User
from accounts.roles import Role
from demo.cast import FACES

register = template.Library()


@register.inclusion_tag("demo/people.html", takes_context=True)
def demo_people(context: Context) -> dict[str, Any]:
    if not settings.DARIS_LOCAL:
        return {"faces": []}
    there = set(User.objects.filter(email__in=[face.email for face in FACES]).values_list("email", flat=True))
    faces = [(face, Role(face.role).label) for face in FACES if face.email in there]
    request = context["request"]
    return {
        "faces": faces,
        "next": request.GET.get("next", ""),
        "request": request,
        "csrf_token": context.get("csrf_token"),
    }
