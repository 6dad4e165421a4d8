"""Turning pages: for all at once, each at the moment of the broadcast at which it happened."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from webinars.domain.events import append_event
from webinars.errors import NotLive
from webinars.models import Webinar
from webinars.slides.domain.events import SlidesTurned, shown_of
from webinars.slides.domain.moments import moment_of
from webinars.slides.errors import NoSuchPage, NotReady
from webinars.slides.models import Deck, Page, Turn


def turn_page(webinar: Webinar, deck_code: str, page: int, *, by: User | None, media_ms: int | None = None) -> Turn:
    """Shows a page to everyone. Shown already: nothing happens. Raises NotLive, NotReady, NoSuchPage."""
    with transaction.atomic():
        locked = _lock(webinar)
        deck = Deck.objects.listed().filter(webinar=locked, code=deck_code).first()
        if deck is None:
            raise NoSuchPage
        if not deck.is_ready:
            raise NotReady
        found = Page.objects.filter(deck=deck, number=page).first()
        if found is None:
            raise NoSuchPage
        last = Turn.objects.filter(webinar=locked).order_by("pk").last()
        if last is not None and (last.deck_id, last.page) == (deck.pk, page):
            return last
        if page > deck.furthest_page:
            deck.furthest_page = page
            deck.save(update_fields=["furthest_page"])
        return _turn(locked, last=last, deck=deck, page=found, by=by, media_ms=media_ms)


def hide_slides(webinar: Webinar, *, by: User | None, media_ms: int | None = None) -> Turn | None:
    """From now on no slide is shown. None was shown: nothing happens. Raises NotLive."""
    with transaction.atomic():
        locked = _lock(webinar)
        last = Turn.objects.filter(webinar=locked).order_by("pk").last()
        if last is None or last.deck_id is None:
            return last
        return _turn(locked, last=last, deck=None, page=None, by=by, media_ms=media_ms)


def _lock(webinar: Webinar) -> Webinar:
    """Slides may be put up in the waiting room too."""
    locked = Webinar.objects.select_for_update(no_key=True, of=("self",)).get(pk=webinar.pk)
    if not (locked.is_live or locked.is_coming):
        raise NotLive
    return locked


def _turn(
    webinar: Webinar, *, last: Turn | None, deck: Deck | None, page: Page | None, by: User | None, media_ms: int | None
) -> Turn:
    turn = Turn.objects.create(
        webinar=webinar,
        deck=deck,
        page=page.number if page else None,
        media_ms=moment_of(webinar, said_ms=media_ms, not_before_ms=last.media_ms if last else 0),
        at=timezone.now(),
        by=by,
    )
    shown = shown_of(deck, page) if deck and page else None
    append_event(webinar, SlidesTurned(shown=shown, media_ms=turn.media_ms), person=by)
    return turn
