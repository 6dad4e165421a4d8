"""Decks for tests, and people around them."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import User
from tests import factories as make
from tests.slides import pdfs
from webinars.models import Webinar
from webinars.slides.domain.decks import add_deck
from webinars.slides.domain.making import begin_making, make_pages
from webinars.slides.models import Deck, DeckState, Page


def pdf_file(data: bytes | None = None, *, name: str = "Бағалау.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, pdfs.slides() if data is None else data, content_type="application/pdf")


def uploaded(webinar: Webinar, data: bytes | None = None, **fields: Any) -> Deck:
    """Stored, its pages not made."""
    return add_deck(webinar, pdf_file(data), by=webinar.lecturers.all()[0], **fields)


def drawn(webinar: Webinar, data: bytes | None = None) -> Deck:
    """With real pictures in the storage."""
    deck = uploaded(webinar, data)
    begin_making(deck)
    make_pages(deck)
    return deck


def deck_of(webinar: Webinar, *, pages: int = 5, **fields: Any) -> Deck:
    """Ready, without files: for what only the database knows."""
    defaults: dict[str, Any] = {
        "title": "Бағалау",
        "file_name": "b.pdf",
        "bytes": 1000,
        "state": DeckState.READY,
        "page_count": pages,
        "order": webinar.decks.count(),
    }
    deck = Deck.objects.create(webinar=webinar, **defaults | fields)
    Page.objects.bulk_create(
        Page(deck=deck, number=number, width=1920, height=1080, text=f"Title {number}\nWords {number}")
        for number in range(1, pages + 1)
    )
    return deck


def client_of(person: User | None) -> Client:
    client = Client()
    client.cookies["django_language"] = "en"
    if person is not None:
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def webinar_with_people(**fields: Any) -> tuple[Webinar, User, User, User]:
    """A webinar, its lecturer, a registered person and an outsider."""
    lecturer = make.lecturer()
    webinar = make.webinar(lecturers=[lecturer], **fields)
    return webinar, lecturer, make.registration(webinar).person, make.person()
