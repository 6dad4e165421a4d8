"""The process that draws a PDF: `python -I child.py ORDER`, the order in JSON. No Django here, no settings, no secrets.

A PDF is a program by a stranger. It is opened here, under limits of memory, processor time and file size, so that the worst
it can do ends this process. Each page becomes a picture per width, `<page>-<width>.webp` in the folder; what is done is said
in lines of JSON on stdout:

    {"pages": 40}                                                  how many there are
    {"page": 12, "width": 1920, "height": 1080, "text": "..."}     a page is drawn; its text
    {"error": "encrypted"}, {"error": "page_too_large", "page": 3} it cannot be shown, and the process ends

When it ends without a last page or an error it was killed by a limit.
"""

import ctypes
import json
import math
import os
import re
import resource
import signal
import sys
import unicodedata
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

LARGEST_PT = 14_400
"""The longest side that the format allows: 200 inches (ISO 32000-1, annex C)."""
NARROWEST = 20
"""How many times longer than wide a page may be."""
TALLEST = 1.5
"""A page is at most so many times higher than the width of its picture; a longer one becomes a narrower picture."""
TEXT_LENGTH = 6000
QUALITY = 84
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def main(order: dict[str, Any]) -> None:
    hold_back(memory_bytes=order["memory_bytes"], cpu_s=order["cpu_s"], file_bytes=order["file_bytes"])
    import pypdfium2
    from PIL import Image
    from pypdfium2 import raw

    Image.MAX_IMAGE_PIXELS = None  # its pixels are counted here, and the memory is limited
    try:
        document = pypdfium2.PdfDocument(order["pdf"])
    except pypdfium2.PdfiumError as error:
        if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            refuse("encrypted")
        # A document that is whole but has no pages is refused "with success".
        refuse("empty" if error.err_code == raw.FPDF_ERR_SUCCESS else "damaged")
    count = len(document)
    if count == 0:
        refuse("empty")
    if count > order["most_pages"]:
        refuse("too_many_pages", pages=count)
    say(pages=count)
    folder, widths = Path(order["folder"]), sorted(order["widths"], reverse=True)
    for number in range(order["first"], count + 1):
        try:
            page = document[number - 1]
            picture = draw(page, widest=widths[0], number=number)
            text = text_of(page)
        except pypdfium2.PdfiumError:
            refuse("damaged", page=number)
        size = picture.size
        for width in widths:
            if width < widths[0]:
                small = (max(1, round(size[0] * width / widths[0])), max(1, round(size[1] * width / widths[0])))
                picture = picture.resize(small, Image.Resampling.LANCZOS, reducing_gap=3.0)
            save(picture, folder / f"{number}-{width}.webp")
        page.close()
        say(page=number, width=size[0], height=size[1], text=text)


def hold_back(*, memory_bytes: int, cpu_s: int, file_bytes: int) -> None:
    """From now on this process may take no more than that. It yields to live media, and ends with who started it."""
    limits = {
        resource.RLIMIT_AS: memory_bytes,
        resource.RLIMIT_CPU: cpu_s,
        resource.RLIMIT_FSIZE: file_bytes,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NOFILE: 64,
    }
    for kind, value in limits.items():
        with suppress(ValueError, OSError):  # a lower one is set already, or the system knows none
            resource.setrlimit(kind, (value, value))
    with suppress(OSError):
        os.nice(10)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


def draw(page: Any, *, widest: int, number: int) -> Any:
    """The page on white, `widest` pixels wide unless it is very long. Neither forms nor scripts of the document are run."""
    width, height = page.get_size()
    if not (math.isfinite(width) and math.isfinite(height)) or min(width, height) <= 0:
        refuse("damaged", page=number)
    if max(width, height) > LARGEST_PT or max(width, height) > NARROWEST * min(width, height):
        refuse("page_too_large", page=number)
    scale = min(widest / width, widest * TALLEST / height)
    bitmap = page.render(scale=scale, may_draw_forms=False, fill_color=(255, 255, 255, 255), rev_byteorder=True)
    picture = bitmap.to_pil().convert("RGB")
    bitmap.close()
    return picture.crop((0, 0, min(picture.width, widest), picture.height))


def text_of(page: Any) -> str:
    """What stands on the page, for screen readers and for finding it again; lines stay lines."""
    textpage = page.get_textpage()
    found = textpage.get_text_bounded() if textpage.count_chars() else ""
    textpage.close()
    lines = (" ".join(line.split()) for line in found.splitlines())
    text = unicodedata.normalize("NFC", "\n".join(line for line in lines if line))
    return CONTROLS.sub("", text)[:TEXT_LENGTH]


def save(picture: Any, path: Path) -> None:
    """WebP without loss where that costs no more: letters and drawings stay sharp. Photographs become smaller with it."""
    picture.save(path, "WEBP", quality=QUALITY, method=3, use_sharp_yuv=True)
    exact = path.with_suffix(".exact")
    picture.save(exact, "WEBP", lossless=True, quality=30, method=2)
    if exact.stat().st_size <= path.stat().st_size:
        exact.replace(path)
    else:
        exact.unlink()


def say(**what: Any) -> None:
    print(json.dumps(what), flush=True)


def refuse(error: str, **more: Any) -> NoReturn:
    say(error=error, **more)
    sys.exit(0)


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
