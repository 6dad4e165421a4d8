"""Fragments as our writer makes them, read again."""

import struct
from collections.abc import Iterator
from typing import NamedTuple

from media.boxes import children, find
from media.errors import BadSource
from media.fragments import SYNC


class StoredSample(NamedTuple):
    """Times in ticks of the track (its number in the init segment); `offset` is presentation minus decoding."""

    track: int
    dts: int
    duration: int
    offset: int
    keyframe: bool
    data: bytes


def read_fragment(data: bytes) -> Iterator[StoredSample]:
    """The samples of one fragment, or of a whole segment. Raises BadSource."""
    try:
        for kind, start, end in children(data):
            if kind == b"moof":
                for traf in find(data, b"traf", start=start, end=end):
                    yield from _samples_of(traf, data, moof_at=start - 8)
    except struct.error as error:
        raise BadSource(f"a broken fragment: {error}") from error


def _samples_of(traf: bytes, data: bytes, *, moof_at: int) -> Iterator[StoredSample]:
    [tfhd], [tfdt], [trun] = find(traf, b"tfhd"), find(traf, b"tfdt"), find(traf, b"trun")
    track_id: int = struct.unpack_from(">I", tfhd, 4)[0]
    dts: int = struct.unpack_from(">Q", tfdt, 4)[0]
    count, offset = struct.unpack_from(">Ii", trun, 4)
    at = moof_at + offset
    for index in range(count):
        duration, size, flags, shift = struct.unpack_from(">IIIi", trun, 12 + 16 * index)
        yield StoredSample(track_id, dts, duration, shift, flags == SYNC, data[at : at + size])
        dts, at = dts + duration, at + size
