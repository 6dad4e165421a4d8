"""The little that must be known of Opus: how long a packet lasts (RFC 6716, section 3.1)."""

RATE = 48000
"""Opus counts in this rate, whatever the microphone's rate was."""
SILENCE = b"\xf8\xff\xfe"
"""20 ms of nothing."""
_RATE_IN_DOPS = slice(8, 12)  # from the name of the box
_SILK_MS = (10, 20, 40, 60)
_HYBRID_MS = (10, 20)
_CELT_MS = (2.5, 5, 10, 20)


def opus_samples(packet: bytes) -> int:
    """The length of a packet in samples of 48 kHz; 0 for an empty one."""
    if not packet:
        return 0
    config, code = packet[0] >> 3, packet[0] & 3
    if config < 12:
        frame_ms: float = _SILK_MS[config % 4]
    elif config < 16:
        frame_ms = _HYBRID_MS[config % 2]
    else:
        frame_ms = _CELT_MS[config % 4]
    if code == 3 and len(packet) == 1:
        return 0
    count = packet[1] & 63 if code == 3 else 2 if code else 1
    return int(frame_ms * RATE / 1000) * count


def with_full_rate(init: bytes) -> bytes:
    """The init segment with the microphone's rate in `dOps` set to 48 kHz.

    RFC 7845 calls that rate a mere remark, but Chromium does not play a segment where it differs from the sample entry's.
    """
    at = init.find(b"dOps", init.find(b"Opus"))
    if at < 0:
        return init
    start, end = at + _RATE_IN_DOPS.start, at + _RATE_IN_DOPS.stop
    return init[:start] + RATE.to_bytes(4, "big") + init[end:]
