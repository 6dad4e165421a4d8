"""Where a publisher's stream can be taken up again: the container's header, and the places where its parts begin.

A Matroska stream can be read from any Cluster on, an MP4 from any moof on, if the header goes before. So after a crash the
server reads header + rest, and the publisher need not keep what is stored.
"""

from bisect import bisect_right
from collections import deque
from dataclasses import dataclass

from media.errors import BadSource

EBML = 0x1A45DFA3
SEGMENT = 0x18538067
CLUSTER = 0x1F43B675
CLUSTER_BYTES = CLUSTER.to_bytes(4, "big")
CLUSTER_FIRST = frozenset({0xE7, 0xBF, 0xEC, 0xA7, 0xAB})
"""What may stand first in a Cluster: Timestamp, CRC-32, Void, Position, PrevSize."""
MAX_HEADER_BYTES = 1 << 20
LOOK_AHEAD = 16


@dataclass(frozen=True, slots=True)
class SourcePoint:
    """A byte in a publisher's chunks."""

    seq: int
    byte: int


class SourceMap:
    """Remembers which byte of the stream lies in which chunk, and where clusters (or moofs) begin."""

    def __init__(self, *, is_mp4: bool, header: bytes = b"") -> None:
        self.is_mp4 = is_mp4
        self.header = header
        self._tail = b""  # bytes not judged yet: of the header, or the last few that a marker may span
        self._fed = len(header)  # a resumed stream is the header and then chunks
        self._chunks: list[tuple[int, int, int]] = []  # stream byte, seq, byte in the chunk
        self._starts: deque[int] = deque()

    def feed(self, data: bytes, *, seq: int, byte: int = 0) -> None:
        """Take the next bytes of the stream: chunk `seq` from its `byte` on. Raises BadSource for another container."""
        self._chunks.append((self._fed, seq, byte))
        self._fed += len(data)
        self._tail += data
        if not self.header:
            self._take_header()
        if self.header:
            self._take_starts()

    def resume_point(self, pos: int) -> SourcePoint | None:
        """The last place before stream byte `pos` from which the stream can be read. None: not known."""
        start = None
        while self._starts and self._starts[0] <= pos:
            start = self._starts.popleft()
        if start is None:
            return None
        self._starts.appendleft(start)
        index = bisect_right(self._chunks, (start, 1 << 62, 0)) - 1
        if index < 0:
            return None
        at, seq, byte = self._chunks[index]
        del self._chunks[:index]
        return SourcePoint(seq=seq, byte=byte + start - at)

    def _take_header(self) -> None:
        length = mp4_header_length(self._tail) if self.is_mp4 else matroska_header_length(self._tail)
        if length is None:
            if len(self._tail) > MAX_HEADER_BYTES:
                raise BadSource("the container's header has no end")
            return
        self.header, self._tail = self._tail[:length], self._tail[length:]

    def _take_starts(self) -> None:
        base = self._fed - len(self._tail)
        marker, before = (b"moof", 4) if self.is_mp4 else (CLUSTER_BYTES, 0)
        at = self._tail.find(marker)
        while at >= 0 and at + LOOK_AHEAD <= len(self._tail):
            if at >= before and (self.is_mp4 or _is_cluster(self._tail, at)):
                self._starts.append(base + at - before)
            at = self._tail.find(marker, at + 1)
        keep = LOOK_AHEAD + before if at < 0 else len(self._tail) - at + before
        self._tail = self._tail[-keep:]


def matroska_header_length(data: bytes) -> int | None:
    """Bytes before the first Cluster; None when `data` ends before it. Raises BadSource when this is not Matroska."""
    at, depth_segment = 0, False
    while True:
        element = _element(data, at)
        if element is None:
            return None
        ident, size, content = element
        if at == 0 and ident != EBML:
            raise BadSource("not Matroska")
        if ident == CLUSTER:
            return at
        if ident == SEGMENT and not depth_segment:
            at, depth_segment = content, True
            continue
        if size is None:
            raise BadSource("an element of the header has no size")
        at = content + size


def mp4_header_length(data: bytes) -> int | None:
    """Bytes before the first moof; None when `data` ends before it. Raises BadSource when this is not fragmented MP4."""
    at = 0
    while at + 8 <= len(data):
        size, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if at == 0 and kind != b"ftyp":
            raise BadSource("not MP4")
        if kind == b"moof":
            return at
        if size == 1 and at + 16 <= len(data):
            size = int.from_bytes(data[at + 8 : at + 16], "big")
        if kind == b"mdat" or size < 8:
            raise BadSource("MP4 without fragments")
        at += size
    return None


def _element(data: bytes, at: int) -> tuple[int, int | None, int] | None:
    """(id, size or None when unknown, first byte of the content) of the EBML element at `at`; None when cut off."""
    ident = _vint(data, at, keep_marker=True)
    size = _vint(data, ident[1]) if ident else None
    if ident is None or size is None:
        return None
    unknown = size[0] == (1 << 7 * (size[1] - ident[1])) - 1
    return ident[0], None if unknown else size[0], size[1]


def _vint(data: bytes, at: int, *, keep_marker: bool = False) -> tuple[int, int] | None:
    if at >= len(data):
        return None
    length = 9 - data[at].bit_length()
    if length > 8:
        raise BadSource("broken EBML number")
    if at + length > len(data):
        return None
    value = int.from_bytes(data[at : at + length], "big")
    return (value if keep_marker else value & ((1 << 7 * length) - 1)), at + length


def _is_cluster(data: bytes, at: int) -> bool:
    """The four bytes of the mark also occur in pictures: a real Cluster goes on with a size and a known element."""
    try:
        element = _element(data, at)
    except BadSource:
        return False
    return element is not None and element[2] < len(data) and data[element[2]] in CLUSTER_FIRST
