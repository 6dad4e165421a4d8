"""Finding a slide by its words: what was shown, and to whom."""

import pytest
from django.core.cache import cache
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from tests import factories as make
from tests.slides.making import client_of, deck_of, webinar_with_people
from webinars.models import Webinar
from webinars.slides.domain.finding import excerpt_of, find_pages
from webinars.slides.domain.seeing import Seat
from webinars.slides.models import Deck, Page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_is_known() -> None:
    cache.clear()


def write(deck: Deck, **texts: str) -> None:
    for number, text in texts.items():
        Page.objects.filter(deck=deck, number=int(number.removeprefix("page"))).update(text=text)


def found(webinar: Webinar, wanted: str, *, seat: Seat = Seat.AUDIENCE) -> list[int]:
    return [each.page for each in find_pages(webinar, wanted, seat=seat)]


def asked(webinar: Webinar, person: User | None, wanted: str = "") -> tuple[int, list[dict[str, object]]]:
    answer = client_of(person).get(reverse("slides:find", args=[webinar.code]), {"q": wanted})
    return answer.status_code, answer.json()["found"] if answer.status_code == 200 else []


def test_all_words_in_any_case_and_script() -> None:
    webinar = make.webinar(state="live")
    deck = deck_of(webinar, furthest_page=5)
    write(
        deck,
        page1="ҚАЛЫПТАСТЫРУШЫ бағалау",
        page2="Жиынтық\nбағалау",
        page3="Рефлексия",
        page4="",
        page5="бағалау 100 %",
    )
    assert found(webinar, "бағалау") == [1, 2, 5]
    assert found(webinar, "Бағалау қалыптастырушы") == [1]
    assert found(webinar, "100 %") == [5]
    for nothing in ("", "  ", "\x00", "жоқ сөз", "_", "бағалау рефлексия"):
        assert found(webinar, nothing) == []


def test_the_audience_finds_what_was_shown() -> None:
    webinar = make.webinar(state="live")
    deck_of(webinar, furthest_page=2)
    deck_of(webinar, title="not shown")
    kept = deck_of(webinar, furthest_page=1, is_downloadable=True)
    assert found(webinar, "words") == [1, 2, 1, 2, 3, 4, 5]
    assert len(found(webinar, "words", seat=Seat.TEAM)) == 15
    assert found(webinar, "words", seat=Seat.NONE) == []
    Deck.objects.filter(pk=kept.pk).update(retired_at=webinar.started_at)
    assert found(webinar, "words") == [1, 2, 1], "a deleted one is no longer given away whole"


def test_an_outsider_finds_nothing() -> None:
    webinar, lecturer, registered, outsider = webinar_with_people(state="live")
    deck = deck_of(webinar, furthest_page=2)
    status, pages = asked(webinar, registered, "words 2")
    assert (status, pages) == (
        200,
        [{"deck": deck.code, "page": 2, "title": "Title 2", "excerpt": "Title 2 Words 2"}],
    )
    assert len(asked(webinar, lecturer, "words")[1]) == 5
    assert asked(webinar, outsider, "words") == (404, [])
    assert asked(webinar, make.lecturer(), "words") == (404, [])
    assert asked(webinar, None, "words") == (401, [])


def test_not_all_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    webinar, _, registered, _ = webinar_with_people(state="live")
    monkeypatch.setattr("webinars.throttle.time", lambda: 1_800_000_000.0)  # no test sees two windows
    monkeypatch.setattr("webinars.slides.views.pages.SEARCHES_PER_MINUTE", 2)
    assert [asked(webinar, registered)[0] for _ in range(3)] == [200, 200, 429]


def test_two_questions_to_the_database(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    webinar = make.webinar(state="live")
    for _ in range(3):
        deck_of(webinar, furthest_page=5)
    with django_assert_num_queries(2):
        assert len(found(webinar, "words")) == 15


def test_what_stands_around() -> None:
    text = "а " * 50 + "\nмақсат\n" + "б " * 50
    excerpt = excerpt_of(text, ["мақсат"])
    assert excerpt.startswith("…")
    assert excerpt.endswith("…")
    assert " мақсат " in excerpt
    assert len(excerpt) <= 130
    assert excerpt_of("ẞ мақсат", ["мақсат"]) == "ẞ мақсат"
