"""Preparing a webinar: whoever may, without losing a word."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from standards.models import Node, NodeType, Standard, StandardVersion, VersionStatus
from tests import factories as make
from webinars.forms.webinar import default_start
from webinars.models import Webinar, WebinarState

pytestmark = pytest.mark.django_db

ALMATY = ZoneInfo("Asia/Almaty")


@pytest.fixture(autouse=True)
def english(client: Client) -> None:
    client.cookies["django_language"] = "en"


def answers(**changes: Any) -> dict[str, Any]:
    start = (timezone.now().astimezone(ALMATY) + timedelta(days=9)).replace(hour=11, minute=30)
    return {
        "title_kk": "БЖБ тапсырмалары",
        "title_ru": "",
        "title_en": "Assessments",
        "description_kk": "Не туралы",
        "language": "kk",
        "starts_at": start.strftime("%Y-%m-%dT%H:%M"),
        "length_min": "110",
        "capacity": "",
        "registration": "open",
    } | changes


def node(code: str = "1", *, status: str = VersionStatus.IN_FORCE) -> Node:
    standard, _ = Standard.objects.get_or_create(slug="teacher", defaults={"title_kk": "Педагог"})
    version, _ = StandardVersion.objects.get_or_create(
        standard=standard, label=status[:20], defaults={"act_kk": "№ 500", "status": status}
    )
    kind, _ = NodeType.objects.get_or_create(
        version=version, slug="function", defaults={"name_kk": "Функция", "level": 1}
    )
    return Node.objects.create(version=version, type=kind, code=code, title_kk=f"Түйін {code}")


def edit_url(webinar: Webinar) -> str:
    return reverse("webinars:edit", args=[webinar.code])


def create(client: Client, by: User, **changes: Any) -> Any:
    client.force_login(by)
    return client.post(reverse("webinars:create"), answers(**changes))


@pytest.mark.parametrize("role", [Role.ORGANISER, Role.LECTURER])
def test_organisers_and_lecturers_create(client: Client, role: Role) -> None:
    by = make.person(role, organisation=make.institute())
    chosen = node()
    response = create(client, by, nodes=[chosen.pk], lecturers=[by.email])
    assert response.status_code == 302
    webinar = Webinar.objects.get()
    assert response["Location"] == edit_url(webinar)
    assert (webinar.state, webinar.created_by, webinar.organisation) == (WebinarState.DRAFT, by, by.organisation)
    assert webinar.starts_at.astimezone(ALMATY).strftime("%H:%M") == "11:30"
    assert (webinar.length_min, webinar.capacity) == (110, None)
    assert list(webinar.lecturers.all()) == [by]
    assert list(webinar.nodes.all()) == [chosen]


def test_saving_may_lead_to_the_next_step(client: Client) -> None:
    response = create(client, make.organiser(), next="1")
    assert response["Location"] == reverse("credits:terms", args=[Webinar.objects.get().code])


def test_participants_and_auditors_do_not(client: Client) -> None:
    assert client.get(reverse("webinars:create")).status_code == 302
    for person in (make.person(), make.auditor()):
        assert create(client, person).status_code == 403
    assert not Webinar.objects.exists()


def test_the_form_begins_with_good_guesses(client: Client) -> None:
    by = make.lecturer(organisation=make.institute(), language="ru")
    client.force_login(by)
    form = client.get(reverse("webinars:create")).context["form"]
    assert form["language"].value() == "ru"
    assert form["length_min"].value() == 90
    assert form.named_lecturers == [by]


def test_the_first_guess_of_a_start_is_a_working_day_at_three() -> None:
    for day in range(14):
        start = default_start(now=datetime(2026, 11, 1 + day, 20, 0, tzinfo=ALMATY))
        assert (start.weekday() < 5, start.hour, start.minute) == (True, 15, 0)
        assert start - datetime(2026, 11, 1 + day, 20, 0, tzinfo=ALMATY) > timedelta(days=6)


def test_the_start_is_read_in_the_organisers_zone(client: Client) -> None:
    create(client, make.organiser(time_zone="Europe/Moscow"), starts_at="2031-03-05T10:00")
    assert Webinar.objects.get().starts_at == datetime(2031, 3, 5, 12, 0, tzinfo=ALMATY)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title_kk": "", "title_en": " "}, "title_kk"),
        ({"title_kk": "Т" * 251}, "title_kk"),
        ({"starts_at": "soon"}, "starts_at"),
        ({"starts_at": ""}, "starts_at"),
        ({"length_min": "0"}, "length_min"),
        ({"length_min": "601"}, "length_min"),
        ({"length_min": "ninety"}, "length_min"),
        ({"capacity": "0"}, "capacity"),
        ({"capacity": "99999999999"}, "capacity"),
        ({"language": "de"}, "language"),
        ({"registration": "anyhow"}, "registration"),
        ({"nodes": ["0"]}, "nodes"),
        ({"nodes": ["x"]}, "nodes"),
        ({"lecturers": ["nobody@example.kz"]}, "add_lecturer"),
        ({"add_lecturer": "nobody@example.kz"}, "add_lecturer"),
        ({"add_lecturer": "@"}, "add_lecturer"),
        ({"add_lecturer": "Nobody"}, "add_lecturer"),
        ({"description_kk": "a\x00b"}, "description_kk"),
    ],
)
def test_bad_input_is_explained_and_nothing_typed_is_lost(client: Client, changes: dict[str, Any], field: str) -> None:
    chosen = node()
    response = create(
        client, make.organiser(), **{"description_ru": "Долго писала этот текст", "nodes": [chosen.pk]} | changes
    )
    assert response.status_code == 422
    assert field in response.context["form"].errors
    page = response.content.decode()
    assert "Долго писала этот текст" in page
    assert "Не туралы" in page or "description_kk" in changes
    if "nodes" not in changes:
        assert f'value="{chosen.pk}" checked' in page
    assert not Webinar.objects.exists()


def test_a_lecturer_is_added_by_address_or_by_name(client: Client) -> None:
    by, colleague, known = make.organiser(), make.person(), make.lecturer(name="Мұхтарова Сәуле")
    create(client, by, lecturers=[known.email], add_lecturer=colleague.email.upper())
    assert set(Webinar.objects.get().lecturers.all()) == {known, colleague}
    webinar = Webinar.objects.get()
    client.post(edit_url(webinar), answers(lecturers=[colleague.email], add_lecturer="мұхтарова"))
    assert list(webinar.lecturers.order_by("lecturerships__order")) == [colleague, known]


def test_two_lecturers_of_one_name_are_not_guessed_between(client: Client) -> None:
    make.lecturer(name="Асан")
    make.lecturer(name="Асан")
    response = create(client, make.organiser(), add_lecturer="Асан")
    assert "Several lecturers" in response.content.decode()


def test_finding_lists_lecturers_alone(client: Client) -> None:
    make.lecturer(name="Мұхтарова Сәуле", email="saule@example.kz")
    participant = make.person(name="Мұхтарова Айгүл", email="aigul@example.kz")
    address = reverse("webinars:find_lecturers")
    assert client.get(address, {"add_lecturer": "мұх"}).status_code == 302
    client.force_login(participant)
    assert client.get(address, {"add_lecturer": "мұх"}).status_code == 403
    client.force_login(make.organiser())
    found = client.get(address, {"add_lecturer": "мұх"}).content.decode()
    assert "saule@example.kz" in found
    assert "aigul@example.kz" not in found
    assert "aigul@example.kz" in client.get(address, {"add_lecturer": "Aigul@example.kz"}).content.decode()
    assert client.get(address, {"add_lecturer": "\x00%_'"}).status_code == 200


def test_an_organiser_creates_for_their_own_organisation_only(client: Client) -> None:
    by, other = make.organiser(), make.institute()
    create(client, by, organisation=other.pk)
    assert Webinar.objects.get().organisation == by.organisation


def test_an_administrator_chooses_the_organisation(client: Client) -> None:
    other = make.institute()
    create(client, make.administrator(), organisation=other.pk)
    assert Webinar.objects.get().organisation == other


def test_without_an_organisation_the_way_to_one_is_shown(client: Client) -> None:
    response = create(client, make.lecturer())
    assert response.status_code == 422
    assert reverse("accounts:profile") in response.content.decode()


def test_its_team_edits_and_others_do_not(client: Client) -> None:
    webinar = make.webinar(starts_at=timezone.now() + timedelta(days=3))
    team = [
        webinar.created_by,
        webinar.lecturers.get(),
        make.organiser(organisation=webinar.organisation),
        make.administrator(),
    ]
    for person in team:
        client.force_login(person)
        assert client.get(edit_url(webinar)).status_code == 200
    for person in (make.person(), make.organiser(), make.lecturer(), make.auditor()):
        client.force_login(person)
        assert client.get(edit_url(webinar)).status_code == 403
        assert client.post(edit_url(webinar), answers(title_kk="Өзгерді")).status_code == 403
    client.logout()
    assert client.post(edit_url(webinar), answers()).status_code == 302
    webinar.refresh_from_db()
    assert webinar.title_kk != "Өзгерді"


def test_a_draft_of_others_is_not_found(client: Client) -> None:
    draft = make.webinar(state=WebinarState.DRAFT)
    client.force_login(make.organiser())
    assert client.get(edit_url(draft)).status_code == 404


def test_a_published_one_keeps_its_time_here(client: Client) -> None:
    webinar = make.webinar(starts_at=timezone.now() + timedelta(days=3))
    client.force_login(webinar.created_by)
    page = client.get(edit_url(webinar)).content.decode()
    assert 'name="starts_at"' not in page
    assert reverse("webinars:reschedule", args=[webinar.code]) in page
    before = webinar.starts_at
    client.post(edit_url(webinar), answers(title_kk="Жаңа тақырып", lecturers=[webinar.lecturers.get().email]))
    webinar.refresh_from_db()
    assert (webinar.title_kk, webinar.starts_at, webinar.ics_sequence) == ("Жаңа тақырып", before, 0)


def test_fewer_places_than_people_is_refused_beside_the_field(client: Client) -> None:
    webinar = make.webinar(starts_at=timezone.now() + timedelta(days=3))
    for _ in range(2):
        make.registration(webinar)
    client.force_login(webinar.created_by)
    response = client.post(edit_url(webinar), answers(capacity="1"))
    assert response.status_code == 422
    assert "2" in str(response.context["form"].errors["capacity"])


@pytest.mark.parametrize("state", [WebinarState.LIVE, WebinarState.ENDED, WebinarState.CANCELLED])
def test_what_is_over_leads_back_to_its_page(client: Client, state: WebinarState) -> None:
    webinar = make.webinar(state=state)
    client.force_login(webinar.created_by)
    assert client.get(edit_url(webinar))["Location"] == reverse("webinars:page", args=[webinar.code])


def test_drafts_of_standards_are_not_offered(client: Client) -> None:
    hidden = node("9", status=VersionStatus.DRAFT)
    response = create(client, make.organiser(), nodes=[hidden.pk])
    assert "nodes" in response.context["form"].errors


def test_a_large_tree_takes_few_queries(client: Client, django_assert_max_num_queries: Any) -> None:
    top = node("1")
    Node.objects.bulk_create(
        Node(version=top.version, type=top.type, parent=top, code=f"1.{number}", order=number, title_kk="Т")
        for number in range(200)
    )
    client.force_login(make.organiser())
    with django_assert_max_num_queries(20):
        assert client.get(reverse("webinars:create")).status_code == 200


@pytest.mark.parametrize(
    "changes",
    [
        {"nodes": ["²"]},
        {"nodes": ["9" * 5000]},
        {"nodes": ["99999999999999999999"]},
        {"lecturers": ["a\x00@example.kz"]},
        {"lecturers": ["x" * 5000]},
        {"starts_at": "0001-01-01T00:00"},
        {"starts_at": "9999-12-31T23:59"},
    ],
    ids=["a figure that is none", "too many figures", "no key", "a zero byte", "too long", "the first day", "the last"],
)
def test_what_no_form_of_ours_sends_is_refused_in_words(client: Client, changes: dict[str, Any]) -> None:
    response = create(client, make.organiser(), **changes)
    assert response.status_code == 422
    assert "field__error" in response.content.decode()
    assert not Webinar.objects.exists()
