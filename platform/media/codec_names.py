"""The names that `MediaSource.addSourceBuffer` and HLS want (RFC 6381), read from an init segment."""

import struct

from media.boxes import children, find
from media.errors import UnsupportedSource

VISUAL_ENTRY_BYTES = 78
AUDIO_ENTRY_BYTES = 28


def codec_names(init: bytes) -> str:
    """E.g. `avc1.42E01F,opus`, in the order of the tracks. Raises UnsupportedSource for a codec that we do not store."""
    names = []
    for stsd in find(init, b"moov", b"trak", b"mdia", b"minf", b"stbl", b"stsd"):
        kind, start, end = next(iter(children(stsd, 8)))
        names.append(_entry_name(kind, stsd[start:end]))
    return ",".join(names)


def track_timescales(init: bytes) -> list[int]:
    """Ticks a second of each track, in the order of the tracks."""
    return [
        struct.unpack_from(">I", mdhd, 20 if mdhd[0] else 12)[0]
        for mdhd in find(init, b"moov", b"trak", b"mdia", b"mdhd")
    ]


def _entry_name(kind: bytes, entry: bytes) -> str:
    if kind == b"avc1":
        config = _config(entry, b"avcC", VISUAL_ENTRY_BYTES)
        return f"avc1.{config[1:4].hex().upper()}"
    if kind == b"vp09":
        config = _config(entry, b"vpcC", VISUAL_ENTRY_BYTES)
        return f"vp09.{config[4]:02d}.{config[5]:02d}.{config[6] >> 4:02d}"
    if kind == b"av01":
        config = _config(entry, b"av1C", VISUAL_ENTRY_BYTES)
        profile, level = config[1] >> 5, config[1] & 31
        tier = "H" if config[2] & 0x80 else "M"
        depth = (12 if config[2] & 0x20 else 10) if config[2] & 0x40 else 8
        return f"av01.{profile}.{level:02d}{tier}.{depth:02d}"
    if kind == b"Opus":
        return "opus"
    if kind == b"mp4a":
        return "mp4a.40.2"
    raise UnsupportedSource(f"cannot store {kind!r}")


def _config(entry: bytes, kind: bytes, head: int) -> bytes:
    for found, start, end in children(entry, head):
        if found == kind:
            return entry[start:end]
    raise UnsupportedSource(f"no {kind!r} in the sample entry")
