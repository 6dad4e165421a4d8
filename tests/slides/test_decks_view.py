"""The team's page of presentations: who may, what it does, what it says."""

from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from media.errors import StorageError
from media.store import Store
from tests import factories as make
from tests.slides import pdfs
from tests.slides.making import client_of, deck_of, drawn, pdf_file, uploaded, webinar_with_people
from webinars.models import Webinar
from webinars.slides.domain.making import begin_making, fail_making
from webinars.slides.models import Deck, DeckState, Page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_is_spent() -> None:
    """The cache outlives a test."""
    cache.clear()


SCRIPT = {"Accept": "application/json"}


@pytest.fixture
def people() -> tuple[Webinar, User, User, User]:
    return webinar_with_people()


@pytest.fixture
def webinar(people: tuple[Webinar, User, User, User]) -> Webinar:
    return people[0]


@pytest.fixture
def lecturer(people: tuple[Webinar, User, User, User]) -> Client:
    return client_of(people[1])


def url(name: str, webinar: Webinar, *more: object) -> str:
    return reverse(f"slides:{name}", args=[webinar.code, *more])


def test_a_lecturer_uploads_by_the_form(webinar: Webinar, lecturer: Client) -> None:
    assert "No slides yet" in lecturer.get(url("decks", webinar)).content.decode()
    answer = lecturer.post(url("upload", webinar), {"pdf": pdf_file()}, follow=True)
    page = answer.content.decode()
    assert "Its pages are being made now" in page
    assert "Бағалау" in page
    assert "Waiting for its turn" in page
    assert Deck.objects.get().uploaded_by == webinar.lecturers.get()


def test_a_script_hears_the_code_or_the_reason(webinar: Webinar, lecturer: Client) -> None:
    answer = lecturer.post(url("upload", webinar), {"pdf": pdf_file()}, headers=SCRIPT)
    assert (answer.status_code, answer.json()) == (201, {"deck": Deck.objects.get().code})
    answer = lecturer.post(url("upload", webinar), {"pdf": pdf_file(b"GIF89a")}, headers=SCRIPT)
    assert answer.status_code == 422
    assert answer.json() == {
        "reason": "not_pdf",
        "message": "This file is not a PDF. Save or export your presentation as PDF and upload that.",
    }


