"""From an uploaded PDF to pages, in the background, whatever happens to the worker."""

import io
from collections.abc import Callable
from typing import Any, cast

import pytest
from PIL import Image
from procrastinate import JobContext

from media.errors import StorageError
from media.store import Store, default_store
from tests import factories as make
from tests.jobs import RunJobs
from tests.slides import pdfs
from tests.slides.making import drawn, pdf_file, uploaded
from webinars.models import Webinar
from webinars.slides import tasks
from webinars.slides.domain import making
from webinars.slides.domain.decks import add_deck, delete_deck, title_of
from webinars.slides.domain.making import begin_making, fail_making, make_pages
from webinars.slides.errors import PdfRefused, TooManyDecks
from webinars.slides.limits import MOST_DECKS, WIDTHS
from webinars.slides.models import Deck, DeckState
from webinars.slides.rendering.run import Counted, Drawn, draw_pdf
from webinars.slides.tasks import KILLED_TOO_OFTEN, RETRIES

pytestmark = pytest.mark.django_db


@pytest.fixture
def webinar() -> Webinar:
    return make.webinar()


class _Context:
    """What a task is told of its job."""

    def __init__(self, attempts: int) -> None:
        self.job = type("Job", (), {"attempts": attempts})()


def run(deck: Deck, *, attempts: int = 0) -> None:
    tasks.make_deck.func(cast(JobContext, _Context(attempts)), deck_id=deck.pk)
    deck.refresh_from_db()


def test_an_uploaded_pdf_becomes_pages_in_the_background(webinar: Webinar, run_jobs: RunJobs) -> None:
    deck = uploaded(webinar)
    assert (deck.state, deck.title, deck.page_count) == (DeckState.WAITING, "Бағалау", 0)
    assert default_store().get(deck.pdf_key) == pdfs.slides()
    assert run_jobs(name="slides.") == ["slides.make_pages"]
    deck.refresh_from_db()
    assert (deck.state, deck.page_count) == (DeckState.READY, 3)
    page = deck.pages.get(number=2)
    assert (page.width, page.height, page.title) == (1920, 1080, "Бағалау 2")
    assert sorted(default_store().keys(deck.storage_prefix)) == sorted(
        [deck.pdf_key] + [deck.picture_key(number, width) for number in (1, 2, 3) for width in WIDTHS]
    )


def test_it_says_how_far_it_is(webinar: Webinar, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[int, int]] = []
    keep = making._keep

    def look(deck: Deck, *args: Any, **kwargs: Any) -> None:
        keep(deck, *args, **kwargs)
        seen.append((deck.pages.count(), Deck.objects.get(pk=deck.pk).page_count))

    monkeypatch.setattr(making, "_keep", look)
    drawn(webinar)
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_after_the_death_of_a_worker_it_goes_on_where_it_was(webinar: Webinar, monkeypatch: pytest.MonkeyPatch) -> None:
    deck = uploaded(webinar)
    keep, kept = making._keep, []

    def die(deck: Deck, page: Drawn, **kwargs: Any) -> None:
        if page.number == 3:
            raise KeyboardInterrupt
        keep(deck, page, **kwargs)

    monkeypatch.setattr(making, "_keep", die)
    begin_making(deck)
    with pytest.raises(KeyboardInterrupt):
        make_pages(deck)
    deck.refresh_from_db()
    assert (deck.state, deck.page_count, deck.pages.count()) == (DeckState.MAKING, 3, 2)

    def note(deck: Deck, page: Drawn, **kwargs: Any) -> None:
        kept.append(page.number)
        keep(deck, page, **kwargs)

    monkeypatch.setattr(making, "_keep", note)
    run(deck, attempts=1)
    assert kept == [3]
    assert (deck.state, deck.pages.count()) == (DeckState.READY, 3)


def test_a_job_that_kills_its_worker_each_time_is_given_up(webinar: Webinar) -> None:
    deck = uploaded(webinar)
    run(deck, attempts=KILLED_TOO_OFTEN)
    assert (deck.state, deck.error) == (DeckState.FAILED, "stopped")


def test_a_storage_that_is_away_is_tried_again_before_it_is_a_failure(
    webinar: Webinar, monkeypatch: pytest.MonkeyPatch
) -> None:
    deck = uploaded(webinar)

    def away(self: Store, *args: Any, **kwargs: Any) -> None:
        raise StorageError("away")

    monkeypatch.setattr(Store, "stream", away)
    with pytest.raises(StorageError):
        run(deck)
    deck.refresh_from_db()
    assert deck.is_busy
    with pytest.raises(StorageError):
        run(deck, attempts=RETRIES)
    deck.refresh_from_db()
    assert (deck.state, deck.error) == (DeckState.FAILED, "storage")


