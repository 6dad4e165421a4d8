"""The page's reducer leads from any snapshot, with the events after it, to what a fresh snapshot shows."""

from collections.abc import Iterator

import pytest

from tests.slides.making import deck_of
from tests.webinars.reducing import ScenarioRoom, check
from webinars.slides.domain.decks import allow_download, delete_deck, move_deck, rename_deck
from webinars.slides.domain.turning import hide_slides, turn_page
from webinars.slides.models import Deck

pytestmark = pytest.mark.django_db


def a_lecture_with_slides(room: ScenarioRoom) -> Iterator[None]:
    webinar, host = room.webinar, room.host
    deck, other = deck_of(webinar), deck_of(webinar, title="Екінші")
    unseen = deck_of(webinar)
    yield
    turn_page(webinar, deck.code, 1, by=host)
    yield
    turn_page(webinar, other.code, 4, by=host)
    turn_page(webinar, deck.code, 2, by=host)
    allow_download(other, allowed=True, by=host)
    yield
    rename_deck(deck, "Жаңа атау", by=host)
    move_deck(deck, to="later")
    yield
    for page in range(20):
        turn_page(webinar, deck.code, page % 2 + 1, by=host)
    hide_slides(webinar, by=host)
    yield
    Deck.objects.filter(pk=other.pk).update(is_downloadable=True)
    turn_page(webinar, other.code, 5, by=host)
    for page in range(20):
        turn_page(webinar, deck.code, page % 2 + 1, by=host)
    yield
    delete_deck(other, by=host)
    delete_deck(unseen, by=host)
    turn_page(webinar, deck.code, 5, by=host)


def test_events_lead_to_what_a_fresh_snapshot_shows() -> None:
    check(a_lecture_with_slides, part="slides", module="slides/slides-state.js")
