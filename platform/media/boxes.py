"""Reading and writing the boxes of an MP4 file (ISO/IEC 14496-12). Pure bytes in, bytes out."""

import struct
from collections.abc import Callable, Iterator

from media.errors import BadSource

CONTAINERS = frozenset({b"moov", b"trak", b"mdia", b"minf", b"stbl", b"mvex", b"moof", b"traf"})


def box(kind: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I4s", len(body) + 8, kind) + body


def full_box(kind: bytes, version: int, flags: int, *parts: bytes) -> bytes:
    return box(kind, struct.pack(">I", version << 24 | flags), *parts)


def children(data: bytes, start: int = 0, end: int | None = None) -> Iterator[tuple[bytes, int, int]]:
    """(kind, first byte of the content, first byte after it) of each box between `start` and `end`.

    Raises BadSource when a size points outside.
    """
    end = len(data) if end is None else end
    while start + 8 <= end:
        size, kind = struct.unpack_from(">I4s", data, start)
        head = 8
        if size == 1 and start + 16 <= end:
            size, head = struct.unpack_from(">Q", data, start + 8)[0], 16
        if size < head or start + size > end:
            raise BadSource(f"box {kind!r} is broken")
        yield kind, start + head, start + size
        start += size


def find(data: bytes, *path: bytes, start: int = 0, end: int | None = None) -> list[bytes]:
    """The contents of all boxes under `path`, e.g. `find(init, b"moov", b"trak", b"mdia", b"mdhd")`."""
    found = [(at, stop) for kind, at, stop in children(data, start, end) if kind == path[0]]
    if len(path) == 1:
        return [data[at:stop] for at, stop in found]
    return [content for at, stop in found for content in find(data, *path[1:], start=at, end=stop)]


def rebuilt(data: bytes, *path: bytes, by: Callable[[bytes], bytes]) -> bytes:
    """The same boxes, with the content of all under `path` changed."""
    changed = by if len(path) == 1 else lambda content: rebuilt(content, *path[1:], by=by)
    boxes = ((kind, data[start:end]) for kind, start, end in children(data))
    return b"".join(box(kind, changed(content) if kind == path[0] else content) for kind, content in boxes)
