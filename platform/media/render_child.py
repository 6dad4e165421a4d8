"""The process that makes a rendition: `python -m media.render_child light`. Fragments on stdin, fragments on stdout.

A process of its own, so that the worst a stream can do to ffmpeg's decoders ends one rendition, and so that encoding yields
to delivery. It ends when its stdin does.

Messages in both directions: u32 length of the rest, u8 kind, content. To the child:

    epoch     u32 number | init segment
    media     fMP4 fragment
    gap       (something is missing here)

From the child:

    epoch     u32 number | u16 length of the content type | content type | init segment
    media     u64 start | u64 end in ms on the broadcast's timeline | u8 opens a group | fMP4 fragment
    failed    u32 number | reason: nothing can be made of this epoch
"""

import os
import struct
import sys
from contextlib import suppress
from enum import IntEnum
from typing import BinaryIO

from av.error import FFmpegError

from media.errors import BadSource
from media.fragments import Fragment
from media.modes import Mode
from media.rendering import Renderer

NICE = 5


class Kind(IntEnum):
    EPOCH = 1
    MEDIA = 2
    GAP = 3
    FAILED = 4


HEAD = struct.Struct(">IB")
EPOCH = struct.Struct(">I")
EPOCH_MADE = struct.Struct(">IH")
MEDIA_MADE = struct.Struct(">QQB")
LONGEST = 64 * 1024 * 1024


def pack(kind: Kind, *parts: bytes) -> bytes:
    return b"".join((HEAD.pack(1 + sum(map(len, parts)), kind), *parts))


def serve(mode: Mode, source: BinaryIO, sink: BinaryIO) -> None:
    """Until `source` ends."""
    renderer: Renderer | None = None
    number = 0
    while (message := _read(source)) is not None:
        kind, content = message
        try:
            if kind == Kind.EPOCH:
                before, renderer, number = renderer, None, EPOCH.unpack_from(content)[0]
                if before is not None:
                    _finish(sink, before)
                renderer = Renderer(content[EPOCH.size :], mode=mode)
                content_type = renderer.content_type.encode()
                made = EPOCH_MADE.pack(number, len(content_type))
                sink.write(pack(Kind.EPOCH, made, content_type, renderer.init))
            elif renderer is not None and kind == Kind.MEDIA:
                _give(sink, renderer.feed(content))
            elif renderer is not None:
                renderer.skip()
        except BrokenPipeError:
            return
        except Exception as error:  # whatever a decoder has to say of a stream: the stream is to blame
            renderer = None
            sink.write(pack(Kind.FAILED, EPOCH.pack(number), f"{type(error).__name__}: {error}"[:300].encode()))
        sink.flush()


def _finish(sink: BinaryIO, renderer: Renderer) -> None:
    with suppress(FFmpegError, BadSource):  # the next epoch is no worse for it
        _give(sink, renderer.finish())
        renderer.close()


def _give(sink: BinaryIO, fragments: list[Fragment]) -> None:
    for fragment in fragments:
        head = MEDIA_MADE.pack(fragment.start_ms, fragment.end_ms, fragment.opens_group)
        sink.write(pack(Kind.MEDIA, head, fragment.data))


def _read(source: BinaryIO) -> tuple[int, bytes] | None:
    head = source.read(HEAD.size)
    if len(head) < HEAD.size:
        return None
    length, kind = HEAD.unpack(head)
    content = source.read(length - 1)
    return (kind, content) if len(content) == length - 1 else None


if __name__ == "__main__":
    with suppress(OSError):
        os.nice(NICE)
    with suppress(KeyboardInterrupt, BrokenPipeError):
        serve(Mode(sys.argv[1]), sys.stdin.buffer, sys.stdout.buffer)
