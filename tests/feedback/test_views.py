"""The form as people fill it in, the organiser's page, and where it is asked for."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests import factories as make
from tests.feedback.given import ended, give, scales, texts
from tests.materials.files import client_of
from webinars.feedback.domain.preparing import form_of
from webinars.feedback.models import FeedbackForm, Response, Statement
from webinars.models import Webinar

pytestmark = pytest.mark.django_db


def url(name: str, webinar: Webinar, *more: str) -> str:
    return reverse(f"feedback:{name}", args=[webinar.code, *more])


def page_of(webinar: Webinar, person: User | None) -> str:
    return client_of(person).get(reverse("webinars:page", args=[webinar.code])).content.decode()


def test_a_participant_gives_feedback() -> None:
    webinar = ended()
    person = make.registration(webinar).person
    client = client_of(person)
    page = client.get(url("give", webinar)).content.decode()
    assert "The aim of the lecture was clear to me." in page
    assert "nobody learns who said what" in page
    form = form_of(webinar)
    sent = {scales(form)[0].code: "4", texts(form)[1].code: "Көбірек мысал"}
    answer = client.post(url("give", webinar), sent, follow=True)
    assert answer.redirect_chain == [(reverse("webinars:page", args=[webinar.code]), 302)]
    assert "Thank you! Your feedback helps" in answer.content.decode()
    assert Response.objects.count() == 1
    again = client.post(url("give", webinar), sent, follow=True)
    assert "You have given your feedback to this lecture" in again.content.decode()
    assert Response.objects.count() == 1


def test_it_keeps_what_was_typed() -> None:
    webinar = ended()
    client = client_of(make.registration(webinar).person)
    form = form_of(webinar)
    answer = client.post(url("give", webinar), {scales(form)[0].code: "9", texts(form)[0].code: "Пікірім"})
    assert (answer.status_code, "Пікірім" in answer.content.decode()) == (422, True)
    answer = client.post(url("give", webinar), {})
    assert (answer.status_code, "Answer at least one of the questions." in answer.content.decode()) == (422, True)
    assert Response.objects.count() == 0


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_gets_no_form(method: str) -> None:
    webinar = ended()
    code = scales(form_of(webinar))[0].code

    def status(person: User | None, of: Webinar = webinar) -> int:
        client: Client = client_of(person)
        return int(getattr(client, method)(url("give", of), {code: "5"}).status_code)

    assert status(None) == 302
    for person in (
        make.person(),
        make.auditor(),
        webinar.lecturers.get(),
        make.registration(webinar, state="waiting").person,
    ):
        assert status(person) == 403
    live = make.webinar(state="live")
    assert status(make.registration(live).person, live) == 302, "too early"
    assert status(make.person(), make.webinar(state="draft")) == 404
    assert Response.objects.count() == 0


def test_it_is_asked_for_on_the_webinars_page() -> None:
    webinar = ended()
    person = make.registration(webinar).person
    assert url("give", webinar) in page_of(webinar, person)
    give(webinar, by=person)
    page = page_of(webinar, person)
    assert (url("give", webinar) in page, "Thank you for your feedback." in page) == (False, True)
    for other in (make.person(), None):
        page = page_of(webinar, other)
        assert url("give", webinar) not in page
        assert url("results", webinar) not in page
    assert url("results", webinar) in page_of(webinar, webinar.lecturers.get())
    live = make.webinar(state="live")
    assert url("give", live) not in page_of(live, make.registration(live).person)


def test_the_organiser_writes_the_form() -> None:
    webinar = make.webinar()
    client = client_of(webinar.created_by)
    assert client.get(url("edit", webinar)).status_code == 200
    added = {"kind": "scale", "text_kk": "Уақыт жеткілікті болды.", "text_ru": "", "text_en": ""}
    assert client.post(url("add", webinar), added).status_code == 302
    found = form_of(webinar).statements.last()
    assert found is not None
    client.post(url("change", webinar, found.code), added | {"text_en": "There was time."})
    client.post(url("up", webinar, found.code))
    client.post(url("anonymous", webinar), {"anonymous": "0"})
    form = form_of(webinar)
    assert (list(form.statements.all())[-2].text_en, form.is_anonymous) == ("There was time.", False)
    client.post(url("delete", webinar, found.code))
    assert not Statement.objects.filter(pk=found.pk).exists()
    answer = client.post(url("add", webinar), {"kind": "scale"})
    assert (answer.status_code, "Fill in at least one language." in answer.content.decode()) == (422, True)


def test_an_answered_form_says_why_it_stays() -> None:
    webinar = ended()
    give(webinar)
    client = client_of(webinar.created_by)
    assert "these questions stay as they are" in client.get(url("edit", webinar)).content.decode()
    code = scales(form_of(webinar))[0].code
    answer = client.post(url("delete", webinar, code), follow=True)
    assert "it can no longer be changed" in answer.content.decode()
    answer = client.post(url("change", webinar, code), {"kind": "text", "text_kk": "Басқа"})
    assert (answer.status_code, "it can no longer be changed" in answer.content.decode()) == (422, True)


@pytest.mark.parametrize("name", ["edit", "add", "change", "up", "down", "delete", "anonymous"])
def test_the_form_is_the_teams(name: str) -> None:
    webinar = make.webinar()
    form = form_of(webinar)
    before = list(form.statements.values_list("code", "order"))
    address = url(name, webinar, *([] if name in ("edit", "add", "anonymous") else [before[1][0]]))
    sent = {"kind": "text", "text_kk": "Басқа", "anonymous": "0"}
    for person in (make.registration(webinar).person, make.lecturer(), make.auditor(), make.organiser()):
        client = client_of(person)
        assert (client.get(address) if name == "edit" else client.post(address, sent)).status_code == 403
    assert client_of(None).get(address).status_code in (302, 405)
    assert list(form.statements.values_list("code", "order")) == before
    assert FeedbackForm.objects.get().is_anonymous


def test_a_line_is_changed_in_its_own_form_only() -> None:
    webinar = make.webinar()
    mine = make.webinar(lecturers=[webinar.lecturers.get()])
    code = form_of(webinar).statements.all()[1].code
    client = client_of(webinar.lecturers.get())
    for name in ("change", "up", "down", "delete"):
        assert client.post(url(name, mine, code), {"kind": "text", "text_kk": "x"}).status_code == 404
