"""H.264 as MediaRecorder gives it (Annex B, start codes) into what MP4 holds (each NAL unit behind its length)."""

import struct

AUD, SPS, PPS = 9, 7, 8


def is_annex_b(extradata: bytes) -> bool:
    """`avcC` starts with version 1, Annex B with a start code (or there is nothing at all)."""
    return not extradata or extradata[0] != 1


class AnnexB:
    """Converts packets of one stream. Parameter sets that the init segment already holds are left out."""

    def __init__(self, extradata: bytes) -> None:
        self._known = set(nal_units(extradata))

    def convert(self, data: bytes) -> bytes:
        return b"".join(
            struct.pack(">I", len(nal)) + nal
            for nal in nal_units(data)
            if nal[0] & 31 != AUD and not (nal[0] & 31 in (SPS, PPS) and nal in self._known)
        )


def nal_units(data: bytes) -> list[bytes]:
    """The NAL units between start codes of three or four bytes. A NAL unit never ends with a zero byte."""
    start = data.find(b"\0\0\1")
    if start < 0:
        return []
    return [nal for part in data[start + 3 :].split(b"\0\0\1") if (nal := part.rstrip(b"\0"))]
