"""Finding a page again by the words that stand on it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from webinars.models import Webinar
from webinars.slides.domain.seeing import Seat, reach_of
from webinars.slides.models import Deck, Page

MOST_FOUND = 50
MOST_WORDS = 6
AROUND = 60
"""Characters of a page's text on either side of what was found."""


@dataclass(frozen=True, slots=True)
class Found:
    deck: str
    page: int
    title: str
    excerpt: str
    """What stands around the first of the words; one line."""


def words_of(wanted: str) -> list[str]:
    """As they are compared: without case, in any script."""
    return wanted.replace("\x00", "").casefold().split()[:MOST_WORDS]


def find_pages(webinar: Webinar, wanted: str, *, seat: Seat) -> list[Found]:
    """Pages on which all the words stand, in the order of the presentations; only those that this person may see. Two queries.

    Compared here and not in the database, whose idea of upper and lower case depends on how it was set up.
    """
    words = words_of(wanted)
    if not words or seat is Seat.NONE:
        return []
    decks = Deck.objects.filter(webinar=webinar)
    reach = {deck.pk: reach_of(seat, deck) for deck in (decks.ready() if seat is Seat.TEAM else decks.shown())}
    pages = Page.objects.filter(deck__in=[pk for pk, furthest in reach.items() if furthest]).exclude(text="")
    found = [
        Found(page.deck.code, page.number, page.title, excerpt_of(page.text, words))
        for page in pages.select_related("deck").order_by("deck__order", "deck__pk", "number")
        if page.number <= reach[page.deck_id] and has_all(page.text, words)
    ]
    return found[:MOST_FOUND]


def has_all(text: str, words: Sequence[str]) -> bool:
    folded = text.casefold()
    return all(word in folded for word in words)


def excerpt_of(text: str, words: Sequence[str]) -> str:
    line = re.sub(r"\s+", " ", text)
    # Folding may change the length of a text (ß); then the beginning is as good as any place.
    folded = line.casefold()
    at = folded.find(words[0]) if len(folded) == len(line) else 0
    first, last = max(0, at - AROUND), at + len(words[0]) + AROUND
    return f"{'…' if first else ''}{line[first:last].strip()}{'…' if last < len(line) else ''}"
