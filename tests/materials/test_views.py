"""Who may add, who may fetch, and how a file is sent."""

from urllib.parse import quote

import pytest
from django.core.cache import cache
from django.urls import reverse

from accounts.models import User
from tests import factories as make
from tests.materials.files import PDF, PROGRAM, client_of, upload
from webinars.materials import limits
from webinars.materials.domain.giving import add_file, add_link
from webinars.materials.models import Material
from webinars.models import RegistrationState, Webinar

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_is_spent() -> None:
    cache.clear()


def url(name: str, webinar: Webinar, *more: object) -> str:
    return reverse(f"materials:{name}", args=[webinar.code, *more])


def status(person: User | None, address: str) -> int:
    return client_of(person).get(address).status_code


def test_a_file_is_saved_under_a_name_in_any_script() -> None:
    webinar = make.webinar()
    material = add_file(webinar, upload(name="Жұмыс парағы №1.pdf"), by=webinar.created_by)
    answer = client_of(make.registration(webinar).person).get(url("download", webinar, material.code))
    assert b"".join(answer.streaming_content) == PDF  # type: ignore[attr-defined]
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment; ")
    assert answer["Content-Disposition"].endswith(f"filename*=UTF-8''{quote('Жұмыс парағы №1.pdf')}")
    assert (answer["X-Content-Type-Options"], answer["Cache-Control"]) == ("nosniff", "private, no-cache")
    assert "sandbox" in answer["Content-Security-Policy"]


def test_who_may_fetch_a_file() -> None:
    webinar = make.webinar()
    address = url("download", webinar, add_file(webinar, upload(), by=webinar.created_by).code)
    moderator = make.person()
    webinar.moderators.add(moderator)
    for person in (make.registration(webinar).person, webinar.lecturers.get(), moderator, make.auditor()):
        assert status(person, address) == 200
    assert status(make.person(), address) == 404
    assert status(make.lecturer(), address) == 404, "of another webinar"
    assert status(None, address) == 302, "signs in first"
    for state in (RegistrationState.PENDING, RegistrationState.DECLINED, RegistrationState.CANCELLED):
        assert status(make.registration(webinar, state=state).person, address) == 404
    assert status(make.registration(webinar, banned_at=make.minutes_ago(1)).person, address) == 404


def test_nobody_fetches_it_before_its_time() -> None:
    webinar = make.webinar(state="live")
    address = url("download", webinar, add_file(webinar, upload(), moment="after", by=webinar.created_by).code)
    person = make.registration(webinar).person
    assert (status(person, address), status(webinar.lecturers.get(), address)) == (404, 200)
    Webinar.objects.filter(pk=webinar.pk).update(state="ended", ended_at=make.minutes_ago(0))
    assert status(person, address) == 200


def test_a_file_is_found_in_its_own_webinar_only() -> None:
    webinar, other = make.webinar(), make.webinar()
    material = add_file(webinar, upload(), by=webinar.created_by)
    assert status(make.registration(other).person, url("download", other, material.code)) == 404
    link = add_link(webinar, "https://a.kz", by=webinar.created_by)
    assert status(make.registration(webinar).person, url("download", webinar, link.code)) == 404


def test_not_all_day_long(monkeypatch: pytest.MonkeyPatch) -> None:
    webinar = make.webinar()
    address = url("download", webinar, add_file(webinar, upload(), by=webinar.created_by).code)
    monkeypatch.setattr("webinars.throttle.time", lambda: 1_800_000_000.0)  # no test sees two windows
    monkeypatch.setattr("webinars.materials.views.download.DOWNLOADS_PER_MINUTE", 2)
    person = make.registration(webinar).person
    assert [status(person, address) for _ in range(3)] == [200, 200, 429]
    assert status(make.registration(webinar).person, address) == 200


def test_the_team_adds_a_file_and_a_link() -> None:
    webinar = make.webinar()
    client = client_of(webinar.lecturers.get())
    sent = {"file": upload(), "title": "", "moment": "during"}
    assert client.post(url("upload", webinar), sent).status_code == 302
    sent = {"url": "https://a.kz/b", "title": "Заң", "moment": "before"}
    assert client.post(url("link", webinar), sent).status_code == 302
    page = client.get(url("edit", webinar)).content.decode()
    assert "Жұмыс парағы" in page
    assert 'href="https://a.kz/b"' in page
    assert 'rel="noopener noreferrer"' in page
    assert [material.moment for material in webinar.materials.all()] == ["during", "before"]


