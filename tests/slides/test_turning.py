"""Turning pages: one after the other, at the moments of the broadcast, kept as chapters."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import User
from media.models import Broadcast
from tests import factories as make
from tests.slides.making import deck_of
from webinars.errors import NotLive
from webinars.models import Webinar
from webinars.slides.domain.chapters import chapters_of
from webinars.slides.domain.decks import delete_deck, take_place
from webinars.slides.domain.moments import TRUST_MS
from webinars.slides.domain.turning import hide_slides, turn_page
from webinars.slides.errors import NoSuchPage, NotReady
from webinars.slides.models import DeckState, Turn

pytestmark = pytest.mark.django_db


@pytest.fixture
def webinar() -> Webinar:
    return make.webinar(state="live")


@pytest.fixture
def host(webinar: Webinar) -> User:
    return webinar.lecturers.get()


def records(webinar: Webinar, *, offset_ms: int, for_ms: int) -> None:
    """A recorder has been running for so long."""
    assert webinar.broadcast is not None
    webinar.broadcast.epochs.create(
        number=webinar.broadcast.epochs.count(),
        key=f"recorder{offset_ms}",
        mime="video/webm",
        offset_ms=offset_ms,
        started_at=timezone.now() - timedelta(milliseconds=for_ms),
    )


def test_a_turn_is_kept_and_told(webinar: Webinar, host: User) -> None:
    deck = deck_of(webinar, title="Кіріспе")
    turn = turn_page(webinar, deck.code, 2, by=host)
    assert (turn.deck, turn.page, turn.media_ms, turn.by) == (deck, 2, 0, host)
    event = webinar.events.get(type="slides.turned")
    assert event.payload == {
        "shown": {
            "deck": deck.code,
            "title": "Кіріспе",
            "pages": 5,
            "page": 2,
            "furthest": 2,
            "width": 1920,
            "height": 1080,
            "text": "Title 2\nWords 2",
            "is_downloadable": False,
        },
        "media_ms": 0,
    }
    assert event.person == host


def test_the_same_page_again_is_nothing(webinar: Webinar, host: User) -> None:
    deck = deck_of(webinar)
    assert turn_page(webinar, deck.code, 2, by=host) == turn_page(webinar, deck.code, 2, by=host)
    hide_slides(webinar, by=host)
    hide_slides(webinar, by=host)
    assert [turn.page for turn in Turn.objects.all()] == [2, None]


@pytest.mark.parametrize("page", [0, 6, -1, 10_000])
def test_a_page_that_is_not_there(webinar: Webinar, host: User, page: int) -> None:
    deck = deck_of(webinar)
    with pytest.raises(NoSuchPage):
        turn_page(webinar, deck.code, page, by=host)


def test_only_what_is_ready_in_the_list_of_this_webinar(webinar: Webinar, host: User) -> None:
    with pytest.raises(NotReady):
        turn_page(webinar, deck_of(webinar, state=DeckState.MAKING).code, 1, by=host)
    for deck in (deck_of(make.webinar()), deck_of(webinar, retired_at=timezone.now())):
        with pytest.raises(NoSuchPage):
            turn_page(webinar, deck.code, 1, by=host)


@pytest.mark.parametrize("state", ["draft", "ended", "cancelled"])
def test_there_is_a_room_before_the_start_and_during_the_lecture(state: str) -> None:
    webinar = make.webinar(state=state)
    deck = deck_of(webinar)
    with pytest.raises(NotLive):
        turn_page(webinar, deck.code, 1, by=webinar.created_by)
    coming = make.webinar()
    assert turn_page(coming, deck_of(coming).code, 1, by=coming.created_by).media_ms == 0


def test_the_moment_is_that_of_the_recorder(webinar: Webinar, host: User) -> None:
    deck = deck_of(webinar)
    records(webinar, offset_ms=60_000, for_ms=5000)
    assert 65_000 <= turn_page(webinar, deck.code, 1, by=host).media_ms < 69_000, "by the server's clock"
    assert turn_page(webinar, deck.code, 2, by=host, media_ms=69_500).media_ms == 69_500, (
        "as the page says that records"
    )
    late = turn_page(webinar, deck.code, 3, by=host, media_ms=65_000)
    assert late.media_ms == 69_500, "time does not run back"
    far = turn_page(webinar, deck.code, 4, by=host, media_ms=65_000 + 3 * TRUST_MS)
    assert far.media_ms < 65_000 + 3 * TRUST_MS, "nobody is in the future"


def test_in_a_break_the_moment_is_the_end_of_what_was_broadcast(webinar: Webinar, host: User) -> None:
    deck = deck_of(webinar)
    records(webinar, offset_ms=0, for_ms=90_000)
    Broadcast.objects.update(duration_ms=30_000)
    webinar.broadcast.epochs.update(finished_at=timezone.now(), duration_ms=30_000)  # type: ignore[union-attr]
    assert turn_page(webinar, deck.code, 1, by=host).media_ms == 30_000


def test_pages_become_chapters(webinar: Webinar, host: User) -> None:
    deck = deck_of(webinar)
    records(webinar, offset_ms=0, for_ms=100_000)
    for page, at in ((1, 0), (2, 10_000), (3, 20_000), (4, 20_500), (5, 21_000)):
        turn_page(webinar, deck.code, page, by=host, media_ms=at)
    hide_slides(webinar, by=host, media_ms=40_000)
    turn_page(webinar, deck.code, 2, by=host, media_ms=50_000)
    found = [(chapter.start_ms, chapter.end_ms, chapter.page, chapter.title) for chapter in chapters_of(webinar)]
    assert found == [
        (0, 10_000, 1, "Title 1"),
        (10_000, 21_000, 2, "Title 2"),
        (21_000, 40_000, 5, "Title 5"),
        (50_000, None, 2, "Title 2"),
    ]


def test_chapters_cost_two_queries(webinar: Webinar, host: User, django_assert_num_queries: object) -> None:
    deck, other = deck_of(webinar), deck_of(webinar)
    for page in range(1, 6):
        turn_page(webinar, deck.code, page, by=host)
        turn_page(webinar, other.code, page, by=host)
    with django_assert_num_queries(2):  # type: ignore[operator]
        chapters_of(webinar)


def test_a_deck_that_is_deleted_leaves_the_screen_and_stays_in_the_recording(webinar: Webinar, host: User) -> None:
    deck = deck_of(webinar)
    turn_page(webinar, deck.code, 3, by=host)
    delete_deck(deck, by=host)
    assert not webinar.decks.listed().exists()
    assert [turn.page for turn in Turn.objects.all()] == [3, None]
    assert webinar.decks.get().pages.count() == 5


def test_a_new_version_comes_onto_the_screen(webinar: Webinar, host: User) -> None:
    deck = deck_of(webinar)
    turn_page(webinar, deck.code, 5, by=host)
    version = deck_of(webinar, pages=3, replaces=deck, uploaded_by=host)
    take_place(version)
    assert [(turn.deck, turn.page) for turn in Turn.objects.all()] == [(deck, 5), (version, 3)]
