"""What the team does with its presentations: add, replace, rename, put in order, delete.

A deck's contents never change. Replacing one means adding another that takes its place when its pages are there.
"""

import logging
import re
from pathlib import PurePath
from typing import Any, Literal

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from accounts.models import User
from media.errors import StorageError
from media.store import default_store
from ui.codes import new_code
from webinars.domain.events import append_event
from webinars.models import Audience, Webinar
from webinars.slides.domain.events import SlidesListed, SlidesOffered, listed_of
from webinars.slides.domain.turning import hide_slides, turn_page
from webinars.slides.errors import PdfRefused, TooManyDecks
from webinars.slides.limits import MOST_BYTES, MOST_DECKS, TITLE_LENGTH
from webinars.slides.models import Deck, Turn

logger = logging.getLogger("daris.slides")

PDF_TYPE = "application/pdf"
HEAD_BYTES = 1024
"""A PDF says what it is within so many bytes."""


def add_deck(webinar: Webinar, file: "UploadedFile[Any]", *, by: User, replaces: Deck | None = None) -> Deck:
    """Stores the PDF and queues the making of its pages. Raises PdfRefused, TooManyDecks."""
    size = file.size or 0
    if size > MOST_BYTES:
        raise PdfRefused("too_large")
    if b"%PDF-" not in file.read(HEAD_BYTES):
        raise PdfRefused("not_pdf")
    # The version before it goes when this one is ready.
    if webinar.decks.listed().count() >= MOST_DECKS + (replaces is not None):
        raise TooManyDecks
    name = PurePath(file.name or "").name
    deck = Deck(
        webinar=webinar,
        code=new_code(),
        title=replaces.title if replaces else title_of(name),
        file_name=name[-200:],
        bytes=size,
        is_downloadable=replaces.is_downloadable if replaces else False,
        replaces=replaces,
        uploaded_by=by,
    )
    _store(deck, file)
    try:
        _record(deck)
    except BaseException:
        forget_files(deck)
        raise
    return deck


def rename_deck(deck: Deck, title: str, *, by: User) -> None:
    """An empty name changes nothing."""
    title = " ".join(title.replace("\x00", "").split())[:TITLE_LENGTH]
    if title and title != deck.title:
        _change(deck, by=by, title=title)


def allow_download(deck: Deck, *, allowed: bool, by: User) -> None:
    """Of the PDF, by whoever may be in the room or watch the recording."""
    if allowed != deck.is_downloadable:
        _change(deck, by=by, is_downloadable=allowed)


def move_deck(deck: Deck, *, to: Literal["earlier", "later"]) -> None:
    """One place in the list. At its end: nothing happens."""
    with transaction.atomic():
        webinar = Webinar.objects.select_for_update(no_key=True, of=("self",)).get(pk=deck.webinar_id)
        decks = list(Deck.objects.listed().filter(webinar_id=deck.webinar_id))
        here = next((index for index, each in enumerate(decks) if each.pk == deck.pk), None)
        if here is None:
            return
        there = here + (1 if to == "later" else -1)
        if 0 <= there < len(decks):
            decks[here], decks[there] = decks[there], decks[here]
        for order, each in enumerate(decks):
            if each.order != order:
                Deck.objects.filter(pk=each.pk).update(order=order)
        tell_list(webinar)


def delete_deck(deck: Deck, *, by: User | None) -> None:
    """It is gone from the list and the screen. If the audience saw it, its pages stay for the recording; else nothing stays."""
    with transaction.atomic():
        # The lock that a turn takes too: a page that is being shown right now counts.
        webinar = Webinar.objects.select_for_update(no_key=True, of=("self",)).get(pk=deck.webinar_id)
        if _is_on_screen(deck) and _has_room(webinar):
            hide_slides(webinar, by=by)
        if Deck.objects.shown().filter(pk=deck.pk).exists():
            Deck.objects.filter(pk=deck.pk, retired_at=None).update(retired_at=timezone.now())
            if _has_room(webinar):
                append_event(webinar, SlidesOffered(deck=deck.code, title=deck.title, is_downloadable=False), person=by)
        else:
            Deck.objects.filter(pk=deck.pk).delete()  # its files follow: webinars/slides/receivers.py
        tell_list(webinar)


