"""Bounds for what daphne holds for one WebSocket.

autobahn answers each ping into a buffer without end, and daphne queues each message for the application without end. So a
client that does not take what it is sent, or says more than is read, is not listened to until it does; and one that takes
nothing at all is cut.

What is sent goes to the network at once if nothing waits before it. Twisted leaves it to the next turn of the event loop, and
asks the kernel twice for each message of each connection to tell when it may.
"""

import asyncio
import time
from collections.abc import Callable
from typing import Any

from media.transport import Transport

MAX_UNSENT_BYTES = 1024 * 1024
MAX_UNREAD_MESSAGES = 256
STUCK_S = 20.0
LISTEN_AGAIN_S = 0.05


class Guard:
    """Of one connection: `protocol` is daphne's WebSocket protocol."""

    def __init__(self, protocol: Any) -> None:
        self._protocol = protocol
        self._transport = protocol.transport
        self._moved_at = time.monotonic()
        self._stuck_since: float | None = None
        self._checked_at = self._moved_at
        self._is_paused = False
        self._write: Callable[[bytes], Any] = self._transport.writeSomeData
        self._transport.writeSomeData = self._write_some_data
        self._write_later: Callable[[bytes], None] = self._transport.write
        self._transport.write = self._write_at_once
        self._receive: Callable[[bytes], None] = protocol.dataReceived
        protocol.dataReceived = self._data_received

    @property
    def transport(self) -> Transport:
        return Transport(unsent=self.unsent, abort=self._transport.abortConnection)

    def unsent(self) -> int:
        # Twisted keeps what the socket did not take in dataBuffer (sent up to offset) and a list of what came later.
        transport = self._transport
        waiting: int = len(transport.dataBuffer) - transport.offset + transport._tempDataLen
        return waiting

    def check(self) -> bool:
        """To be called every few seconds; False when the connection is no more."""
        if not self._transport.connected:
            return False
        now = time.monotonic()
        if self.unsent() == 0 or self._moved_at >= self._checked_at:
            self._stuck_since = None
        elif self._stuck_since is None:
            self._stuck_since = now
        self._checked_at = now
        if self._stuck_since is None or now - self._stuck_since < STUCK_S:
            return True
        self._transport.abortConnection()
        return False

    def _write_some_data(self, data: bytes) -> Any:
        sent = self._write(data)
        if isinstance(sent, int) and sent > 0:
            self._moved_at = time.monotonic()
        return sent

    def _write_at_once(self, data: bytes) -> None:
        transport = self._transport
        if transport.TLS or not transport.connected or transport._writeDisconnected or self.unsent():
            self._write_later(data)
            return
        sent = transport.writeSomeData(data)
        if not isinstance(sent, int) or sent < 0:
            sent = 0  # the line is cut: the event loop meets that, and says so to all whom it concerns
        if sent < len(data):
            self._write_later(data[sent:] if sent else data)

    def _data_received(self, data: bytes) -> None:
        self._receive(data)
        if self._is_full and not self._is_paused:
            self._is_paused = True
            self._transport.pauseProducing()
            asyncio.get_running_loop().call_later(LISTEN_AGAIN_S, self._listen_again)

    @property
    def _is_full(self) -> bool:
        queue = getattr(self._protocol, "application_queue", None)
        return self.unsent() > MAX_UNSENT_BYTES or (queue is not None and queue.qsize() > MAX_UNREAD_MESSAGES)

    def _listen_again(self) -> None:
        if not self._transport.connected or self._transport.disconnecting:
            return
        if self._is_full:
            asyncio.get_running_loop().call_later(LISTEN_AGAIN_S, self._listen_again)
            return
        self._is_paused = False
        self._transport.resumeProducing()
