"""A page that heard every event knows what a page knows that was just opened."""

from collections.abc import Iterator

import pytest

from tests.webinars.reducing import ScenarioRoom, check
from webinars.materials.domain.giving import add_link, change_material, delete_material, move_material

pytestmark = pytest.mark.django_db


def materials(room: ScenarioRoom) -> Iterator[None]:
    webinar, by = room.webinar, room.host
    first = add_link(webinar, "https://a.kz", by=by)
    yield
    later = add_link(webinar, "https://b.kz", moment="after", by=by)
    yield
    change_material(later, title="B", moment="during", by=by)
    move_material(later, to="earlier", by=by)
    yield
    delete_material(first, by=by)
    yield
    delete_material(later, by=by)


def test_events_lead_where_a_snapshot_leads() -> None:
    check(materials, part="materials", module="materials/materials-state.js")
