"""The slides of a lecture along its timeline: for looking back, and as chapters of the recording."""

from collections.abc import Sequence
from dataclasses import dataclass

from webinars.models import Webinar
from webinars.slides.models import Page, Turn

PASSED_MS = 2000
"""A page that was on the screen for less was leafed over: it is no chapter."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page that was shown from `start_ms` of the broadcast on. `end_ms` is None for the last one."""

    start_ms: int
    end_ms: int | None
    deck_code: str
    page: int
    title: str

    @property
    def start_s(self) -> int:
        return self.start_ms // 1000


def turns_of(webinar: Webinar) -> list[Turn]:
    """In the order in which they happened, with their decks."""
    return list(Turn.objects.filter(webinar=webinar).select_related("deck").order_by("pk"))


def chapters_of(webinar: Webinar) -> list[Chapter]:
    """Each named after the first line of its page. Three queries, whatever their number."""
    turns = [
        turn for turn, until in _stretches(turns_of(webinar)) if until is None or until - turn.media_ms >= PASSED_MS
    ]
    titles = _titles(turns)
    chapters: list[Chapter] = []
    for turn, until in _stretches(turns):
        if turn.deck is None or turn.page is None:
            continue
        title = titles.get((turn.deck.pk, turn.page)) or turn.deck.title
        chapters.append(Chapter(turn.media_ms, until, turn.deck.code, turn.page, title))
    return chapters


def _stretches(turns: Sequence[Turn]) -> list[tuple[Turn, int | None]]:
    """Each turn with the moment at which the next one came."""
    ends: list[int | None] = [turn.media_ms for turn in turns[1:]]
    return list(zip(turns, [*ends, None], strict=True)) if turns else []


def _titles(turns: Sequence[Turn]) -> dict[tuple[int, int], str]:
    shown = {(turn.deck_id, turn.page) for turn in turns if turn.deck_id}
    pages = Page.objects.filter(deck__in={deck for deck, _ in shown}, number__in={page for _, page in shown})
    return {(page.deck_id, page.number): page.title for page in pages}
