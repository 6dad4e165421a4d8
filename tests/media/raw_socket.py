"""A WebSocket client on a bare TCP socket: for tests that must not read, or must read late."""

import base64
import json
import os
import select
import socket
import struct
from contextlib import suppress
from typing import Any, Self
from urllib.parse import urlsplit

TEXT, BINARY, CLOSE, PING = 1, 2, 8, 9


class RawSocket:
    """`receive_bytes` limits what the kernel takes for a client that does not read."""

    def __init__(
        self, address: str, *, receive_bytes: int | None = None, headers: dict[str, str] | None = None
    ) -> None:
        parts = urlsplit(address)
        self._socket = socket.socket()
        if receive_bytes:
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_bytes)
        self._socket.settimeout(60)
        self._socket.connect((parts.hostname, parts.port))
        more = "".join(f"{name}: {value}\r\n" for name, value in (headers or {}).items())
        query = f"?{parts.query}" if parts.query else ""
        key = base64.b64encode(os.urandom(16)).decode()
        self._socket.sendall(
            f"GET {parts.path}{query} HTTP/1.1\r\nHost: {parts.netloc}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n{more}\r\n".encode()
        )
        self._waiting = b""
        while b"\r\n\r\n" not in self._waiting:
            self._waiting += self._socket.recv(4096)
        head, self._waiting = self._waiting.split(b"\r\n\r\n", 1)
        assert b" 101 " in head.split(b"\r\n")[0], head

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._socket.close()

    def shut(self) -> None:
        """From another thread: who waits in `receive` is told that the line is cut."""
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)

    @property
    def is_cut(self) -> bool:
        """Whether the server aborted the connection; found without reading."""
        waiting = select.poll()
        waiting.register(self._socket, 0)
        return bool(waiting.poll(0))

    def say(self, **message: Any) -> None:
        self._send(TEXT, json.dumps(message).encode())

    def send_bytes(self, data: bytes) -> None:
        self._send(BINARY, data)

    def flood(self, kind: int, payload: bytes, *, total: int, timeout_s: float = 1.0) -> int:
        """Say it again and again; bytes that the server took until it took no more for so long (or `total`)."""
        self._socket.settimeout(timeout_s)
        frame = bytes([0x80 | kind, 0x80 | len(payload)]) + bytes(4) + payload
        batch, taken = frame * (65536 // len(frame)), 0
        try:
            while taken < total:
                taken += self._socket.send(batch[taken % len(batch) :])
        except OSError:
            pass
        finally:
            self._socket.settimeout(60)
        return taken

    def receive(self) -> dict[str, Any] | bytes:
        """The next message: text as a dictionary, binary as bytes. The server's pings are passed over."""
        while True:
            first, second = self._read(2)
            length = second & 127
            if length > 125:
                length = int.from_bytes(self._read(2 if length == 126 else 8), "big")
            payload, kind = self._read(length), first & 15
            if kind == TEXT:
                message: dict[str, Any] = json.loads(payload)
                return message
            if kind == BINARY:
                return payload
            if kind == CLOSE:
                raise ConnectionError(f"closed with {int.from_bytes(payload[:2], 'big')}")

    def hear(self, type_: str) -> dict[str, Any]:
        """The next text message of this type."""
        while True:
            message = self.receive()
            if isinstance(message, dict) and message["type"] == type_:
                return message

    def _send(self, kind: int, payload: bytes) -> None:
        count = len(payload)
        if count < 126:
            length = struct.pack(">B", 0x80 | count)
        elif count < 65536:
            length = struct.pack(">BH", 0x80 | 126, count)
        else:
            length = struct.pack(">BQ", 0x80 | 127, count)
        # A mask of zeros changes nothing.
        self._socket.sendall(bytes([0x80 | kind]) + length + bytes(4) + payload)

    def _read(self, count: int) -> bytes:
        while len(self._waiting) < count:
            data = self._socket.recv(65536)
            if not data:
                raise ConnectionError("cut")
            self._waiting += data
        read, self._waiting = self._waiting[:count], self._waiting[count:]
        return read
