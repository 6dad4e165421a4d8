"""Publishing, moving, cancelling, discarding, copying: who may, what is asked first, who is told."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from accounts.models import User
from tests import factories as make
from webinars.models import Webinar, WebinarState

pytestmark = pytest.mark.django_db

VERBS = ["publish", "reschedule", "cancel", "discard", "copy"]


@pytest.fixture(autouse=True)
def english(client: Client) -> None:
    client.cookies["django_language"] = "en"


def coming(**fields: Any) -> Webinar:
    defaults: dict[str, Any] = {"starts_at": timezone.now() + timedelta(days=3), "description_kk": "Не туралы"}
    return make.webinar(**defaults | fields)


def url(verb: str, webinar: Webinar) -> str:
    return reverse(f"webinars:{verb}", args=[webinar.code])


def post(client: Client, verb: str, webinar: Webinar, *, by: User | None = None, **data: Any) -> Any:
    client.force_login(by or webinar.created_by)
    return client.post(url(verb, webinar), data)


@pytest.mark.parametrize("verb", VERBS)
def test_others_are_refused(client: Client, verb: str) -> None:
    webinar = coming()
    assert client.post(url(verb, webinar))["Location"].startswith(reverse("account_login"))
    for person in (make.person(), make.organiser(), make.lecturer(), make.auditor()):
        assert post(client, verb, webinar, by=person, starts_at="2031-01-01T10:00", length_min=60).status_code == 403
    make.registration(webinar, person)
    assert post(client, verb, webinar, by=person).status_code == 403
    webinar.refresh_from_db()
    assert (webinar.state, webinar.ics_sequence) == (WebinarState.PUBLISHED, 0)
    assert Webinar.objects.count() == 1


@pytest.mark.parametrize("verb", VERBS)
def test_drafts_of_others_are_not_found(client: Client, verb: str) -> None:
    draft = coming(state=WebinarState.DRAFT)
    assert post(client, verb, draft, by=make.organiser()).status_code == 404


@pytest.mark.parametrize("verb", ["discard", "copy"])
def test_a_look_changes_nothing(client: Client, verb: str) -> None:
    draft = coming(state=WebinarState.DRAFT)
    client.force_login(draft.created_by)
    assert client.get(url(verb, draft)).status_code == 405


def test_it_publishes(client: Client) -> None:
    draft = coming(state=WebinarState.DRAFT)
    colleague = make.organiser(organisation=draft.organisation)
    client.force_login(colleague)
    assert "All is ready" in client.get(url("publish", draft)).content.decode()
    assert post(client, "publish", draft, by=colleague)["Location"] == url("page", draft)
    draft.refresh_from_db()
    assert draft.is_coming


def test_it_lists_what_is_missing_and_does_not_publish(client: Client) -> None:
    draft = coming(state=WebinarState.DRAFT, description_kk="", lecturers=[])
    client.force_login(draft.created_by)
    page = client.get(url("publish", draft)).content.decode()
    assert "Something is missing" in page
    assert "Write a description" in page
    assert "Name at least one lecturer" in page
    response = client.post(url("publish", draft), follow=True)
    assert "Write a description" in response.content.decode()
    draft.refresh_from_db()
    assert draft.is_draft


def test_moving_says_how_many_will_be_told(client: Client) -> None:
    webinar = coming()
    for _ in range(3):
        make.registration(webinar)
    make.registration(webinar, state="cancelled")
    client.force_login(webinar.created_by)
    assert client.get(url("reschedule", webinar)).context["told_count"] == 3


def test_it_moves(client: Client) -> None:
    webinar = coming()
    response = post(client, "reschedule", webinar, starts_at="2031-03-05T10:00", length_min="45")
    assert response["Location"] == url("page", webinar)
    webinar.refresh_from_db()
    assert (webinar.length_min, webinar.ics_sequence) == (45, 1)
    assert ProcrastinateJob.objects.filter(task_name="webinars.mail_registered").count() == 1


@pytest.mark.parametrize(
    "data", [{"starts_at": "2001-01-01T10:00"}, {"starts_at": ""}, {"starts_at": "x"}, {"length_min": "0"}]
)
def test_a_bad_time_is_explained(client: Client, data: dict[str, str]) -> None:
    webinar = coming()
    typed: dict[str, Any] = {"starts_at": "2031-03-05T10:00", "length_min": "45"}
    response = post(client, "reschedule", webinar, **typed | data)
    assert response.status_code == 422
    webinar.refresh_from_db()
    assert webinar.ics_sequence == 0


def test_what_has_begun_cannot_be_moved_or_cancelled(client: Client) -> None:
    webinar = make.webinar(state=WebinarState.LIVE)
    moved = post(client, "reschedule", webinar, starts_at="2031-03-05T10:00", length_min="45")
    assert "already started" in moved.content.decode()
    assert "already started" in post(client, "cancel", webinar).content.decode()


def test_cancelling_asks_first_and_needs_no_reason(client: Client) -> None:
    webinar = coming()
    make.registration(webinar)
    client.force_login(webinar.created_by)
    page = client.get(url("cancel", webinar))
    assert page.context["told_count"] == 1
    webinar.refresh_from_db()
    assert webinar.is_coming
    post(client, "cancel", webinar)
    webinar.refresh_from_db()
    assert webinar.is_cancelled


def test_the_reason_stands_on_the_page(client: Client) -> None:
    webinar = coming()
    post(client, "cancel", webinar, reason="Дәріскер ауырып қалды")
    client.logout()
    assert "Дәріскер ауырып қалды" in client.get(url("page", webinar)).content.decode()


def test_too_long_a_reason_is_kept_and_explained(client: Client) -> None:
    webinar = coming()
    response = post(client, "cancel", webinar, reason="А" * 1001)
    assert response.status_code == 422
    assert "А" * 1001 in response.content.decode()


def test_a_draft_is_discarded(client: Client) -> None:
    draft = coming(state=WebinarState.DRAFT)
    assert post(client, "discard", draft)["Location"] == reverse("webinars:schedule")
    assert not Webinar.objects.exists()


def test_a_published_one_is_not(client: Client) -> None:
    webinar = coming()
    post(client, "discard", webinar)
    assert Webinar.objects.exists()


def test_a_copy_opens_for_editing(client: Client) -> None:
    held = make.webinar(state=WebinarState.ENDED)
    response = post(client, "copy", held, by=held.lecturers.get())
    made = Webinar.objects.exclude(pk=held.pk).get()
    assert response["Location"] == url("edit", made)
    assert made.is_draft
