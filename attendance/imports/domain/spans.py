"""Imported presence, as the record of attendance reads it beside the connections of Daris."""

from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from attendance.imports.models import ImportedSpan
from attendance.imports.reading.report import Product

DEVICES = {
    Product.ZOOM_WEBINAR: "Zoom",
    Product.ZOOM_MEETING: "Zoom",
    Product.TEAMS: "Microsoft Teams",
    Product.OTHER: _("an imported report"),
}


class FoundSpan(NamedTuple):
    id: UUID
    person_id: int
    start: int
    end: int
    product: str


def imported_spans(webinar_id: int, *, person_id: int | None = None) -> Iterable[FoundSpan]:
    """Moments in ms since 1970. One query."""
    from attendance.domain.evidence import Ms  # evidence reads this module

    rows = ImportedSpan.objects.filter(webinar_id=webinar_id)
    if person_id is not None:
        rows = rows.filter(person_id=person_id)
    found = rows.values_list("id", "person_id", Ms("started_at"), Ms("ended_at"), "meeting_import__product")
    return [FoundSpan(*row) for row in found]
