"""What is said about slides over the room's socket. Stored events: `webinars.slides.domain.events`."""

from typing import Annotated

import msgspec

from webinars.live.protocol import Message
from webinars.slides.domain.events import Listed, Shown

Code = Annotated[str, msgspec.Meta(min_length=1, max_length=10)]
Moment = Annotated[int, msgspec.Meta(ge=0, le=10**9)]
Share = Annotated[float, msgspec.Meta(ge=0, le=1)]


class TurnPage(Message, tag="slides.turn", frozen=True):
    """Show this page to all. `media_ms`: the moment of the broadcast that this device records now; null when it records none."""

    deck: Code
    page: Annotated[int, msgspec.Meta(ge=1, le=10_000)]
    media_ms: Moment | None = None


class HideSlides(Message, tag="slides.hide", frozen=True):
    media_ms: Moment | None = None


class Point(Message, tag="slides.point", frozen=True):
    """Where on the page the host points, as shares of its width and height; nulls: nowhere any more. At most 10 a second."""

    x: Share | None = None
    y: Share | None = None
    media_ms: Moment | None = None


class Pointed(Message, tag="slides.pointed", frozen=True):
    """The same to all, about 5 times a second, in large rooms less often. Not stored."""

    x: float | None
    y: float | None
    media_ms: int | None


class Leaf(msgspec.Struct, frozen=True, kw_only=True):
    """A turn as a snapshot has it."""

    deck: str | None
    page: int | None
    media_ms: int


class ShownDeck(msgspec.Struct, frozen=True, kw_only=True):
    """A presentation that the audience has seen, up to page `furthest`."""

    deck: str
    title: str
    pages: int
    furthest: int
    is_downloadable: bool


class SlidesSnapshot(msgspec.Struct, frozen=True, kw_only=True):
    """`shown` is on the screen now; `turns` are the last ones, oldest first: the picture of the lecture comes a little later."""

    shown: Shown | None
    turns: list[Leaf]
    decks: list[ShownDeck]


class SlidesForHosts(msgspec.Struct, frozen=True, kw_only=True):
    """What can be shown."""

    listed: list[Listed]
