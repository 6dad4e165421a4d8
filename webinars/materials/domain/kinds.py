"""What a file is, by what stands in it. Its name must agree: people and their computers go by the name.

What a browser would run (HTML, SVG, scripts) has no kind here, nor have programs and documents with macros.
"""

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO

from webinars.materials.errors import HasPrograms, NameDisagrees, UnknownType

HEAD_BYTES = 4096
PIECE_BYTES = 1024**2
ZIP_END_BYTES = 66_000
"""Where a ZIP's list of contents is announced: in its last 22 bytes, or before a comment of 64 KiB."""
ZIP_LIST_BYTES = 2 * 1024**2
"""The longest list of contents that is read."""
PROGRAMS = re.compile(
    r"\.(exe|com|scr|pif|msi|bat|cmd|ps1|vbs?|vbe|jse?|wsf|hta|lnk|jar|apk|dll|sh|app|reg|docm|xlsm|pptm|html?|svg)$",
    re.IGNORECASE,
)
MACROS = "_VBA_PROJECT".encode("utf-16-le")


@dataclass(frozen=True, slots=True)
class FileKind:
    content_type: str
    endings: tuple[str, ...]
    """What its name may end in; the first is how it is called."""


PDF = FileKind("application/pdf", ("pdf",))
PNG = FileKind("image/png", ("png",))
JPEG = FileKind("image/jpeg", ("jpg", "jpeg"))
GIF = FileKind("image/gif", ("gif",))
WEBP = FileKind("image/webp", ("webp",))
MP3 = FileKind("audio/mpeg", ("mp3",))
WAV = FileKind("audio/wav", ("wav",))
OGG = FileKind("audio/ogg", ("ogg", "oga", "opus"))
MP4 = FileKind("video/mp4", ("mp4", "m4v", "m4a", "mov"))
WEBM = FileKind("video/webm", ("webm", "mkv"))
OLD_OFFICE = FileKind("application/vnd.ms-office", ("doc", "xls", "ppt"))
RTF = FileKind("application/rtf", ("rtf",))
ZIP = FileKind("application/zip", ("zip",))
TEXT = FileKind("text/plain", ("txt", "csv", "md"))
IN_ZIP = {
    "word/": FileKind("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ("docx",)),
    "xl/": FileKind("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ("xlsx",)),
    "ppt/": FileKind("application/vnd.openxmlformats-officedocument.presentationml.presentation", ("pptx", "ppsx")),
}
BY_MIMETYPE = {
    "application/vnd.oasis.opendocument.text": ("odt",),
    "application/vnd.oasis.opendocument.spreadsheet": ("ods",),
    "application/vnd.oasis.opendocument.presentation": ("odp",),
    "application/epub+zip": ("epub",),
}
BEGINNINGS: tuple[tuple[Callable[[bytes], bool], FileKind], ...] = (
    (lambda head: head.startswith(b"%PDF-"), PDF),
    (lambda head: head.startswith(b"\x89PNG\r\n\x1a\n"), PNG),
    (lambda head: head.startswith(b"\xff\xd8\xff"), JPEG),
    (lambda head: head.startswith((b"GIF87a", b"GIF89a")), GIF),
    (lambda head: head[:4] == b"RIFF" and head[8:12] == b"WEBP", WEBP),
    (lambda head: head[:4] == b"RIFF" and head[8:12] == b"WAVE", WAV),
    (lambda head: head.startswith(b"ID3") or head[:2] in (b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"), MP3),
    (lambda head: head.startswith(b"OggS"), OGG),
    (lambda head: head[4:8] == b"ftyp", MP4),
    (lambda head: head.startswith(b"\x1a\x45\xdf\xa3"), WEBM),
    (lambda head: head.startswith(b"{\\rtf"), RTF),
)
ENDINGS = sorted(
    {
        ending
        for kind in (*(kind for _, kind in BEGINNINGS), *IN_ZIP.values(), OLD_OFFICE, ZIP, TEXT)
        for ending in kind.endings
    }
    | {ending for endings in BY_MIMETYPE.values() for ending in endings}
)
"""What an input of files offers to choose."""


def kind_of(file: IO[bytes], *, name: str, size: int) -> FileKind:
    """Raises UnknownType, HasPrograms, and NameDisagrees when `name` ends in something else. Reads on from the beginning."""
    kind = _by_content(file, size=size)
    _, dot, ending = name.rpartition(".")
    if not dot or ending.lower() not in kind.endings:
        raise NameDisagrees(is_really=kind.endings[0])
    return kind


def _by_content(file: IO[bytes], *, size: int) -> FileKind:
    file.seek(0)
    head = file.read(HEAD_BYTES)
    for begins, kind in BEGINNINGS:
        if begins(head):
            return kind
    if head.startswith(b"PK\x03\x04"):
        return _in_zip(file, size=size)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        if _contains(file, MACROS):
            raise HasPrograms
        return OLD_OFFICE
    if _is_text(file):
        return TEXT
    raise UnknownType


def _in_zip(file: IO[bytes], *, size: int) -> FileKind:
    """Only its list of contents is read, and nothing is unpacked."""
    if not _has_short_list(file, size=size):
        raise UnknownType
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
            first = archive.infolist()[0] if names else None
            mimetype = ""
            if first is not None and first.filename == "mimetype" and first.file_size < 100:
                mimetype = archive.read(first).decode("ascii", "replace").strip()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError, EOFError) as error:
        raise UnknownType from error
    if any(name.endswith("vbaProject.bin") for name in names):
        raise HasPrograms
    if mimetype in BY_MIMETYPE:
        return FileKind(mimetype, BY_MIMETYPE[mimetype])
    if "[Content_Types].xml" in names:
        for folder, kind in IN_ZIP.items():
            if any(name.startswith(folder) for name in names):
                return kind
    if any(PROGRAMS.search(name) for name in names):
        raise HasPrograms
    return ZIP


def _has_short_list(file: IO[bytes], *, size: int) -> bool:
    """Whether the list can be read at little cost: a hostile one has millions of lines."""
    file.seek(max(0, size - ZIP_END_BYTES))
    tail = file.read(ZIP_END_BYTES)
    at = tail.rfind(b"PK\x05\x06")
    file.seek(0)
    if at < 0 or len(tail) < at + 16:
        return False
    return int.from_bytes(tail[at + 12 : at + 16], "little") <= ZIP_LIST_BYTES


def _contains(file: IO[bytes], wanted: bytes) -> bool:
    file.seek(0)
    kept = b""
    while piece := file.read(PIECE_BYTES):
        if wanted in kept + piece:
            return True
        kept = piece[-len(wanted) :]
    return False


def _is_text(file: IO[bytes]) -> bool:
    """Letters without control characters, in UTF-8, UTF-16 or the Windows encoding of Cyrillic, in which Excel writes tables;
    and nothing that a browser may take for a page."""
    file.seek(0)
    text = _decoded(file.read())
    if text is None or re.search(r"[\x00-\x08\x0e-\x1f\x7f]", text):
        return False
    return not re.match(r"\s*<(!doctype|html|svg|\?xml|script)", text, re.IGNORECASE)


def _decoded(data: bytes) -> str | None:
    has_mark = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if has_mark else ("utf-8-sig", "cp1251"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
