"""Runs the process that draws a PDF (child.py), and ends it when it takes too long."""

import json
import logging
import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from webinars.slides import limits
from webinars.slides.errors import PdfRefused

logger = logging.getLogger("daris.slides")

CHILD = Path(__file__).with_name("child.py")
LONGEST_LINE = 256 * 1024
START_S = 60.0
"""Until the number of pages is known: a file of a hundred megabytes has to be read."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The document has so many pages."""

    pages: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page is drawn: its pictures lie in the folder, the widest of them is `width` by `height` pixels."""

    number: int
    width: int
    height: int
    text: str


def draw_pdf(
    pdf: Path, folder: Path, *, first: int = 1, page_s: float = limits.PAGE_S, memory_bytes: int = limits.MEMORY_BYTES
) -> Iterator[Counted | Drawn]:
    """Draws the pages from `first` on into `folder`. Yields the count, then each page as soon as its pictures are there.

    Raises PdfRefused. Whoever stops listening ends the process.
    """
    order = {
        "pdf": str(pdf),
        "folder": str(folder),
        "first": first,
        "widths": limits.WIDTHS,
        "most_pages": limits.MOST_PAGES,
        "memory_bytes": memory_bytes,
        "cpu_s": limits.CPU_S,
        "file_bytes": limits.PICTURE_BYTES,
    }
    page, pages = 0, None
    with _child(order) as process:
        for said in _lines(process, first_s=START_S, next_s=page_s):
            if "error" in said:
                raise PdfRefused(str(said["error"]), page=int(said.get("page", 0)))
            if "pages" in said:
                pages, page = int(said["pages"]), first
                yield Counted(pages)
            else:
                drawn = Drawn(int(said["page"]), int(said["width"]), int(said["height"]), str(said["text"]))
                page = drawn.number + 1
                yield drawn
        if pages is None or page <= pages:
            code = process.wait(timeout=10)
            logger.info("drawing a PDF ended with %s at page %s of %s", code, page, pages)
            raise PdfRefused("too_heavy" if pages is not None else "damaged", page=page)


@contextmanager
def _child(order: dict[str, Any]) -> Iterator["subprocess.Popen[bytes]"]:
    # Isolated from this project's modules and the user's, without our environment: there are secrets in it.
    command = [sys.executable, "-I", str(CHILD), json.dumps(order)]
    environment = {name: os.environ[name] for name in ("PATH", "LANG", "SYSTEMROOT") if name in os.environ}
    environment |= {"MALLOC_ARENA_MAX": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()


def _lines(process: "subprocess.Popen[bytes]", *, first_s: float, next_s: float) -> Iterator[dict[str, Any]]:
    """What the child says, until it ends. Raises PdfRefused when it is silent for too long or says what it should not."""
    assert process.stdout is not None
    waiting, within_s, page = b"", first_s, 0
    until = time.monotonic() + within_s
    while True:
        ready, _, _ = select.select([process.stdout], [], [], max(0.0, until - time.monotonic()))
        if not ready:
            raise PdfRefused("too_slow", page=page)
        piece = os.read(process.stdout.fileno(), 64 * 1024)
        if not piece:
            return
        *whole, waiting = (waiting + piece).split(b"\n")
        if len(waiting) > LONGEST_LINE:
            raise PdfRefused("damaged", page=page)
        for line in whole:
            try:
                said = msgspec.json.decode(line, type=dict[str, Any])
            except msgspec.DecodeError as error:
                raise PdfRefused("damaged", page=page) from error
            page = int(said.get("page", 0)) + 1
            yield said
        if whole:  # what the listener did meanwhile is not the child's time
            until = time.monotonic() + next_s
