"""The catalogue: live first, then by days; filters; search in three languages."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from credits.domain.terms import terms_of
from standards.models import Node, NodeType, Standard, StandardVersion, VersionStatus
from tests import factories as make
from webinars.models import Webinar, WebinarState

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english(client: Client) -> None:
    client.cookies["django_language"] = "en"


def soon(**fields: Any) -> Webinar:
    return make.webinar(**{"starts_at": timezone.now() + timedelta(days=3)} | fields)


def titles(client: Client, **query: Any) -> list[str]:
    response = client.get(reverse("webinars:catalogue"), query)
    assert response.status_code == 200
    return [webinar.title_en for day in response.context["days"] for webinar in day.webinars]


def tree() -> tuple[Node, Node, Node]:
    """A function, its task, and another function."""
    standard = Standard.objects.create(slug="teacher", title_kk="Педагог")
    version = StandardVersion.objects.create(
        standard=standard, label="2022", act_kk="№ 500", status=VersionStatus.IN_FORCE
    )
    kind = NodeType.objects.create(version=version, slug="function", name_kk="Функция", level=1)
    top = Node.objects.create(version=version, type=kind, code="1", order=1, title_kk="Оқыту")
    below = Node.objects.create(version=version, type=kind, parent=top, code="1.1", order=2, title_kk="Жоспарлау")
    other = Node.objects.create(version=version, type=kind, code="2", order=3, title_kk="Тәрбиелеу")
    return top, below, other


def test_it_is_public_and_shows_what_is_coming(client: Client) -> None:
    webinar = soon(title_en="Coming")
    soon(title_en="Draft", state=WebinarState.DRAFT)
    soon(title_en="Cancelled", state=WebinarState.CANCELLED)
    assert titles(client) == ["Coming"]
    assert reverse("webinars:page", args=[webinar.code]) in client.get("/").content.decode()


def test_live_ones_stand_on_top_and_unheld_ones_disappear(client: Client) -> None:
    soon(title_en="Tomorrow", starts_at=timezone.now() + timedelta(days=1))
    make.webinar(title_en="Live", state=WebinarState.LIVE)
    soon(title_en="Never held", starts_at=timezone.now() - timedelta(days=1))
    soon(title_en="A little late", starts_at=timezone.now() - timedelta(minutes=5))
    assert titles(client) == ["Live", "A little late", "Tomorrow"]


def test_recordings_have_a_shelf_of_their_own(client: Client) -> None:
    make.webinar(title_en="Held", state=WebinarState.ENDED)
    soon(title_en="Coming")
    assert titles(client, show="recordings") == ["Held"]
    assert titles(client) == ["Coming", "Held"]
    assert titles(client, language="kk") == ["Coming"]


def test_days_and_hours_are_the_viewers(client: Client) -> None:
    tomorrow = datetime.now(UTC).replace(hour=20, minute=30, second=0, microsecond=0) + timedelta(days=1)
    soon(starts_at=tomorrow)
    assert ">01:30</time>" in client.get("/").content.decode()  # a visitor sees the site's zone, UTC+5
    client.force_login(make.person(time_zone="UTC"))
    response = client.get("/")
    assert ">20:30</time>" in response.content.decode()
    assert response.context["days"][0].heading == "Tomorrow"


@pytest.mark.parametrize("words", ["descriptors", "ДЕСКРИПТОРЫ", "дескрипторлары", "Әмір", "assess amirova", "инстит"])
def test_search_knows_three_languages_and_lecturers(client: Client, words: str) -> None:
    soon(
        title_en="Found",
        title_ru="Дескрипторы",
        title_kk="Дескрипторлары",
        description_en="Assessment descriptors",
        lecturers=[make.lecturer(name="Әмірова Ұлжан", name_latin="Amirova Ulzhan")],
    )
    soon(
        title_en="Other",
        title_ru="Иное",
        title_kk="Басқа",
        lecturers=[make.lecturer(name="Қасым")],
        organisation=make.organisation(name_kk="Мектеп", name_ru="Школа", name_en="School"),
    )
    assert titles(client, q=words) == ["Found"]


def test_filters_narrow(client: Client) -> None:
    teacher = make.lecturer(name="Төлеубаева Рәбиға")
    school = make.organisation()
    at = timezone.now() + timedelta(days=10)
    soon(title_en="Wanted", language="ru", lecturers=[teacher], organisation=school, starts_at=at)
    soon(title_en="Other")
    assert titles(client, language="ru") == ["Wanted"]
    assert titles(client, language=["ru", "kk"]) == ["Other", "Wanted"]
    assert titles(client, lecturer=teacher.name) == ["Wanted"]
    assert titles(client, organisation=school.code) == ["Wanted"]
    day = timezone.localdate(at).isoformat()
    assert titles(client, since=day, until=day) == ["Wanted"]


def test_a_competence_includes_what_lies_below_it(client: Client) -> None:
    top, below, other = tree()
    soon(title_en="Below").nodes.add(below)
    soon(title_en="Other").nodes.add(other)
    assert titles(client, node="teacher:2022:1") == ["Below"]
    assert titles(client, node="teacher:2022:1.1") == ["Below"]
    assert titles(client, node=["teacher:2022:1", "teacher:2022:2"]) == ["Below", "Other"]
    (offered,) = client.get("/").context["filters"].standards
    assert [(choice.label, choice.count) for choice in offered.choices] == [(top.title, 1), (other.title, 1)]


@pytest.mark.parametrize(
    "query",
    [
        {"node": "nonsense"},
        {"node": "::"},
        {"since": "31.31.2026"},
        {"since": "2026-02-30"},
        {"until": "9999-12-31"},
        {"page": "-5"},
        {"page": "zzz"},
        {"q": "a\x00b"},
        {"q": "%_\\"},
        {"language": "xx"},
        {"show": "?"},
        {"organisation": "' or 1=1"},
        {"lecturer": "\x00"},
        {"node": "a:b:\x00"},
        {"q": "a " * 200},
    ],
)
def test_nonsense_in_the_address_is_no_error(client: Client, query: dict[str, str]) -> None:
    soon()
    assert client.get("/", query).status_code == 200


def test_nothing_found_says_what_to_do(client: Client) -> None:
    assert "No lectures are announced now" in client.get("/").content.decode()
    assert "Nothing fits these filters" in client.get("/", {"q": "zzz"}).content.decode()


def test_a_chip_takes_its_filter_off(client: Client) -> None:
    soon(language="ru", title_en="Wanted")
    response = client.get("/", {"language": ["ru", "kk"], "q": "wanted"})
    urls = [chip.url for chip in response.context["chips"]]
    assert urls == ["?q=wanted&language=ru", "?q=wanted&language=kk", "?language=kk&language=ru"]


def test_pages_keep_the_filters(client: Client) -> None:
    for number in range(25):
        soon(language="ru", starts_at=timezone.now() + timedelta(days=1, minutes=number))
    first = client.get("/", {"language": "ru"})
    assert "?language=ru&amp;page=2" in first.content.decode()
    assert len(titles(client, language="ru", page=2)) == 5


def test_a_card_says_how_one_stands(client: Client) -> None:
    person = make.person()
    make.registration(soon(), person)
    assert "Registered</span>" not in client.get("/").content.decode()
    client.force_login(person)
    assert "Registered</span>" in client.get("/").content.decode()


def test_a_card_tells_when_it_is_full(client: Client) -> None:
    webinar = soon(capacity=1)
    make.registration(webinar)
    page = client.get("/").content.decode()
    assert "All places are taken" in page
    assert "Waiting list" in page


def test_the_fragment_is_the_list_alone(client: Client) -> None:
    soon()
    response = client.get("/", headers={"HX-Target": "found"})
    assert "<html" not in response.content.decode()
    assert "HX-Target" in response["Vary"]


def test_queries_do_not_grow_with_the_list(client: Client) -> None:
    client.force_login(make.person())
    terms_of(soon())  # each webinar has terms from its first draft on
    titles(client)  # what is cached from now on
    with CaptureQueriesContext(connection) as with_one:
        titles(client)
    for _ in range(4):
        terms_of(soon(capacity=3))
    with CaptureQueriesContext(connection) as with_five:
        assert len(titles(client)) == 5
    assert len(with_five) == len(with_one), with_five.captured_queries
