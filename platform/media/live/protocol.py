"""What publishers and viewers say over the media sockets. `docs/protocol.md`, section "Media sockets", is about this file.

Text messages are JSON with a `type`; unknown types and fields are refused. Binary messages start with a fixed header,
big-endian.

Publisher -> server, binary (12 bytes, then the chunk):

    u8 version (1) | u8 flags (0) | u16 reserved (0) | u32 epoch | u32 sequence

Server -> viewer, binary (16 bytes, then the content):

    u8 version (1) | u8 kind | u8 flags | u8 reserved | u32 epoch | u64 start in ms on the broadcast's timeline

kind 1, *start*: u16 length of the content type, u32 length of the init segment, content type (as for `addSourceBuffer`), init
segment, then the fragments of the current group, so that a latecomer sees a picture at once. kind 2, *media*: fragments.
flags: 1 begins with a keyframe, 2 something before it was lost.
"""

import struct
from enum import IntEnum
from typing import Annotated, NamedTuple

import msgspec

from media.modes import Mode

PROTOCOL = 1
CHUNK_HEAD = struct.Struct(">BBHII")
WINDOW_BYTES = 8 * 1024 * 1024
"""How much a publisher may have on its way before `received` moves on."""


LATE = "late"
"""An epoch's error: not all of it is in the recording, and others followed. See `EpochFinished`."""
MAX_AGE_MS = 24 * 3600 * 1000


class Close(IntEnum):
    """Close codes of both media sockets. A browser comes back after 1xxx, 4429, 4500 and 4503, not after the others."""

    BAD_MESSAGE = 4400
    NOT_SIGNED_IN = 4401
    FORBIDDEN = 4403
    NOT_FOUND = 4404
    TAKEN_OVER = 4408
    PUBLISHER_ACTIVE = 4409
    ENDED = 4410
    CHUNK_TOO_LARGE = 4413
    UNSUPPORTED_MEDIA = 4415
    TOO_MUCH = 4429
    SERVER_ERROR = 4500
    TRY_LATER = 4503


class Refused(Exception):
    """Raised by `authorize`: the socket is accepted, told why, and closed with this code."""

    def __init__(self, code: int, reason: str = "") -> None:
        super().__init__(code, reason)
        self.code = code
        self.reason = reason or _REASONS.get(code, "refused")


_REASONS = {
    int(Close.NOT_SIGNED_IN): "not_signed_in",
    int(Close.FORBIDDEN): "forbidden",
    int(Close.NOT_FOUND): "not_found",
    int(Close.ENDED): "ended",
}


class Message(msgspec.Struct, tag_field="type", forbid_unknown_fields=True):
    """Base of all text messages."""


# --- publisher -> server ----------------------------------------------------------------------------------------------


class Hello(Message, tag="hello"):
    """First message. `publisher` names this page; `take_over` ends another page that publishes. `late`: this page brings what
    it recorded before another one took over, and publishes nothing."""

    publisher: str = msgspec.field()
    take_over: bool = False
    late: bool = False

    def __post_init__(self) -> None:
        _check_key(self.publisher)


class EpochOpen(Message, tag="epoch.open"):
    """Begin an epoch, or go on with it after a cut. `key` is the browser's own name for it; its recorder began `age_ms` ago.
    `chunks`: how many there are, when its recorder has stopped."""

    key: str
    mime: str
    age_ms: Annotated[int, msgspec.Meta(ge=0, le=MAX_AGE_MS)] = 0
    chunks: Annotated[int, msgspec.Meta(ge=0)] | None = None

    def __post_init__(self) -> None:
        _check_key(self.key)
        if len(self.mime) > 120:
            raise ValueError("the type is too long")


class EpochFinish(Message, tag="epoch.finish"):
    """No more than `chunks` chunks belong to the epoch."""

    epoch: int
    chunks: int


FromPublisher = Hello | EpochOpen | EpochFinish


# --- server -> publisher ----------------------------------------------------------------------------------------------


class Welcome(Message, tag="welcome"):
    """Answer to `hello`. `window`: bytes that may be on their way unreceived."""

    protocol: int
    chunk_bytes: int
    window_bytes: int


class EpochOpened(Message, tag="epoch.opened"):
    """Send from chunk `next` on. Everything up to `durable` may be forgotten. `offset_ms`: where it lies in the recording."""

    key: str
    epoch: int
    next: int
    received: int
    durable: int
    offset_ms: int