@pytest.mark.parametrize(
    ("data", "reason", "page"),
    [
        (lambda: b"%PDF-1.7 and nothing else", "damaged", 0),
        (pdfs.encrypted, "encrypted", 0),
        (pdfs.no_pages, "empty", 0),
        (pdfs.ten_kilometres, "page_too_large", 1),
    ],
    ids=["damaged", "encrypted", "empty", "10 km"],
)
def test_a_bad_pdf_says_what_is_wrong_and_is_not_tried_again(
    webinar: Webinar, data: Callable[[], bytes], reason: str, page: int
) -> None:
    deck = uploaded(webinar, data())
    run(deck)
    assert (deck.state, deck.error, deck.error_page) == (DeckState.FAILED, reason, page)
    assert str(deck.problem).startswith("Page 1: " if page else "This PDF ")


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"PK\x03\x04 a presentation" + bytes(2000)])
def test_what_is_no_pdf_is_refused_at_once(webinar: Webinar, data: bytes) -> None:
    with pytest.raises(PdfRefused, match="not a PDF"):
        uploaded(webinar, data)
    assert not webinar.decks.exists()


def test_nothing_stays_of_an_upload_that_could_not_be_recorded(
    webinar: Webinar, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(deck: Deck) -> None:
        raise RuntimeError

    monkeypatch.setattr(tasks, "make_pages_soon", fail)
    before = set(default_store().keys("slides/"))
    with pytest.raises(RuntimeError):
        uploaded(webinar)
    assert set(default_store().keys("slides/")) == before


def test_there_is_an_end_to_decks(webinar: Webinar) -> None:
    Deck.objects.bulk_create(
        Deck(webinar=webinar, code=f"deck{number}", title="x", file_name="x", bytes=1) for number in range(MOST_DECKS)
    )
    with pytest.raises(TooManyDecks):
        uploaded(webinar)


@pytest.mark.django_db(transaction=True)
def test_deleting_a_deck_takes_its_files_away(webinar: Webinar) -> None:
    deck = drawn(webinar)
    delete_deck(deck, by=None)
    assert not Deck.objects.filter(pk=deck.pk).exists()
    assert list(default_store().keys(deck.storage_prefix)) == []


@pytest.mark.django_db(transaction=True)
def test_files_go_with_a_draft_that_is_discarded() -> None:
    webinar = make.webinar(state="draft")
    deck = drawn(webinar)
    webinar.delete()
    assert list(default_store().keys(deck.storage_prefix)) == []


@pytest.mark.django_db(transaction=True)
def test_a_deck_deleted_while_its_pages_are_made_leaves_nothing(
    webinar: Webinar, monkeypatch: pytest.MonkeyPatch
) -> None:
    deck = uploaded(webinar)
    keep = making._keep

    def deleted_before(deck: Deck, page: Drawn, **kwargs: Any) -> None:
        if page.number == 2:
            delete_deck(Deck.objects.get(pk=deck.pk), by=None)
        keep(deck, page, **kwargs)

    monkeypatch.setattr(making, "_keep", deleted_before)
    tasks.make_deck.func(cast(JobContext, _Context(0)), deck_id=deck.pk)
    assert list(default_store().keys(deck.storage_prefix)) == []


def test_a_new_version_takes_the_place_of_the_old_one_when_it_is_ready(webinar: Webinar) -> None:
    first, second = drawn(webinar), uploaded(webinar)
    Deck.objects.filter(pk=first.pk).update(title="Кіріспе", is_downloadable=True)
    first.refresh_from_db()
    version = add_deck(webinar, pdf_file(pdfs.slides(2)), by=webinar.lecturers.all()[0], replaces=first)
    assert [deck.pk for deck in webinar.decks.listed()] == [first.pk, second.pk, version.pk]
    run(version)
    assert [deck.pk for deck in webinar.decks.listed()] == [version.pk, second.pk]
    assert (version.title, version.is_downloadable, version.page_count) == ("Кіріспе", True, 2)


def test_a_new_version_that_fails_leaves_the_old_one(webinar: Webinar) -> None:
    first = drawn(webinar)
    version = add_deck(webinar, pdf_file(pdfs.encrypted()), by=webinar.lecturers.all()[0], replaces=first)
    run(version)
    assert version.has_failed
    assert [deck.pk for deck in webinar.decks.ready()] == [first.pk]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("2026_Бағалау-final.PDF", "2026 Бағалау-final"),
        (".pdf", "PDF"),
        ("a\x00b.pdf", "a b"),
        ("x" * 300 + ".pdf", "x" * 120),
        ("slides", "slides"),
    ],
)
def test_a_deck_is_called_after_its_file(name: str, title: str) -> None:
    assert title_of(name) == title


def test_a_failed_deck_stays_failed(webinar: Webinar) -> None:
    deck = uploaded(webinar)
    fail_making(deck, reason="damaged")
    run(deck)
    assert (deck.state, deck.pages.count()) == (DeckState.FAILED, 0)


def test_pages_are_drawn_in_a_folder_that_goes(webinar: Webinar, monkeypatch: pytest.MonkeyPatch) -> None:
    folders = []
    draw = draw_pdf

    def note(pdf: Any, folder: Any, **kwargs: Any) -> Any:
        folders.append(folder)
        for step in draw(pdf, folder, **kwargs):
            yield step
            if not isinstance(step, Counted):
                left = sorted(path.name for path in folder.glob(f"{step.number}-*"))
                assert left == [], "what is stored is not kept on this disk"

    monkeypatch.setattr(making, "draw_pdf", note)
    deck = drawn(webinar)
    assert not folders[0].exists()
    data = default_store().get(deck.picture_key(1, 960))
    with Image.open(io.BytesIO(data)) as picture:
        assert picture.size == (960, 540)