def test_a_script_hears_what_was_wrong() -> None:
    webinar = make.webinar()
    client = client_of(webinar.lecturers.get())
    headers = {"Accept": "application/json"}
    sent = {"file": upload(PROGRAM), "title": "", "moment": "before"}
    answer = client.post(url("upload", webinar), sent, headers=headers)
    assert answer.status_code == 422
    assert answer.json()["message"].startswith("Files of this kind cannot be given out.")
    answer = client.post(url("link", webinar), {"url": "javascript:alert(1)", "moment": "before"}, headers=headers)
    assert answer.json() == {"message": "Write a whole address that begins with https:// or http://."}
    answer = client.post(url("upload", webinar), {"moment": "before"}, headers=headers)
    assert answer.json() == {"message": "Choose a file first."}
    answer = client.post(url("link", webinar), {"url": "https://a.kz", "moment": "before"}, headers=headers)
    assert (answer.status_code, webinar.materials.count()) == (201, 1)


def test_a_form_keeps_what_was_typed() -> None:
    webinar = make.webinar()
    sent = {"url": "ftp://a.kz", "title": "Заң", "moment": "after"}
    answer = client_of(webinar.lecturers.get()).post(url("link", webinar), sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Write a whole address" in page
    assert 'value="Заң"' in page
    assert 'value="ftp://a.kz"' in page


def test_uploads_have_a_limit_too(monkeypatch: pytest.MonkeyPatch) -> None:
    webinar = make.webinar()
    client = client_of(webinar.lecturers.get())
    monkeypatch.setattr("webinars.throttle.time", lambda: 1_800_000_000.0)
    monkeypatch.setattr(limits, "UPLOADS_PER_HOUR", 1)
    codes = [
        client.post(url("upload", webinar), {"file": upload(), "title": "", "moment": "before"}).status_code
        for _ in range(2)
    ]
    assert (codes, webinar.materials.count()) == ([302, 422], 1)


@pytest.mark.parametrize("name", ["upload", "link", "change", "move", "delete"])
def test_an_outsider_changes_nothing(name: str) -> None:
    webinar = make.webinar()
    material = add_link(webinar, "https://a.kz", by=webinar.created_by)
    address = url(name, webinar, *([] if name in ("upload", "link") else [material.code]))
    sent = {"file": upload(), "url": "https://b.kz", "title": "x", "moment": "after", "to": "later"}
    moderator = make.person()
    webinar.moderators.add(moderator)
    for person in (make.registration(webinar).person, moderator, make.person(), make.lecturer(), make.auditor()):
        assert client_of(person).post(address, sent).status_code == 403
    assert client_of(None).post(address, sent).status_code == 302
    assert client_of(webinar.lecturers.get()).get(address).status_code == 405
    assert [(found.title, found.moment) for found in Material.objects.all()] == [("a.kz", "before")]


def test_the_page_is_the_teams() -> None:
    webinar = make.webinar()
    assert status(make.registration(webinar).person, url("edit", webinar)) == 403
    assert status(make.lecturer(), url("edit", make.webinar(state="draft"))) == 404
    assert status(webinar.created_by, url("edit", webinar)) == 200


def test_changing_and_deleting_on_the_page() -> None:
    webinar = make.webinar()
    client = client_of(webinar.lecturers.get())
    first, second = (add_link(webinar, f"https://{name}.kz", by=webinar.created_by) for name in "ab")
    client.post(url("change", webinar, first.code), {"title": "A", "moment": "after"})
    client.post(url("move", webinar, second.code), {"to": "earlier"})
    assert [(each.title, each.moment) for each in webinar.materials.all()] == [("b.kz", "before"), ("A", "after")]
    client.post(url("change", webinar, first.code), {"title": "A", "moment": "never"})
    client.post(url("delete", webinar, second.code))
    assert [(each.title, each.moment) for each in webinar.materials.all()] == [("A", "after")]
    other = make.webinar(lecturers=[webinar.lecturers.get()])
    assert client.post(url("delete", other, first.code)).status_code == 404


def test_the_page_of_the_webinar_shows_them_to_who_has_a_place() -> None:
    webinar = make.webinar()
    add_link(webinar, "https://a.kz/secret", by=webinar.created_by)
    add_link(webinar, "https://a.kz/later", moment="after", by=webinar.created_by)
    page = reverse("webinars:page", args=[webinar.code])
    seen = client_of(make.registration(webinar).person).get(page).content.decode()
    assert ("https://a.kz/secret" in seen, "https://a.kz/later" in seen) == (True, False)
    for person in (make.person(), None):
        assert "a.kz/secret" not in client_of(person).get(page).content.decode()
