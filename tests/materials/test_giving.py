"""Adding, changing, ordering and deleting; who sees what when; what the room hears."""

import pytest
from django.test import TestCase

from media.errors import ObjectMissing
from media.store import default_store
from tests import factories as make
from tests.jobs import RunJobs
from tests.materials.files import PDF, upload
from webinars.domain.live import end_webinar, start_webinar
from webinars.domain.schedule import copy_webinar
from webinars.materials import limits
from webinars.materials.domain.giving import add_file, add_link, change_material, delete_material, move_material
from webinars.materials.errors import EmptyFile, FileTooLarge, TooManyMaterials, TotalTooLarge
from webinars.materials.models import Material
from webinars.models import Webinar, WebinarState

pytestmark = pytest.mark.django_db


def titles(webinar: Webinar) -> list[str]:
    return [material.title for material in Material.objects.shown(webinar)]


def said(webinar: Webinar, type_: str) -> list[dict[str, object]]:
    return [event.payload for event in webinar.events.filter(type=type_).order_by("seq")]


def test_a_file_is_stored_under_its_own_name() -> None:
    webinar = make.webinar()
    material = add_file(webinar, upload(name="Жұмыс_парағы.pdf"), by=webinar.created_by)
    assert (material.title, material.file_name, material.content_type) == (
        "Жұмыс парағы",
        "Жұмыс_парағы.pdf",
        "application/pdf",
    )
    assert default_store().get(material.file_key) == PDF


def test_a_link_without_a_name_is_called_by_its_address() -> None:
    webinar = make.webinar()
    assert add_link(webinar, "https://www.adilet.zan.kz/kaz/", by=webinar.created_by).title == "adilet.zan.kz/kaz"
    assert add_link(webinar, "https://adilet.zan.kz", title=" Заң ", by=webinar.created_by).title == "Заң"


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    webinar = make.webinar()
    by = webinar.created_by
    with pytest.raises(EmptyFile):
        add_file(webinar, upload(b""), by=by)
    monkeypatch.setattr(limits, "MOST_BYTES", len(PDF) - 1)
    with pytest.raises(FileTooLarge):
        add_file(webinar, upload(), by=by)
    monkeypatch.setattr(limits, "MOST_BYTES", len(PDF))
    monkeypatch.setattr(limits, "MOST_TOTAL_BYTES", 2 * len(PDF) - 1)
    add_file(webinar, upload(), by=by)
    with pytest.raises(TotalTooLarge):
        add_file(webinar, upload(), by=by)
    monkeypatch.setattr(limits, "MOST_MATERIALS", 2)
    add_link(webinar, "https://a.kz", by=by)
    with pytest.raises(TooManyMaterials):
        add_link(webinar, "https://b.kz", by=by)
    assert webinar.materials.count() == 2
    assert len(list(default_store().keys("materials/" + webinar.materials.all()[0].code))) == 1


def test_each_has_its_time() -> None:
    webinar = make.webinar()
    for moment in ("after", "during", "before"):
        add_link(webinar, "https://a.kz", title=moment, moment=moment, by=webinar.created_by)
    assert titles(webinar) == ["before"]
    webinar.state = WebinarState.LIVE
    assert titles(webinar) == ["during", "before"]
    webinar.state = WebinarState.ENDED
    assert titles(webinar) == ["after", "during", "before"]
    webinar.state = WebinarState.CANCELLED
    assert titles(webinar) == ["before"]


def test_the_room_hears_of_what_is_added_and_of_no_more() -> None:
    webinar = make.webinar(state="live")
    by = webinar.created_by
    first = add_link(webinar, "https://a.kz", title="a", by=by)
    add_link(webinar, "https://b.kz", title="b", moment="after", by=by)
    shown = said(webinar, "materials.shown")
    assert [event["added"] for event in shown] == [[first.code], []]
    assert [item["title"] for item in shown[-1]["listed"]] == ["a"]  # type: ignore[attr-defined]
    assert {event.audience for event in webinar.events.filter(type="materials.listed")} == {"hosts"}
    assert "https://b.kz" not in str(shown)


def test_nobody_hears_before_the_door_opens() -> None:
    webinar = make.webinar(starts_at=make.minutes_ago(-600))
    add_link(webinar, "https://a.kz", by=webinar.created_by)
    assert webinar.events.count() == 0


def test_start_and_end_bring_what_was_prepared_for_them() -> None:
    webinar = make.webinar()
    by = webinar.created_by
    added = {
        moment: add_link(webinar, "https://a.kz", moment=moment, by=by).code for moment in ("before", "during", "after")
    }
    with TestCase.captureOnCommitCallbacks(execute=True):
        start_webinar(webinar, by=by)
    assert said(webinar, "materials.shown")[-1]["added"] == [added["during"]]
    webinar.refresh_from_db()
    with TestCase.captureOnCommitCallbacks(execute=True):
        end_webinar(webinar, by=by)
    assert said(webinar, "materials.shown")[-1]["added"] == [added["after"]]


def test_changing_its_time_shows_it() -> None:
    webinar = make.webinar(state="live")
    material = add_link(webinar, "https://a.kz", title="a", moment="after", by=webinar.created_by)
    change_material(material, title="", moment="during", by=webinar.created_by)
    assert titles(webinar) == ["a"]
    assert said(webinar, "materials.shown")[-1]["added"] == [material.code]
    change_material(material, title="b", moment="during", by=webinar.created_by)
    assert (titles(webinar), said(webinar, "materials.shown")[-1]["added"]) == (["b"], [])


def test_the_order() -> None:
    webinar = make.webinar()
    by = webinar.created_by
    a, b, c = (add_link(webinar, "https://a.kz", title=title, by=by) for title in "abc")
    move_material(c, to="earlier", by=by)
    move_material(a, to="later", by=by)
    assert titles(webinar) == ["c", "a", "b"]
    for material, way in ((c, "earlier"), (b, "later")):
        move_material(material, to=way, by=by)  # type: ignore[arg-type]
    assert titles(webinar) == ["c", "a", "b"]


@pytest.mark.django_db(transaction=True)
def test_a_file_goes_with_its_row() -> None:
    webinar = make.webinar()
    material = add_file(webinar, upload(), by=webinar.created_by)
    delete_material(material, by=webinar.created_by)
    assert titles(webinar) == []
    with pytest.raises(ObjectMissing):
        default_store().get(material.file_key)


def test_a_copy_has_them_too(run_jobs: RunJobs) -> None:
    webinar = make.webinar(state="ended")
    by = webinar.created_by
    add_link(webinar, "https://a.kz", title="a", moment="after", by=by)
    file = add_file(webinar, upload(), title="f", by=by)
    with TestCase.captureOnCommitCallbacks(execute=True):
        copy = copy_webinar(webinar, by=by)
    made = list(Material.objects.filter(webinar=copy))
    assert [(material.title, material.moment, material.is_stored) for material in made] == [
        ("a", "after", True),
        ("f", "before", False),
    ]
    assert titles(copy) == [], "the file is still being copied, the link is for afterwards"
    run_jobs(name="materials.copy_file")
    assert titles(copy) == ["f"]
    assert default_store().get(made[1].file_key) == PDF
    assert made[1].file_key != file.file_key
