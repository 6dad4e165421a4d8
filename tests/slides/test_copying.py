"""A webinar that is copied has its presentations too."""

import pytest
from django.test import TestCase

from media.errors import StorageError
from media.store import default_store
from tests import factories as make
from tests.jobs import RunJobs
from tests.slides.making import deck_of, drawn
from webinars.domain.schedule import copy_webinar
from webinars.models import Webinar
from webinars.slides.domain.copying import copy_pages
from webinars.slides.models import Deck, DeckState

pytestmark = pytest.mark.django_db


def copy_of(webinar: Webinar) -> Webinar:
    with TestCase.captureOnCommitCallbacks(execute=True):
        return copy_webinar(webinar, by=webinar.created_by)


def test_pages_and_files_are_there_and_nothing_was_shown(run_jobs: RunJobs) -> None:
    webinar = make.webinar(state="ended")
    source = drawn(webinar)
    Deck.objects.update(furthest_page=2, is_downloadable=True)
    copy = copy_of(webinar)
    made = copy.decks.get()
    assert (made.state, made.title, made.is_downloadable) == (DeckState.WAITING, source.title, True)
    assert run_jobs(name="slides.copy_deck") == ["slides.copy_deck"]
    made.refresh_from_db()
    assert (made.state, made.page_count, made.furthest_page) == (DeckState.READY, source.page_count, 0)
    columns = ("number", "width", "height", "text")
    assert list(made.pages.values(*columns)) == list(source.pages.values(*columns))
    store = default_store()
    assert store.get(made.pdf_key) == store.get(source.pdf_key)
    assert store.get(made.picture_key(2, 960)) == store.get(source.picture_key(2, 960))
    assert len(list(store.keys(made.storage_prefix))) == len(list(store.keys(source.storage_prefix)))


def test_only_what_can_be_shown_in_its_order(run_jobs: RunJobs) -> None:
    webinar = make.webinar(state="ended")
    deck_of(webinar, title="b", order=2)
    deck_of(webinar, title="a", order=1)
    deck_of(webinar, title="gone", order=0, retired_at=webinar.ended_at)
    deck_of(webinar, title="broken", order=3, state=DeckState.FAILED, error="damaged")
    assert [deck.title for deck in copy_of(webinar).decks.all()] == ["a", "b"]


def test_it_goes_on_where_it_was_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    webinar = make.webinar(state="ended")
    source = drawn(webinar)
    deck = copy_of(webinar).decks.get()
    copied: list[str] = []
    real = default_store().copy

    def fails_once(key: str, *, to: str) -> None:
        copied.append(key)
        if len(copied) == 6:
            raise StorageError("away")
        real(key, to=to)

    monkeypatch.setattr(default_store(), "copy", fails_once)
    Deck.objects.filter(pk=deck.pk).update(state=DeckState.MAKING)
    with pytest.raises(StorageError):
        copy_pages(deck, source)
    assert list(deck.pages.values_list("number", flat=True)) == [1]
    copy_pages(deck, source)
    assert copied.count(source.pdf_key) == 1
    deck.refresh_from_db()
    assert (deck.state, deck.pages.count()) == (DeckState.READY, source.page_count)


def test_what_has_gone_is_not_copied(run_jobs: RunJobs) -> None:
    webinar = make.webinar(state="ended")
    source = deck_of(webinar)
    deck = copy_of(webinar).decks.get()
    source.delete()
    run_jobs(name="slides.copy_deck")
    assert not Deck.objects.filter(pk=deck.pk).exists()
