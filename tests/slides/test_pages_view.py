"""What the audience gets: pictures, texts, the PDF; and what an outsider does not."""

import json

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from accounts.models import User
from media.store import default_store
from tests import factories as make
from tests.slides import pdfs
from tests.slides.making import client_of, deck_of, drawn, webinar_with_people
from webinars.models import RegistrationState, Webinar
from webinars.slides.domain import pictures
from webinars.slides.domain.turning import hide_slides, turn_page
from webinars.slides.models import Deck

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_is_known() -> None:
    """Rights are asked for anew: the cache outlives a test."""
    cache.clear()


@pytest.fixture
def people() -> tuple[Webinar, User, User, User]:
    return webinar_with_people(state="live")


def url(name: str, deck: Deck, *more: object) -> str:
    return reverse(f"slides:{name}", args=[deck.webinar.code, deck.code, *more])


def status(person: User | None, address: str) -> int:
    return client_of(person).get(address).status_code


def test_a_picture_for_whoever_is_in_the_room(people: tuple[Webinar, User, User, User]) -> None:
    webinar, lecturer, registered, _ = people
    deck = drawn(webinar)
    turn_page(webinar, deck.code, 1, by=lecturer)
    answer = client_of(registered).get(url("picture", deck, 1, 960))
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/webp")
    assert answer.content == default_store().get(deck.picture_key(1, 960))
    assert answer["Cache-Control"] == "private, max-age=31536000, immutable"
    again = client_of(registered).get(url("picture", deck, 1, 960), headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_an_outsider_gets_neither_picture_nor_words_nor_pdf(people: tuple[Webinar, User, User, User]) -> None:
    webinar, lecturer, registered, outsider = people
    deck = drawn(webinar)
    turn_page(webinar, deck.code, 1, by=lecturer)
    Deck.objects.update(is_downloadable=True)
    turns = reverse("slides:turns", args=[webinar.code])
    for address in (url("picture", deck, 1, 960), url("pages", deck), url("download", deck), turns):
        assert status(registered, address) == 200
        assert status(outsider, address) == 404
        assert status(make.lecturer(), address) == 404, "of another webinar"
        assert status(None, address) == 401
        for state in (RegistrationState.PENDING, RegistrationState.DECLINED, RegistrationState.CANCELLED):
            assert status(make.registration(webinar, state=state).person, address) == 404


def test_who_registers_sees_the_slides_at_once(people: tuple[Webinar, User, User, User]) -> None:
    webinar, lecturer, _, outsider = people
    deck = drawn(webinar)
    turn_page(webinar, deck.code, 1, by=lecturer)
    assert status(outsider, url("picture", deck, 1, 480)) == 404
    make.registration(webinar, outsider)
    assert status(outsider, url("picture", deck, 1, 480)) == 200


def test_participants_see_what_was_shown_and_nothing_ahead(people: tuple[Webinar, User, User, User]) -> None:
    webinar, lecturer, registered, _ = people
    deck = drawn(webinar, pdfs.slides(4))
    pages = [url("picture", deck, number, 480) for number in range(1, 5)]
    assert [status(registered, address) for address in pages] == [404, 404, 404, 404]
    assert status(registered, url("pages", deck)) == 404
    assert [status(lecturer, address) for address in pages] == [200, 200, 200, 200]
    turn_page(webinar, deck.code, 2, by=lecturer)
    turn_page(webinar, deck.code, 1, by=lecturer)
    assert [status(registered, address) for address in pages] == [200, 200, 404, 404]
    said = client_of(registered).get(url("pages", deck)).json()
    assert (said["count"], [page["page"] for page in said["pages"]]) == (4, [1, 2])
    assert said["pages"][1] == {
        "page": 2,
        "width": 1920,
        "height": 1080,
        "text": deck.pages.get(number=2).text,
    }
    Deck.objects.update(is_downloadable=True)
    assert [status(registered, address) for address in pages] == [200, 200, 200, 200]


@pytest.mark.parametrize("address", ["0-480", "4-480", "1-481", "99999999999-480", "1-0"])
def test_a_picture_that_is_not_there(people: tuple[Webinar, User, User, User], address: str) -> None:
    webinar, lecturer, *_ = people
    deck = drawn(webinar)
    assert status(lecturer, f"/webinars/{webinar.code}/slides/{deck.code}/{address}.webp") == 404


def test_a_deck_is_found_in_its_own_webinar_only(people: tuple[Webinar, User, User, User]) -> None:
    webinar, lecturer, *_ = people
    deck = drawn(webinar)
    mine = make.webinar(lecturers=[lecturer])
    assert status(lecturer, f"/webinars/{mine.code}/slides/{deck.code}/1-480.webp") == 404


def test_the_pdf_only_where_it_is_allowed(people: tuple[Webinar, User, User, User]) -> None:
    webinar, lecturer, registered, _ = people
    deck = drawn(webinar)
    turn_page(webinar, deck.code, 1, by=lecturer)
    assert status(registered, url("download", deck)) == 404
    assert status(lecturer, url("download", deck)) == 200
    Deck.objects.update(is_downloadable=True, title='A "b"/c')
    answer = client_of(registered).get(url("download", deck))
    assert b"".join(answer.streaming_content) == pdfs.slides()  # type: ignore[attr-defined]
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith('attachment; filename="A b c.pdf"')
    Deck.objects.update(furthest_page=0)
    assert status(registered, url("download", deck)) == 404, "it was not shown yet"


def test_with_a_public_storage_the_pdf_comes_from_there(
    people: tuple[Webinar, User, User, User], settings: Settings
) -> None:
    webinar, lecturer, registered, outsider = people
    deck = drawn(webinar)
    turn_page(webinar, deck.code, 1, by=lecturer)
    Deck.objects.update(is_downloadable=True)
    settings.S3_PUBLIC_URL = settings.S3_ENDPOINT_URL
    default_store.cache_clear()
    try:
        answer = client_of(registered).get(url("download", deck))
        assert answer.status_code == 302
        assert answer["Location"].startswith(f"{settings.S3_ENDPOINT_URL}/{settings.S3_BUCKET}/slides/{deck.code}/")
        assert status(outsider, url("download", deck)) == 404
    finally:
        default_store.cache_clear()


def test_the_recordings_audience_sees_them_too() -> None:
    webinar, _, registered, outsider = webinar_with_people(state="ended")
    deck = drawn(webinar)
    Deck.objects.update(furthest_page=3)
    assert status(registered, url("picture", deck, 3, 480)) == 200
    assert status(make.auditor(), url("picture", deck, 3, 480)) == 200
    assert status(outsider, url("picture", deck, 3, 480)) == 404


def test_a_deleted_deck_is_still_seen_but_not_downloaded(people: tuple[Webinar, User, User, User]) -> None:
    webinar, lecturer, registered, _ = people
    deck = drawn(webinar)
    turn_page(webinar, deck.code, 1, by=lecturer)
    Deck.objects.update(is_downloadable=True, retired_at=webinar.started_at)
    assert status(registered, url("picture", deck, 1, 480)) == 200
    assert status(registered, url("download", deck)) == 404


def test_all_turns_for_whoever_looks_back(people: tuple[Webinar, User, User, User]) -> None:
    webinar, lecturer, registered, _ = people
    deck = deck_of(webinar)
    turn_page(webinar, deck.code, 1, by=lecturer)
    turn_page(webinar, deck.code, 4, by=lecturer)
    hide_slides(webinar, by=lecturer)
    said = json.loads(client_of(registered).get(reverse("slides:turns", args=[webinar.code])).content)
    assert said == {"turns": [[deck.code, 1, 0], [deck.code, 4, 0], [None, None, 0]]}


def test_a_picture_that_is_asked_for_again_costs_little(
    people: tuple[Webinar, User, User, User],
    django_assert_num_queries: DjangoAssertNumQueries,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    webinar, lecturer, registered, _ = people
    deck = drawn(webinar)
    turn_page(webinar, deck.code, 1, by=lecturer)
    client: Client = client_of(registered)
    client.get(url("picture", deck, 1, 960))
    monkeypatch.setattr(pictures, "page_store", lambda: pytest.fail("the storage is not asked again"))
    with django_assert_num_queries(4):  # session, person, deck, lecturers
        assert client.get(url("picture", deck, 1, 960)).status_code == 200


def test_pictures_have_a_limit(people: tuple[Webinar, User, User, User], monkeypatch: pytest.MonkeyPatch) -> None:
    webinar, lecturer, registered, _ = people
    deck = drawn(webinar)
    turn_page(webinar, deck.code, 1, by=lecturer)
    monkeypatch.setattr("webinars.throttle.time", lambda: 1_800_000_000.0)  # no test sees two windows
    monkeypatch.setattr("webinars.slides.views.pages.PICTURES_PER_MINUTE", 2)
    assert [status(registered, url("picture", deck, 1, 480)) for _ in range(3)] == [200, 200, 429]
    assert status(lecturer, url("picture", deck, 1, 480)) == 200