def take_place(deck: Deck) -> None:
    """A replacement whose pages are there takes the place of what it replaces, on the screen too.

    Called in the transaction that makes it ready.
    """
    before = deck.replaces
    if before is None or before.retired_at is not None:
        return
    webinar = Webinar.objects.select_for_update(no_key=True, of=("self",)).get(pk=deck.webinar_id)
    Deck.objects.filter(pk=deck.pk).update(
        order=before.order, title=before.title, is_downloadable=before.is_downloadable
    )
    shown = _is_on_screen(before)
    if shown and _has_room(webinar):
        turn_page(webinar, deck.code, min(shown, deck.page_count), by=deck.uploaded_by)
    delete_deck(before, by=deck.uploaded_by)


def tell_list(webinar: Webinar) -> None:
    """Hosts who are in the room see what they can show now."""
    if _has_room(webinar):
        append_event(webinar, SlidesListed(listed=listed_of(webinar)), to=Audience.HOSTS)


def title_of(file_name: str) -> str:
    """ "2026_Бағалау-final.pdf" -> "2026 Бағалау-final"."""
    stem = re.sub(r"\.pdf$", "", file_name, flags=re.IGNORECASE)
    return " ".join(re.sub(r"[\x00-\x1f_]+", " ", stem).split())[:TITLE_LENGTH] or "PDF"


def _change(deck: Deck, *, by: User, **fields: Any) -> None:
    """Those who see it on their screens hear of it."""
    with transaction.atomic():
        Deck.objects.filter(pk=deck.pk).update(**fields)
        deck.refresh_from_db()
        if deck.was_shown and _has_room(deck.webinar):
            told = SlidesOffered(deck=deck.code, title=deck.title, is_downloadable=deck.is_downloadable)
            append_event(deck.webinar, told, person=by)
        if deck.is_ready and "title" in fields:
            tell_list(deck.webinar)


def _has_room(webinar: Webinar) -> bool:
    return webinar.is_live or webinar.is_coming


def _is_on_screen(deck: Deck) -> int:
    """Which page of it; 0 when it is not."""
    last = Turn.objects.filter(webinar_id=deck.webinar_id).order_by("pk").last()
    return last.page or 0 if last is not None and last.deck_id == deck.pk else 0


def _store(deck: Deck, file: "UploadedFile[Any]") -> None:
    path = getattr(file, "temporary_file_path", None)
    store = default_store()
    try:
        if path is not None:
            store.put_file(deck.pdf_key, path(), content_type=PDF_TYPE)
        else:
            file.seek(0)
            store.put(deck.pdf_key, file.read(), content_type=PDF_TYPE)
    except StorageError as error:
        logger.warning("a PDF could not be stored: %s", error)
        raise PdfRefused("storage") from error


def _record(deck: Deck) -> None:
    from webinars.slides.tasks import make_pages_soon  # tasks import this module

    with transaction.atomic():
        Webinar.objects.select_for_update(no_key=True, of=("self",)).get(pk=deck.webinar_id)
        last = deck.webinar.decks.aggregate(last=Max("order"))["last"]
        deck.order = 0 if last is None else last + 1
        deck.save()
        make_pages_soon(deck)  # a row of the same transaction


def forget_files(deck: Deck) -> None:
    """Deletes all that a deck has in the storage. A storage that is away keeps it: that is logged."""
    try:
        default_store().delete_prefix(deck.storage_prefix)
    except StorageError as error:
        logger.warning("files of deck %s stay in the storage: %s", deck.code, error)
