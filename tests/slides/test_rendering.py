"""PDFs become pictures in a process of its own, which no file can make harm anything."""

import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
from PIL import Image

from tests.slides import pdfs
from webinars.slides.errors import PdfRefused
from webinars.slides.limits import MOST_PAGES, WIDTHS
from webinars.slides.rendering.run import Counted, Drawn, draw_pdf


def drawn(data: bytes, folder: Path, **options: int) -> list[Counted | Drawn]:
    path = folder / "it.pdf"
    path.write_bytes(data)
    return list(draw_pdf(path, folder, **options))


def test_every_page_becomes_a_sharp_picture_in_three_sizes(tmp_path: Path) -> None:
    counted, first, second, *_ = drawn(pdfs.slides(), tmp_path)
    assert counted == Counted(3)
    assert isinstance(first, Drawn)
    assert (first.number, first.width, first.height) == (1, 1920, 1080)
    assert isinstance(second, Drawn)
    assert second.text.splitlines()[0] == "Бағалау 2"
    assert "Ә Ғ Қ Ң Ө Ұ Ү Һ І" in second.text
    for width in WIDTHS:
        with Image.open(tmp_path / f"2-{width}.webp") as picture:
            assert (picture.format, picture.size) == ("WEBP", (width, width * 9 // 16))
            darkest, brightest = picture.convert("L").getextrema()
            assert (darkest, brightest) < (40, 256), "letters stay black on white"


def test_it_goes_on_with_the_page_that_is_missing(tmp_path: Path) -> None:
    steps = drawn(pdfs.slides(), tmp_path, first=3)
    assert [step.number for step in steps if isinstance(step, Drawn)] == [3]
    assert not (tmp_path / "1-480.webp").exists()


def test_a_long_page_is_not_made_wide(tmp_path: Path) -> None:
    _, page = drawn(pdfs.one_page(box="0 0 600 6000"), tmp_path)
    assert isinstance(page, Drawn)
    assert (page.width, page.height) == (288, 2880)


def test_a_page_without_words_has_no_text(tmp_path: Path) -> None:
    _, page = drawn(pdfs.one_page(content=b"0 0 1 rg 0 0 960 540 re f"), tmp_path)
    assert isinstance(page, Drawn)
    assert page.text == ""


def test_scripts_of_a_document_are_not_run(tmp_path: Path) -> None:
    _, page = drawn(pdfs.runs_scripts(), tmp_path)
    assert isinstance(page, Drawn)
    with Image.open(tmp_path / "1-480.webp") as picture:
        red, green, blue = picture.convert("RGB").getpixel((240, 130))  # type: ignore[misc]
    assert red > 240
    assert max(green, blue) < 20


@pytest.mark.parametrize(
    ("make", "reason", "page"),
    [
        (lambda: b"%PDF-1.7 and nothing else", "damaged", 0),
        (lambda: pdfs.slides()[: len(pdfs.slides()) // 3], "damaged", 0),
        (lambda: bytes(200_000), "damaged", 0),
        (pdfs.encrypted, "encrypted", 0),
        (pdfs.no_pages, "empty", 0),
        (lambda: pdfs.many_pages(MOST_PAGES + 1), "too_many_pages", 0),
        (lambda: pdfs.many_pages(100_000), "too_many_pages", 0),
        (pdfs.ten_kilometres, "page_too_large", 1),
        (pdfs.a_thread, "page_too_large", 1),
    ],
    ids=["stub", "cut", "zeros", "encrypted", "empty", "301 pages", "100,000 pages", "10 km", "thread"],
)
def test_what_cannot_be_shown_is_named(tmp_path: Path, make: Callable[[], bytes], reason: str, page: int) -> None:
    with pytest.raises(PdfRefused) as refused:
        drawn(make(), tmp_path)
    assert (refused.value.reason, refused.value.page) == (reason, page)
    assert not list(tmp_path.glob("*.webp"))


def test_what_unpacks_to_gigabytes_ends_its_process_alone(tmp_path: Path) -> None:
    bomb = pdfs.content_bomb(200)
    assert len(bomb) < 500_000
    with pytest.raises(PdfRefused) as refused:
        drawn(bomb, tmp_path, memory_bytes=300 * 1024**2)
    assert (refused.value.reason, refused.value.page) == ("too_heavy", 1)
    assert no_children()


def test_a_picture_larger_than_the_memory_does_not_need_it(tmp_path: Path) -> None:
    _, page = drawn(pdfs.picture_bomb(6000), tmp_path, memory_bytes=300 * 1024**2)
    assert isinstance(page, Drawn)


def test_a_page_that_takes_for_ever_is_given_up(tmp_path: Path) -> None:
    began = time.monotonic()
    with pytest.raises(PdfRefused) as refused:
        drawn(pdfs.forms_within_forms(), tmp_path, page_s=2)
    assert (refused.value.reason, refused.value.page) == ("too_slow", 1)
    assert time.monotonic() - began < 20
    assert no_children()


def test_who_stops_listening_ends_the_process(tmp_path: Path) -> None:
    path = tmp_path / "it.pdf"
    path.write_bytes(pdfs.slides(40))
    steps = draw_pdf(path, tmp_path)
    next(steps)
    assert not no_children()
    steps.close()  # type: ignore[attr-defined]
    assert no_children()


def test_the_process_knows_no_secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[dict[str, str]] = []
    start = subprocess.Popen

    def note(*args: object, **options: object) -> object:
        seen.append(options["env"])  # type: ignore[arg-type]
        return start(*args, **options)  # type: ignore[call-overload]

    monkeypatch.setattr("webinars.slides.rendering.run.subprocess.Popen", note)
    monkeypatch.setenv("SECRET_KEY", "hush")
    drawn(pdfs.one_page(), tmp_path)
    assert set(seen[0]) <= {"PATH", "LANG", "SYSTEMROOT", "MALLOC_ARENA_MAX", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"}


def no_children() -> bool:
    return not [each for each in psutil.Process().children() if "child.py" in " ".join(each.cmdline())]
