"""Slides on the control socket."""

from collections.abc import Mapping
from typing import Any, ClassVar

from accounts.rights import Right
from webinars.domain.events import Event
from webinars.errors import NoRight
from webinars.live.limits import Rate
from webinars.live.parts import RoomPart, Session
from webinars.live.protocol import Message
from webinars.live.threads import in_thread
from webinars.models import Webinar
from webinars.slides.domain.events import SLIDES_EVENTS, listed_of, shown_of
from webinars.slides.domain.turning import hide_slides, turn_page
from webinars.slides.live.pointing import point
from webinars.slides.live.protocol import (
    HideSlides,
    Leaf,
    Point,
    Pointed,
    ShownDeck,
    SlidesForHosts,
    SlidesSnapshot,
    TurnPage,
)
from webinars.slides.models import Deck, Page, Turn

LAST_TURNS = 30
"""In a snapshot: enough for a picture that is some seconds late. All of them are asked for by whoever looks back."""


class SlidesPart(RoomPart):
    name = "slides"
    messages: ClassVar[tuple[type[Message], ...]] = (TurnPage, HideSlides, Point)
    events: ClassVar[tuple[type[Event], ...]] = SLIDES_EVENTS
    answers: ClassVar[tuple[type[Message], ...]] = (Pointed,)
    snapshots: ClassVar[tuple[type[Any], ...]] = (SlidesSnapshot, SlidesForHosts)
    limits: ClassVar[Mapping[type[Message], Rate]] = {
        TurnPage: Rate(per_s=5, burst=30),
        Point: Rate(per_s=11, burst=30),
    }
    rights: ClassVar[Mapping[type[Message], Right]] = {
        TurnPage: Right.WEBINAR_HOST,
        HideSlides: Right.WEBINAR_HOST,
    }

    def shared_snapshot(self, webinar: Webinar) -> Any:
        decks = {deck.pk: deck for deck in Deck.objects.shown().filter(webinar=webinar).order_by("code")}
        if not decks:
            return None
        turns = list(Turn.objects.filter(webinar=webinar).order_by("-pk")[:LAST_TURNS])[::-1]
        return SlidesSnapshot(
            shown=_shown(turns[-1], decks) if turns else None,
            turns=[_leaf(turn, decks) for turn in turns],
            decks=[
                ShownDeck(
                    deck=deck.code,
                    title=deck.title,
                    pages=deck.page_count,
                    furthest=deck.furthest_page,
                    is_downloadable=deck.is_downloadable and deck.retired_at is None,
                )
                for deck in decks.values()
            ],
        )

    def host_snapshot(self, webinar: Webinar) -> Any:
        return SlidesForHosts(listed=listed_of(webinar))

    async def received(self, session: Session, message: Message) -> None:
        match message:
            case TurnPage():
                await in_thread(turn_page)(
                    session.webinar, message.deck, message.page, by=session.person, media_ms=message.media_ms
                )
            case HideSlides():
                await in_thread(hide_slides)(session.webinar, by=session.person, media_ms=message.media_ms)
            case Point():
                # Ten a second: as of joining, not asked anew.
                if not session.is_host:
                    raise NoRight
                point(session.webinar.pk, Pointed(x=message.x, y=message.y, media_ms=message.media_ms))


def _leaf(turn: Turn, decks: dict[int, Deck]) -> Leaf:
    deck = decks.get(turn.deck_id) if turn.deck_id else None
    return Leaf(deck=deck.code if deck else None, page=turn.page if deck else None, media_ms=turn.media_ms)


def _shown(turn: Turn, decks: dict[int, Deck]) -> Any:
    deck = decks.get(turn.deck_id) if turn.deck_id else None
    page = Page.objects.filter(deck=deck, number=turn.page or 0).first() if deck else None
    return shown_of(deck, page) if deck and page else None
