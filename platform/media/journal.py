"""What a publisher sent, on the local disk until it is in object storage. Survives kill -9; a torn end is cut off.

A journal is a folder of part files. A part is a row of records: header (mark, epoch, seq, length), payload, CRC-32 of both.
Parts are deleted when nothing in them is needed any more, so a journal stays small however long the broadcast is.
"""

import os
import shutil
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import FileIO
from pathlib import Path

from media.errors import JournalError, JournalFull

MARK = 0xDA715
HEADER = struct.Struct(">IIII")
CRC = struct.Struct(">I")
PART_BYTES = 8 * 1024 * 1024
MAX_BYTES = 2 * 1024 * 1024 * 1024
MAX_PAYLOAD = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Chunk:
    epoch: int
    seq: int
    payload: bytes


@dataclass(slots=True)
class _Part:
    path: Path
    bytes: int
    last: dict[int, int]  # the last seq of each epoch in it


class Journal:
    """The journal of one broadcast. Not thread-safe: one writer at a time. `write` and `replay` block: call them in a thread."""

    def __init__(self, folder: Path, *, max_bytes: int = MAX_BYTES, part_bytes: int = PART_BYTES) -> None:
        self.folder = folder
        self._max_bytes = max_bytes
        self._part_bytes = part_bytes
        self._file: FileIO | None = None
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._parts = [self._recover(path) for path in sorted(folder.glob("*.part"))]
        except OSError as error:
            raise JournalError(f"The journal {folder} cannot be opened: {error}") from error

    @property
    def bytes(self) -> int:
        return sum(part.bytes for part in self._parts)

    def write(self, chunks: list[Chunk]) -> None:
        """Append and fsync: when this returns, the chunks survive a crash. Raises JournalFull before anything is written."""
        if not chunks:
            return
        if self.bytes + sum(len(chunk.payload) for chunk in chunks) > self._max_bytes:
            raise JournalFull(f"The journal {self.folder} holds {self.bytes} bytes already")
        try:
            file, part = self._open_part()
            if os.fstat(file.fileno()).st_size != part.bytes:
                os.ftruncate(file.fileno(), part.bytes)  # the disk was full in the middle of a record
            records = b"".join(_record(chunk) for chunk in chunks)
            _write_all(file, records)
            os.fsync(file.fileno())
        except OSError as error:
            raise JournalError(f"The journal {self.folder} cannot be written: {error}") from error
        part.bytes += len(records)
        for chunk in chunks:
            part.last[chunk.epoch] = max(chunk.seq, part.last.get(chunk.epoch, 0))

    def replay(self, epoch: int, *, from_seq: int = 0) -> Iterator[Chunk]:
        """The chunks of an epoch in order, from `from_seq` on, without repetitions, up to the first gap."""
        expected = from_seq
        for part in self._parts:
            if part.last.get(epoch, -1) < expected:
                continue
            for chunk in _records(part.path.read_bytes()):
                if chunk.epoch == epoch and chunk.seq == expected:
                    yield chunk
                    expected += 1

    def forget(self, epoch: int, *, before_seq: int) -> None:
        """The chunks of `epoch` before `before_seq`, and all of earlier epochs, are stored elsewhere now."""
        kept = []
        for index, part in enumerate(self._parts):
            is_current = index == len(self._parts) - 1
            needed = any(e > epoch or (e == epoch and last >= before_seq) for e, last in part.last.items())
            if needed:
                kept.append(part)
                continue
            if is_current:
                self.close()
            part.path.unlink(missing_ok=True)
        self._parts = kept

    def close(self) -> None:
        if self._file:
            self._file.close()
            self._file = None

    def delete(self) -> None:
        """The broadcast is closed and stored: nothing of this is needed any more."""
        self.close()
        self._parts = []
        shutil.rmtree(self.folder, ignore_errors=True)

    def _open_part(self) -> tuple[FileIO, _Part]:
        part = self._parts[-1] if self._parts else None
        if part is None or part.bytes >= self._part_bytes:
            self.close()
            number = int(part.path.stem) + 1 if part else 0
            part = _Part(self.folder / f"{number:08d}.part", 0, {})
            self._parts.append(part)
            self._file = part.path.open("ab", buffering=0)
            _sync_folder(self.folder)
        elif self._file is None:
            self._file = part.path.open("ab", buffering=0)
        assert self._file is not None
        return self._file, part

    def _recover(self, path: Path) -> _Part:
        part = _Part(path, 0, {})
        for chunk in _records(path.read_bytes()):
            part.bytes += HEADER.size + len(chunk.payload) + CRC.size
            part.last[chunk.epoch] = max(chunk.seq, part.last.get(chunk.epoch, 0))
        if part.bytes < path.stat().st_size:
            os.truncate(path, part.bytes)  # torn by a crash, or damaged: what follows cannot be trusted
        return part


def _record(chunk: Chunk) -> bytes:
    header = HEADER.pack(MARK, chunk.epoch, chunk.seq, len(chunk.payload))
    crc = zlib.crc32(chunk.payload, zlib.crc32(header))
    return header + chunk.payload + CRC.pack(crc)


def _write_all(file: FileIO, data: bytes) -> None:
    """A disk that is nearly full takes a part, and says so at the next try."""
    left = memoryview(data)
    while left:
        left = left[file.write(left) or 0 :]


def _records(data: bytes) -> Iterator[Chunk]:
    at = 0
    while at + HEADER.size <= len(data):
        mark, epoch, seq, length = HEADER.unpack_from(data, at)
        end = at + HEADER.size + length
        if mark != MARK or length > MAX_PAYLOAD or end + CRC.size > len(data):
            return
        if CRC.unpack_from(data, end)[0] != zlib.crc32(data[at:end]):
            return
        yield Chunk(epoch, seq, data[at + HEADER.size : end])
        at = end + CRC.size


def _sync_folder(folder: Path) -> None:
    """Without this the new file's name itself could be lost in a crash."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
