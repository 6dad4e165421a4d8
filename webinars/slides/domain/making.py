"""From the PDF to the pictures of its pages: waiting -> making -> ready, or failed with a reason.

A job that was interrupted goes on with the first page that is not stored yet.
"""

import tempfile
from pathlib import Path

from django.db import transaction

from media.store import default_store
from webinars.slides.domain.decks import take_place, tell_list
from webinars.slides.errors import PdfRefused
from webinars.slides.limits import WIDTHS
from webinars.slides.models import Deck, DeckState, Page
from webinars.slides.rendering.run import Counted, Drawn, draw_pdf

PICTURE_TYPE = "image/webp"


def begin_making(deck: Deck) -> bool:
    """A worker takes it. *Making* may begin again: its worker was killed. Returns False when there is nothing to do."""
    return bool(
        Deck.objects.filter(pk=deck.pk, state__in=(DeckState.WAITING, DeckState.MAKING)).update(state=DeckState.MAKING)
    )


def make_pages(deck: Deck) -> None:
    """Draws and stores all pages that are missing. Raises PdfRefused; media's StorageError when the storage is away."""
    done = deck.pages.count()
    with tempfile.TemporaryDirectory(prefix="daris-slides-") as name:
        folder = Path(name)
        pdf = folder / "original.pdf"
        with pdf.open("wb") as file:
            for piece in default_store().stream(deck.pdf_key):
                file.write(piece)
        for step in draw_pdf(pdf, folder, first=done + 1):
            if isinstance(step, Counted):
                Deck.objects.filter(pk=deck.pk).update(page_count=step.pages)
            else:
                _keep(deck, step, folder=folder)
    finish_making(deck)


def finish_making(deck: Deck) -> None:
    """All pages are there: it can be shown. A replacement takes the place of what it replaces."""
    with transaction.atomic():
        if Deck.objects.filter(pk=deck.pk, state=DeckState.MAKING).update(state=DeckState.READY, error=""):
            deck.refresh_from_db()
            take_place(deck)
            tell_list(deck.webinar)
    deck.refresh_from_db()


def fail_making(deck: Deck, *, reason: str, page: int = 0) -> None:
    """The team is told why. Pages that were made stay until the deck is deleted."""
    Deck.objects.filter(pk=deck.pk, state__in=(DeckState.WAITING, DeckState.MAKING)).update(
        state=DeckState.FAILED, error=reason[:40], error_page=page
    )


def _keep(deck: Deck, drawn: Drawn, *, folder: Path) -> None:
    """The pictures first: a page that is in the database can be shown."""
    store = default_store()
    for width in WIDTHS:
        path = folder / f"{drawn.number}-{width}.webp"
        try:
            data = path.read_bytes()
        except OSError as error:
            raise PdfRefused("damaged", page=drawn.number) from error
        store.put(deck.picture_key(drawn.number, width), data, content_type=PICTURE_TYPE)
        path.unlink()
    Page.objects.update_or_create(
        deck=deck,
        number=drawn.number,
        defaults={"width": drawn.width, "height": drawn.height, "text": drawn.text.replace("\x00", "")},
    )
