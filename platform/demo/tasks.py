"""The slow part of loading: slides and recordings, made by the worker while people look round."""

import tempfile
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from demo.film import make_film
from demo.handouts import slides_pdf
from demo.world import read
from recordings.domain.imports import import_recording
from recordings.errors import AlreadyRecorded
from webinars.models import Webinar
from webinars.slides.domain.decks import add_deck
from webinars.slides.domain.making import begin_making, make_pages
from webinars.slides.models import Deck, Turn


@app.task(
    name="demo.make_recording", queue="media", lock="demo.make_recording", retry=RetryStrategy(max_attempts=3, wait=30)
)
def make_recording(webinar_id: int, key: str) -> None:
    """One at a time. `key` is the webinar's in data/webinars.json. Recorded already: nothing happens."""
    webinar = Webinar.objects.get(pk=webinar_id)
    if webinar.broadcast_id:
        return
    length_s = round(sum((end - start).total_seconds() for start, end in webinar.content_windows()))
    with tempfile.TemporaryDirectory(prefix="daris-demo-") as folder:
        try:
            import_recording(webinar, make_film(key, Path(folder), length_s=length_s))
        except AlreadyRecorded:
            return


@app.task(
    name="demo.make_slides", queue="slides", lock="demo.make_slides", retry=RetryStrategy(max_attempts=3, wait=30)
)
def make_slides(webinar_id: int, key: str) -> None:
    """Of a lecture that was held they were shown, and become the chapters of its recording. Made already: nothing happens."""
    webinar = Webinar.objects.get(pk=webinar_id)
    if webinar.decks.exists():
        return
    known = read("slides.json") | read("materials.json")["slides"]
    slides = known[key]
    file = SimpleUploadedFile(f"{slides[0]['title']}.pdf", slides_pdf(slides), content_type="application/pdf")
    deck = add_deck(webinar, file, by=webinar.lecturers.all()[0])
    begin_making(deck)
    make_pages(deck)
    if webinar.has_ended:
        _show(webinar, deck)


def _show(webinar: Webinar, deck: Deck) -> None:
    """As in the film (film.py): each as long as the others."""
    windows = webinar.content_windows()
    length_ms = round(sum((end - start).total_seconds() for start, end in windows) * 1000)
    each_ms = length_ms // deck.page_count
    assert webinar.started_at is not None  # it was held
    started_at = webinar.started_at
    Turn.objects.bulk_create(
        Turn(webinar=webinar, deck=deck, page=page, media_ms=(page - 1) * each_ms, at=started_at)
        for page in range(1, deck.page_count + 1)
    )
    Deck.objects.filter(pk=deck.pk).update(furthest_page=deck.page_count)
