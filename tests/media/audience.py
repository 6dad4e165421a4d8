"""A lecturer and viewers in threads, with real sockets, who come back as the pages do: to any of the processes that is there."""

import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from media.hub import HEAD, KIND_START, START_HEAD
from media.live.protocol import CHUNK_HEAD
from tests.media.raw_socket import RawSocket

BACK_OFF_S = 0.3
"""About the first pause of a page that comes back."""


def wait(condition: Callable[[], Any], *, within_s: float = 20.0, why: str = "") -> float:
    """How long it took. Fails when it took longer than `within_s`."""
    began = time.monotonic()
    while not condition():
        assert time.monotonic() - began < within_s, why or "it did not happen"
        time.sleep(0.01)
    return time.monotonic() - began


class _Visitor(ABC):
    """Keeps a socket to the first of `addresses` that answers."""

    def __init__(self, *addresses: str) -> None:
        self.addresses = list(addresses)
        self.texts: list[dict[str, Any]] = []
        self.is_online = False
        self.stopped = threading.Event()
        self._socket: RawSocket | None = None
        self._thread = threading.Thread(target=self._live, daemon=True)
        self._thread.start()

    def __enter__(self) -> "_Visitor":
        return self

    def __exit__(self, *error: object) -> None:
        self.leave()

    def leave(self) -> None:
        self.stopped.set()
        if self._socket is not None:
            self._socket.shut()
        self._thread.join(10)

    def cut(self) -> None:
        """Hang up, and come back."""
        if self._socket is not None:
            self._socket.shut()

    def last(self, type_: str) -> dict[str, Any]:
        """The newest text of this type; empty if there is none."""
        return next((text for text in reversed(self.texts) if text["type"] == type_), {})

    def _live(self) -> None:
        while not self.stopped.is_set():
            self.stopped.wait(0 if self.addresses else BACK_OFF_S)
            for address in list(self.addresses):
                try:
                    with RawSocket(address) as self._socket:
                        self._visit(self._socket)
                except (OSError, AssertionError, ConnectionError):
                    pass
                self.is_online = False
                if self.stopped.wait(BACK_OFF_S):
                    return

    @abstractmethod
    def _visit(self, socket: RawSocket) -> None:
        """What is said and heard until the socket is closed."""


class Viewer(_Visitor):
    """`media`: (when it came, epoch, ms on the timeline) of each media message; `data`: what a player would have now."""

    def __init__(self, *addresses: str) -> None:
        self.media: list[tuple[float, int, int]] = []
        self.starts: list[tuple[float, int, int]] = []
        self.data = b""
        super().__init__(*addresses)

    def say(self, **message: Any) -> None:
        wait(lambda: self.is_online)
        assert self._socket is not None
        self._socket.say(**message)

    def gap_s(self, *, since: float) -> float:
        """The longest time without media from `since` to the last media."""
        times = [since, *(at for at, _, _ in self.media if at > since)]
        return max((b - a for a, b in pairwise(times)), default=float("inf"))

    def _visit(self, socket: RawSocket) -> None:
        self.is_online = True
        while not self.stopped.is_set():
            message = socket.receive()
            if isinstance(message, dict):
                self.texts.append(message)
                continue
            _, kind, _, epoch, at_ms = HEAD.unpack_from(message)
            content = message[HEAD.size :]
            if kind == KIND_START:
                type_bytes, _ = START_HEAD.unpack_from(content)
                content = content[START_HEAD.size + type_bytes :]
                self.starts.append((time.monotonic(), epoch, at_ms))
                self.data = b""
            self.data += content
            self.media.append((time.monotonic(), epoch, at_ms))


class Lecturer(_Visitor):
    """Sends a chunk each `every_s`, keeps all, and sends again what the server lacks."""

    def __init__(self, *addresses: str, chunks: list[bytes], mime: str, every_s: float, key: str = "epoch-one") -> None:
        self.chunks, self.mime, self.every_s, self.key = chunks, mime, every_s, key
        self.recorded = 0
        self.began = time.monotonic()
        self.acked = -1
        self.is_told_to_stop = False
        super().__init__(*addresses)

    def _visit(self, socket: RawSocket) -> None:
        socket.say(type="hello", publisher="page-one", take_over=False)
        socket.hear("welcome")
        socket.say(type="epoch.open", key=self.key, mime=self.mime)
        opened = socket.hear("epoch.opened")
        self.is_online = True
        hearing = threading.Thread(target=self._hear, args=[socket], daemon=True)
        hearing.start()
        seq, is_finished = opened["next"], False
        while not self.stopped.is_set() and hearing.is_alive():
            self.recorded = min(len(self.chunks), int((time.monotonic() - self.began) / self.every_s))
            while seq < self.recorded and not is_finished:
                socket.send_bytes(CHUNK_HEAD.pack(1, 0, 0, opened["epoch"], seq) + self.chunks[seq])
                seq += 1
            if self.is_told_to_stop and not is_finished:
                is_finished = True
                socket.say(type="epoch.finish", epoch=opened["epoch"], chunks=seq)
            time.sleep(0.01)

    def _hear(self, socket: RawSocket) -> None:
        try:
            while True:
                message = socket.receive()
                if isinstance(message, dict):
                    self.texts.append(message)
                    self.is_told_to_stop = self.is_told_to_stop or message["type"] == "stop"
                    if message["type"] == "ack":
                        self.acked = message["received"]
        except OSError:
            return