def test_uploads_have_a_limit(webinar: Webinar, lecturer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("webinars.throttle.time", lambda: 1_800_000_000.0)  # no test sees two windows
    monkeypatch.setattr("webinars.slides.views.decks.UPLOADS_PER_HOUR", 1)
    codes = [lecturer.post(url("upload", webinar), {"pdf": pdf_file()}, headers=SCRIPT).status_code for _ in range(2)]
    assert (codes, Deck.objects.count()) == ([201, 422], 1)


def test_the_reason_is_in_the_persons_language(webinar: Webinar, lecturer: Client) -> None:
    deck = uploaded(webinar, pdfs.ten_kilometres())
    begin_making(deck)
    fail_making(deck, reason="page_too_large", page=7)
    page = lecturer.get(url("decks", webinar)).content.decode()
    assert "Page 7: A page is too large or too narrow for a screen." in page


@pytest.mark.parametrize("body", [{}, {"pdf": "a text"}, {"pdf": ""}])
def test_an_upload_without_a_file_is_refused_kindly(webinar: Webinar, lecturer: Client, body: dict[str, str]) -> None:
    assert lecturer.post(url("upload", webinar), body, headers=SCRIPT).status_code == 422
    assert "not a PDF" in lecturer.post(url("upload", webinar), body, follow=True).content.decode()


def test_too_large_a_file_is_refused(webinar: Webinar, lecturer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("webinars.slides.domain.decks.MOST_BYTES", 1000)
    answer = lecturer.post(url("upload", webinar), {"pdf": pdf_file()}, headers=SCRIPT)
    assert (answer.status_code, answer.json()["reason"]) == (422, "too_large")


def test_a_storage_that_is_away_is_told(webinar: Webinar, lecturer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(self: Store, *args: object, **kwargs: object) -> None:
        raise StorageError("away")

    monkeypatch.setattr(Store, "put", away)
    answer = lecturer.post(url("upload", webinar), {"pdf": pdf_file()}, headers=SCRIPT)
    assert (answer.status_code, answer.json()["reason"]) == (422, "storage")
    assert not Deck.objects.exists()


def test_a_large_file_goes_by_the_disk(webinar: Webinar, lecturer: Client) -> None:
    data = pdfs.slides() + b"\n%" + bytes(3 * 1024**2)
    answer = lecturer.post(
        url("upload", webinar), {"pdf": SimpleUploadedFile("big.pdf", data, "application/pdf")}, headers=SCRIPT
    )
    assert answer.status_code == 201
    assert Deck.objects.get().bytes == len(data)


def test_the_page_shows_how_far_it_is(webinar: Webinar, lecturer: Client) -> None:
    deck = uploaded(webinar)
    begin_making(deck)
    Deck.objects.update(page_count=40)
    Page.objects.bulk_create(Page(deck=deck, number=number, width=1920, height=1080) for number in range(1, 13))
    item = lecturer.get(url("item", webinar, deck.code))
    assert "Page 12 of 40" in item.content.decode()
    assert 'value="12"' in item.content.decode()
    assert "load delay:1s" in item.content.decode()
    assert "HX-Trigger" not in item
    Deck.objects.update(state=DeckState.READY)
    item = lecturer.get(url("item", webinar, deck.code))
    assert item["HX-Trigger"] == "decks-changed"
    assert "load delay" not in item.content.decode()


def test_renaming_ordering_offering_and_deleting(webinar: Webinar, lecturer: Client) -> None:
    first, second = deck_of(webinar, title="A"), deck_of(webinar, title="B")
    lecturer.post(url("rename", webinar, first.code), {"title": "  Жаңа   атау\x00 "})
    lecturer.post(url("move", webinar, second.code), {"to": "earlier"})
    assert [deck.title for deck in webinar.decks.listed()] == ["B", "Жаңа атау"]
    lecturer.post(url("move", webinar, second.code), {"to": "earlier"})
    lecturer.post(url("move", webinar, second.code), {"to": "later"})
    assert [deck.title for deck in webinar.decks.listed()] == ["Жаңа атау", "B"]
    lecturer.post(url("rename", webinar, first.code), {"title": "   "})
    lecturer.post(url("offer", webinar, first.code), {"allowed": "1"})
    first.refresh_from_db()
    assert (first.title, first.is_downloadable) == ("Жаңа атау", True)
    lecturer.post(url("offer", webinar, first.code), {"allowed": "0"})
    answer = lecturer.post(url("delete", webinar, first.code), headers={"HX-Request": "true"})
    assert "Жаңа атау" not in answer.content.decode()
    assert [deck.title for deck in webinar.decks.all()] == ["B"]


def test_deleting_asks_first(webinar: Webinar, lecturer: Client) -> None:
    deck_of(webinar, title="A <b>")
    page = lecturer.get(url("decks", webinar)).content.decode()
    assert 'heading="Delete “A &lt;b&gt;”?"' in page
    Deck.objects.update(furthest_page=2)
    assert "The pages that were shown stay in the recording" in lecturer.get(url("decks", webinar)).content.decode()


def test_small_pages_are_shown_when_asked_for(webinar: Webinar, lecturer: Client) -> None:
    deck = deck_of(webinar, pages=3)
    page = lecturer.get(url("thumbnails", webinar, deck.code)).content.decode()
    assert page.count("<img ") == 3
    assert f"/webinars/{webinar.code}/slides/{deck.code}/3-480.webp" in page
    assert 'alt="Page 3"' in page


@pytest.mark.parametrize("count", [1, 4])
def test_the_list_costs_the_same_for_any_number(
    webinar: Webinar, lecturer: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        deck_of(webinar)
    lecturer.get(url("list", webinar))
    with django_assert_num_queries(7):
        lecturer.get(url("list", webinar))


ADDRESSES: list[tuple[str, str, bool]] = [
    ("get", "decks", False),
    ("get", "list", False),
    ("post", "upload", False),
    ("get", "item", True),
    ("get", "thumbnails", True),
    ("post", "rename", True),
    ("post", "move", True),
    ("post", "offer", True),
    ("post", "delete", True),
]


@pytest.mark.parametrize(("method", "name", "of_deck"), ADDRESSES)
def test_only_the_team_prepares_slides(
    people: tuple[Webinar, User, User, User], method: str, name: str, of_deck: bool
) -> None:
    webinar, lecturer, registered, outsider = people
    deck = deck_of(webinar, title="Кіріспе")
    address = url(name, webinar, *([deck.code] if of_deck else []))
    ask: Callable[[User | None], int] = lambda person: getattr(client_of(person), method)(address).status_code  # noqa: E731
    assert ask(registered) == 403
    assert ask(outsider) == 403
    assert ask(make.lecturer()) == 403, "of another webinar"
    assert ask(None) == 302
    assert Deck.objects.filter(pk=deck.pk, title="Кіріспе", is_downloadable=False).exists()
    assert ask(lecturer) in {200, 302}


def test_a_deck_of_another_webinar_is_not_reached_through_ones_own(webinar: Webinar, lecturer: Client) -> None:
    other = deck_of(make.webinar(), title="Theirs")
    assert lecturer.post(url("delete", webinar, other.code)).status_code == 404
    assert lecturer.post(url("upload", webinar), {"pdf": pdf_file(), "replaces": other.code}).status_code == 404
    assert Deck.objects.get().title == "Theirs"


def test_a_draft_of_others_is_not_spoken_of() -> None:
    webinar = make.webinar(state="draft")
    deck_of(webinar)
    assert client_of(make.person()).get(url("decks", webinar)).status_code == 404


def test_only_posts_change_something(webinar: Webinar, lecturer: Client) -> None:
    deck = deck_of(webinar)
    for name in ("rename", "move", "offer", "delete"):
        assert lecturer.get(url(name, webinar, deck.code)).status_code == 405
    assert lecturer.get(url("upload", webinar)).status_code == 405


def test_a_real_deck_shows_its_first_page(webinar: Webinar, lecturer: Client) -> None:
    deck = drawn(webinar)
    page = lecturer.get(url("decks", webinar)).content.decode()
    assert f'src="/webinars/{webinar.code}/slides/{deck.code}/1-480.webp" width="480" height="270"' in page
