"""PDFs for tests: good ones by Typst, bad ones by hand."""

import zlib
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import typst


@cache
def slides(pages: int = 3, *, word: str = "Бағалау") -> bytes:
    """A presentation of `pages` pages; page 2 says "Бағалау 2" and has a list with all Kazakh letters."""
    source = '#set page(paper: "presentation-16-9")\n#set text(size: 40pt)\n' + "\n#pagebreak()\n".join(
        f"= {word} {number}\n- Ә Ғ Қ Ң Ө Ұ Ү Һ І\n#rect(width: 40%, height: 20%, fill: red)"
        for number in range(1, pages + 1)
    )
    with TemporaryDirectory() as folder:
        path = Path(folder) / "slides.typ"
        path.write_text(source)
        return typst.compile(str(path))


def by_hand(objects: list[bytes], *, version: str = "1.7", trailer: bytes = b"") -> bytes:
    """A PDF of these objects, the first of them its catalogue, with a right cross-reference table."""
    data = bytearray(b"%%PDF-%s\n" % version.encode())
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    data += b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, start)
    return bytes(data)


def one_page(*, box: str = "0 0 960 540", content: bytes = b"", resources: bytes = b"", extra: bytes = b"") -> bytes:
    stream = zlib.compress(content)
    return by_hand(
        [
            b"<< /Type /Catalog /Pages 2 0 R %s >>" % extra,
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents 4 0 R /Resources << %s >> >>"
            % (box.encode(), resources),
            b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream),
        ]
    )


def no_pages() -> bytes:
    return by_hand([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"])


def many_pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % (number + 3) for number in range(count))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 96 54] >>"
    return by_hand(
        [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count)]
        + [page] * count
    )


def ten_kilometres() -> bytes:
    return one_page(box="0 0 28346457 15944882")


def a_thread() -> bytes:
    """A page of 1 by 100."""
    return one_page(box="0 0 100 10000")


def no_size() -> bytes:
    return one_page(box="0 0 0 0")


def runs_scripts() -> bytes:
    """Opening it would run a script, submit a form and start a program."""
    return one_page(
        content=b"1 0 0 rg 0 0 960 540 re f",
        extra=b"/OpenAction << /S /JavaScript /JS (while\\(true\\){ app.launchURL\\('http://127.0.0.1:9/'\\) }) >> "
        b"/AA << /WC << /S /Launch /F (/bin/sh) >> >>",
    )


def picture_bomb(side: int = 60_000) -> bytes:
    """A picture that is small in the file and some gigabytes in memory."""
    packer = zlib.compressobj(9)
    line = bytes(side * 3)
    data = b"".join(packer.compress(line) for _ in range(side)) + packer.flush()
    content = b"960 0 0 540 0 0 cm /P Do"
    return by_hand(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 960 540] /Contents 4 0 R"
            b" /Resources << /XObject << /P 5 0 R >> >> >>",
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
            b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB /BitsPerComponent 8"
            b" /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (side, side, len(data), data),
        ]
    )


def content_bomb(megabytes: int = 3000) -> bytes:
    """Drawing orders that unpack to gigabytes."""
    packer = zlib.compressobj(9)
    block = b"0 0 1 1 re f " * 80_000
    data = b"".join(packer.compress(block) for _ in range(megabytes)) + packer.flush()
    return by_hand(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 960 540] /Contents 4 0 R /Resources << >> >>",
            b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(data), data),
        ]
    )


def forms_within_forms(depth: int = 12, width: int = 10) -> bytes:
    """Each form draws the next one ten times: 10^12 squares, from two kilobytes."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 960 540] /Contents 4 0 R"
        b" /Resources << /XObject << /F 5 0 R >> >> >>",
        b"<< /Length 5 >>\nstream\n/F Do\nendstream",
    ]
    for level in range(depth):
        last = level == depth - 1
        content = b"0 0 900 500 re f " * width if last else b"/F Do " * width
        resources = b"" if last else b"/XObject << /F %d 0 R >>" % (6 + level)
        objects.append(
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 960 540] /Resources << %s >> /Length %d >>\nstream\n%s\nendstream"
            % (resources, len(content), content)
        )
    return by_hand(objects)


def encrypted() -> bytes:
    """Standard security handler, a password that is not the empty one (the entries are no real ones; that is enough)."""
    plain = by_hand(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 960 540] >>",
            b"<< /Filter /Standard /V 2 /R 3 /Length 128 /P -3904 /O <%s> /U <%s> >>" % (b"41" * 32, b"42" * 32),
        ],
        trailer=b"/Encrypt 4 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]",
    )
    return plain
