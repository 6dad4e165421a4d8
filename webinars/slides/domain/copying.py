"""Presentations of a webinar for its copy: made in the background, within the storage, without drawing anything anew."""

from django.db import transaction

from accounts.models import User
from media.store import default_store
from webinars.domain.locks import lock_webinar
from webinars.models import Webinar
from webinars.slides.domain.making import finish_making
from webinars.slides.limits import WIDTHS
from webinars.slides.models import Deck, Page

COPIED = ("title", "file_name", "bytes", "is_downloadable")


def copy_decks(source: Webinar, *, to: Webinar, by: User) -> None:
    """Those that can be shown, in their order, as if they had never been. Nothing happens when `to` has some already."""
    from webinars.slides.tasks import copy_soon  # tasks import this module

    with transaction.atomic():
        locked = lock_webinar(to)
        if Deck.objects.filter(webinar=locked).exists():
            return
        for order, deck in enumerate(Deck.objects.ready().filter(webinar=source)):
            made = Deck.objects.create(
                webinar=locked, order=order, uploaded_by=by, **{name: getattr(deck, name) for name in COPIED}
            )
            copy_soon(made, source=deck)  # a row of the same transaction


def copy_pages(deck: Deck, source: Deck) -> None:
    """The PDF, then page after page; goes on where it was interrupted. Raises media's StorageError, ObjectMissing."""
    store = default_store()
    done = set(deck.pages.values_list("number", flat=True))
    if not done:
        store.copy(source.pdf_key, to=deck.pdf_key)
        Deck.objects.filter(pk=deck.pk).update(page_count=source.page_count)
    for page in source.pages.all():
        if page.number in done:
            continue
        for width in WIDTHS:
            store.copy(source.picture_key(page.number, width), to=deck.picture_key(page.number, width))
        Page.objects.create(deck=deck, number=page.number, width=page.width, height=page.height, text=page.text)
    finish_making(deck)
