"""`{% load webinars %}`: what pages of other apps show of webinars."""

from typing import Any

from django import template
from django.template.context import Context
from django.urls import reverse

from accounts.models import Region
from accounts.rights import Right
from standards.models import Node, StandardVersion
from webinars import panels
from webinars.models import Webinar, WebinarState
from webinars.search import node_ref as write_node_ref

register = template.Library()

STEPS = ("about", "credit", "quiz", "slides", "polls", "publish")
URLS = {
    "about": "webinars:edit",
    "credit": "credits:terms",
    "quiz": "quizzes:edit",
    "slides": "slides:decks",
    "polls": "polls:edit",
    "publish": "webinars:publish",
}


@register.filter
def node_ref(node: Node) -> str:
    """`{% url "webinars:catalogue" %}?node={{ node|node_ref|urlencode }}`: the catalogue of one place of a standard."""
    return write_node_ref(node)


@register.simple_tag
def webinars_by_node(version: StandardVersion) -> dict[int, int]:
    """`{% webinars_by_node version as counts %}`: how many public webinars are tied to each node, in one query."""
    tied = Webinar.nodes.through.objects.filter(node__version=version).exclude(
        webinar__state__in=(WebinarState.DRAFT, WebinarState.CANCELLED)
    )
    counts: dict[int, int] = {}
    for node_id in tied.values_list("node_id", flat=True):
        counts[node_id] = counts.get(node_id, 0) + 1
    return counts


@register.filter
def at(counts: dict[int, Any], key: int) -> Any:
    """`{{ counts|at:node.pk }}`: what a dictionary has under a key, or nothing."""
    return counts.get(key, "")


@register.simple_tag(takes_context=True)
def setup_urls(context: Context, webinar: Webinar | None) -> dict[str, str]:
    """`{% setup_urls webinar as urls %}`: the pages of the set-up that this person may open; none before the first save."""
    if webinar is None or not getattr(webinar, "pk", None):
        return {}
    user = context["request"].user
    rights = {
        "about": Right.WEBINAR_EDIT,
        "credit": Right.TERMS_EDIT,
        "quiz": Right.QUIZ_EDIT,
        "slides": Right.WEBINAR_HOST,
        "polls": Right.WEBINAR_EDIT,
        "publish": Right.WEBINAR_EDIT,
    }
    return {step: reverse(URLS[step], args=[webinar.code]) for step in STEPS if user.has_perm(rights[step], webinar)}


@register.simple_tag
def region_names() -> dict[str, str]:
    """`{% region_names as names %}`: every region's name by its code, for pages that are told codes."""
    return {region.code: region.name for region in Region.objects.all()}


@register.simple_tag
def features_at(page: str, place: str) -> list[tuple[panels.Feature, str]]:
    """`{% features_at "room" "panel" as tabs %}{% for feature, template in tabs %}{% include template %}{% endfor %}`"""
    return panels.features_at(page, place)
