"""What is told to a room about slides and stored."""

import msgspec
from django.db.models import Prefetch

from webinars.domain.events import Event
from webinars.models import Webinar
from webinars.slides.models import Deck, Page

TEXT_TOLD = 500
"""Characters of a page's text that go with a turn: what a screen reader says of a picture. The rest is asked for."""


class Shown(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A page on the screen. `width`, `height`: of the widest picture; `furthest`: the last page that the audience has seen."""

    deck: str
    title: str
    pages: int
    page: int
    furthest: int
    width: int
    height: int
    text: str
    is_downloadable: bool


class SlidesTurned(Event, tag="slides.turned", frozen=True):
    """From the moment `media_ms` of the broadcast on this is shown; `shown` is None when there is no slide."""

    shown: Shown | None
    media_ms: int


class SlidesOffered(Event, tag="slides.offered", frozen=True):
    """A presentation that was shown may now be downloaded, or no longer, or is called otherwise."""

    deck: str
    title: str
    is_downloadable: bool


class Listed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A presentation whose pages are there. `width` and `height` are of its first page."""

    deck: str
    title: str
    pages: int
    width: int
    height: int


class SlidesListed(Event, tag="slides.listed", frozen=True):
    """To hosts: what can be shown from now on, in order."""

    listed: list[Listed]


SLIDES_EVENTS = (SlidesTurned, SlidesOffered, SlidesListed)


def listed_of(webinar: Webinar) -> list[Listed]:
    """Two queries."""
    first = Prefetch("pages", queryset=Page.objects.filter(number=1).defer("text"), to_attr="first_pages")
    return [
        Listed(deck=deck.code, title=deck.title, pages=deck.page_count, width=page.width, height=page.height)
        for deck in webinar.decks.ready().prefetch_related(first)
        for page in deck.first_pages  # type: ignore[attr-defined]
    ]


def shown_of(deck: Deck, page: Page) -> Shown:
    return Shown(
        deck=deck.code,
        title=deck.title,
        pages=deck.page_count,
        page=page.number,
        furthest=deck.furthest_page,
        width=page.width,
        height=page.height,
        text=page.text[:TEXT_TOLD],
        is_downloadable=deck.is_downloadable,
    )