class EpochFinished(Message, tag="epoch.finished"):
    """All of it is stored; or it broke off with an `error`, and the recorder must begin anew. `late` and `cut_off`: the rest is
    to be brought over a connection of its own (`hello` with `late`)."""

    epoch: int
    key: str
    error: str = ""


class Ack(Message, tag="ack"):
    """Chunks up to `received` survive a crash of the server, chunks up to `durable` are in object storage. Chunks up to
    `passed` went to the viewers, also when the server can keep none: they count for the window."""

    epoch: int
    received: int
    durable: int
    passed: int


class Resend(Message, tag="resend"):
    """A chunk is missing: send again from `seq` on."""

    epoch: int
    seq: int


class AudienceReport(Message, tag="audience"):
    """Who watches, every two seconds. `behind_...` is None while nobody reported; `modes`: viewers in each."""

    viewers: int
    behind_p50_ms: int | None
    behind_max_ms: int | None
    modes: dict[str, int]


class StorageReport(Message, tag="storage"):
    """Storing does not work, for `failing_since_ms` now; or it works again (None). The journal holds `waiting_bytes`;
    `is_full`: it takes no more."""

    failing_since_ms: int | None
    waiting_bytes: int
    limit_bytes: int
    is_full: bool


class Stop(Message, tag="stop"):
    """The broadcast is being ended: send the last chunk and `epoch.finish`."""


class RefusedMessage(Message, tag="refused"):
    """Why the socket is closed next."""

    reason: str


# --- viewer -> server -------------------------------------------------------------------------------------------------


class ChooseMode(Message, tag="mode"):
    """Send this mode from now on; `afresh`: cut the connection with all that waits in it, the viewer comes back for it."""

    mode: Mode
    afresh: bool = False


class Report(Message, tag="report"):
    """About every five seconds: how far behind the publisher the picture is (null when none is shown), and how often it stood
    still since the last report."""

    behind_ms: Annotated[int, msgspec.Meta(ge=0, le=MAX_AGE_MS)] | None
    stalls: Annotated[int, msgspec.Meta(ge=0, le=10_000)] = 0


FromViewer = ChooseMode | Report
MAX_VIEWER_MESSAGE_BYTES = 1024


# --- server -> viewer -------------------------------------------------------------------------------------------------


class State(Message, tag="state"):
    """waiting, live, paused, interrupted or ended."""

    state: str


class Lagging(Message, tag="viewer.lagging"):
    """This viewer's line is too slow: so much was left out."""

    lost_ms: int


class SourceLate(Message, tag="source.late"):
    """The media that follow came to the server so much later than the quickest of their epoch: the lecturer's line is slow, not
    the viewer's. 0: in time again."""

    late_ms: int


class ModeChanged(Message, tag="mode"):
    """This is sent from now on; the next binary message is its *start*. `reason`: "" or "unavailable"."""

    mode: Mode
    reason: str = ""


class ChunkHead(NamedTuple):
    epoch: int
    seq: int


def _check_key(key: str) -> None:
    if not (8 <= len(key) <= 64 and key.replace("-", "").isalnum() and key.isascii()):
        raise ValueError("a key has 8 to 64 letters, digits and hyphens")


_decoder: msgspec.json.Decoder[FromPublisher] = msgspec.json.Decoder(FromPublisher)
_viewer_decoder: msgspec.json.Decoder[FromViewer] = msgspec.json.Decoder(FromViewer)
_encoder = msgspec.json.Encoder()


def decode(text: str | bytes) -> FromPublisher:
    """Raises msgspec.ValidationError (a ValueError) for anything that is not a message of a publisher."""
    return _decoder.decode(text)


def decode_from_viewer(text: str) -> FromViewer:
    """Raises msgspec.ValidationError (a ValueError) for anything that is not a message of a viewer."""
    if len(text.encode()) > MAX_VIEWER_MESSAGE_BYTES:
        raise ValueError("too long for a viewer")
    return _viewer_decoder.decode(text)


def encode(message: Message) -> str:
    return _encoder.encode(message).decode()


def split_chunk(data: bytes) -> tuple[ChunkHead, bytes]:
    """Header and payload of a publisher's binary message. Raises ValueError."""
    if len(data) < CHUNK_HEAD.size:
        raise ValueError("shorter than its header")
    version, flags, reserved, epoch, seq = CHUNK_HEAD.unpack_from(data)
    if version != PROTOCOL or flags or reserved:
        raise ValueError("unknown version")
    return ChunkHead(epoch, seq), data[CHUNK_HEAD.size :]
