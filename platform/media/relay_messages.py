"""What processes say to each other about one broadcast.

Channels, all beginning with `daris:media:`

    <broadcast>:owner     to the process that has the publisher: `Want`, `Yield`
    <broadcast>:state     from it to all that have viewers: `Status`
    <broadcast>:<mode>    from it, media of a mode: a packet
    to:<process>          to one process: a packet (the beginning, for one that comes late), `Yielded`

Control messages are MessagePack. A packet is binary: 0, the broadcast (16 bytes), the mode's number, u32 sequence, 16 letters of
the sender's name, then the message as viewers get it.
"""

import struct
from dataclasses import dataclass
from uuid import UUID

import msgspec

from media.modes import Mode

_PACKET = struct.Struct(">B16sBI16s")
_MODES = list(Mode)


class Control(msgspec.Struct, tag_field="type"):
    """Base of all control messages."""


class Want(Control, tag="want"):
    """A process has viewers, and says so every second. `starts`: modes whose beginning it lacks."""

    process: str
    starts: list[Mode]
    modes: dict[str, int]
    wishes: list[Mode]
    behind_ms: list[int]


class Yield(Control, tag="yield"):
    """A publisher came to this process: let go of the broadcast, unless another one publishes and is not to be replaced."""

    process: str
    publisher: str
    take_over: bool


class Yielded(Control, tag="yielded"):
    broadcast: str
    refused: bool


class Status(Control, tag="status"):
    """Every second, and with each change."""

    process: str
    state: str
    unavailable: list[Mode]


@dataclass(frozen=True, slots=True)
class Packet:
    broadcast: UUID
    mode: Mode
    seq: int
    process: str
    message: bytes


def pack(packet: Packet) -> bytes:
    head = _PACKET.pack(
        0, packet.broadcast.bytes, _MODES.index(packet.mode), packet.seq & 0xFFFFFFFF, packet.process.encode()
    )
    return head + packet.message


def unpack(data: bytes) -> Packet:
    """Raises ValueError."""
    if len(data) < _PACKET.size:
        raise ValueError("shorter than its header")
    _, broadcast, mode, seq, process = _PACKET.unpack_from(data)
    if mode >= len(_MODES):
        raise ValueError("unknown mode")
    return Packet(UUID(bytes=broadcast), _MODES[mode], seq, process.decode(), data[_PACKET.size :])


def is_packet(data: bytes) -> bool:
    """MessagePack of our messages never begins with 0."""
    return data[:1] == b"\0"


_encoder = msgspec.msgpack.Encoder()
_decoder: msgspec.msgpack.Decoder[Want | Yield | Yielded | Status] = msgspec.msgpack.Decoder(
    Want | Yield | Yielded | Status
)


def encode(message: Control) -> bytes:
    return _encoder.encode(message)


def decode(data: bytes) -> Want | Yield | Yielded | Status:
    """Raises msgspec.MsgspecError."""
    return _decoder.decode(data)
