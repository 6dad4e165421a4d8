"""Work in the background: pages of presentations.

The job of a worker that was killed is given back by `config.tasks.retry_stalled`.
"""

import logging

from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from webinars.slides.domain.copying import copy_pages
from webinars.slides.domain.decks import forget_files
from webinars.slides.domain.making import begin_making, fail_making, make_pages
from webinars.slides.errors import PdfRefused
from webinars.slides.models import Deck

log = logging.getLogger("daris.slides")

RETRIES = 3
KILLED_TOO_OFTEN = RETRIES + 3
"""Attempts after which a job whose worker dies each time is not given back any more."""
# 4, 16 and 64 s: the lecturer waits.
RETRY = RetryStrategy(max_attempts=RETRIES, exponential_wait=4)
BEFORE_FILES = 10
"""Its priority: slides may be needed in a running lecture, the files of recordings are not."""


@app.task(name="slides.make_pages", queue="slides", retry=RETRY, pass_context=True, priority=BEFORE_FILES)
def make_deck(context: JobContext | None = None, *, deck_id: int) -> None:
    """The pictures of a deck's pages. Done, failed or deleted already: nothing happens."""
    deck = Deck.objects.filter(pk=deck_id).first()
    if deck is None or not begin_making(deck):
        return
    attempts = context.job.attempts if context else 0
    if attempts >= KILLED_TOO_OFTEN:
        fail_making(deck, reason="stopped")
        return
    try:
        make_pages(deck)
    except PdfRefused as error:  # the next attempt would end in the same way
        log.info("deck %s was refused: %s at page %s", deck.code, error.reason, error.page)
        fail_making(deck, reason=error.reason, page=error.page)
    except Exception:
        if not Deck.objects.filter(pk=deck_id).exists():
            forget_files(deck)  # deleted meanwhile: what was stored after that must go too
            return
        if attempts >= RETRIES:
            fail_making(deck, reason="storage")
        raise


def make_pages_soon(deck: Deck) -> None:
    make_deck.defer(deck_id=deck.pk)


@app.task(name="slides.copy_deck", queue="slides", retry=RETRY, pass_context=True, priority=BEFORE_FILES)
def copy_deck(context: JobContext | None = None, *, deck_id: int, source_id: int) -> None:
    """What a presentation of a copied webinar needs. Done or deleted already: nothing happens."""
    deck = Deck.objects.filter(pk=deck_id).first()
    if deck is None or not begin_making(deck):
        return
    source = Deck.objects.filter(pk=source_id).first()
    if source is None:  # discarded meanwhile: there is nothing to copy from
        deck.delete()
        return
    attempts = context.job.attempts if context else 0
    if attempts >= KILLED_TOO_OFTEN:
        fail_making(deck, reason="stopped")
        return
    try:
        copy_pages(deck, source)
    except Exception:
        if not Deck.objects.filter(pk=deck_id).exists():
            forget_files(deck)
            return
        if attempts >= RETRIES:
            fail_making(deck, reason="storage")
        raise


def copy_soon(deck: Deck, *, source: Deck) -> None:
    copy_deck.defer(deck_id=deck.pk, source_id=source.pk)
