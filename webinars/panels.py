"""Where features stand in the pages of the room and the studio, without this app knowing more of them than their names.

A feature that has a template `<feature>/partials/_<page>_<place>.html` is shown there:

    _room_head, _studio_head     stylesheets and modules (nothing of the request is known there)
    _room_panel, _studio_panel   a panel with a tab of its own
    _room_stage, _studio_stage   with the picture
    _room_dock, _studio_dock     below it
    _room_waiting                before the start, beside the tests of sound and line
"""

from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True, slots=True)
class Feature:
    name: str
    label: str | Promise
    icon: str


FEATURES = (
    Feature("questions", _("Questions"), "circle-help"),
    Feature("polls", _("Polls"), "chart-column"),
    Feature("stage", pgettext_lazy("raised in the room", "Hands"), "hand"),
    Feature("slides", _("Slides"), "presentation"),
    Feature("materials", _("Materials"), "paperclip"),
    Feature("captions", _("Captions"), "captions"),
    Feature("reactions", _("Reactions"), "smile"),
    Feature("attendance", _("Attendance"), "users"),
)
"""In the order of their tabs."""


def features_at(page: str, place: str) -> list[tuple[Feature, str]]:
    """Those that stand there, each with its template."""
    found = [(feature, template_of(feature.name, page, place)) for feature in FEATURES]
    return [(feature, template) for feature, template in found if _exists(template)]


def template_of(feature: str, page: str, place: str) -> str:
    return f"{feature}/partials/_{page}_{place}.html"


def _exists(template: str) -> bool:
    return _look_up(template) if settings.DEBUG else _looked_up(template)


@lru_cache(maxsize=64)
def _looked_up(template: str) -> bool:
    return _look_up(template)


def _look_up(template: str) -> bool:
    try:
        get_template(template)
    except TemplateDoesNotExist:
        return False
    return True
