"""How a simulated person speaks to the server: one page, and sockets whose frames are parsed in C."""

import asyncio
import ssl
from collections.abc import Callable, Mapping
from socket import SO_RCVBUF, SOL_SOCKET
from typing import Any
from urllib.parse import urlsplit

import msgspec
from picows import WSCloseCode, WSFrame, WSListener, WSMsgType, WSTransport, ws_connect

MAX_MESSAGE_BYTES = 64 * 1024 * 1024
CONNECT_WITHIN_S = 30.0


class LineCut(Exception):
    """The server, or the network, ended a socket. `code` is the close code, 1006 without one."""

    def __init__(self, code: int) -> None:
        super().__init__(f"closed with {code}")
        self.code = code


class Line(WSListener):
    """One socket. `on_text` gets each JSON message, `on_media` each binary one: a view that is valid during the call."""

    def __init__(
        self,
        *,
        on_text: Callable[[dict[str, Any]], None] | None = None,
        on_media: Callable[[memoryview], None] | None = None,
    ) -> None:
        self._on_text = on_text
        self._on_media = on_media
        self._transport: WSTransport | None = None
        self._code = 1006
        self.closed: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def on_ws_connected(self, transport: WSTransport) -> None:
        self._transport = transport

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        if frame.msg_type == WSMsgType.BINARY:
            if self._on_media is not None:
                self._on_media(frame.get_payload_as_memoryview())
        elif frame.msg_type == WSMsgType.TEXT:
            if self._on_text is not None:
                self._on_text(msgspec.json.decode(frame.get_payload_as_bytes()))
        elif frame.msg_type == WSMsgType.CLOSE:
            payload = frame.get_payload_as_bytes()
            self._code = int.from_bytes(payload[:2], "big") if len(payload) >= 2 else 1005
            transport.send_close(WSCloseCode.OK)
            transport.disconnect()

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        if not self.closed.done():
            self.closed.set_result(self._code)

    def say(self, message: Mapping[str, object]) -> None:
        if self._transport is not None and not self.closed.done():
            self._transport.send(WSMsgType.TEXT, msgspec.json.encode(message))

    def give(self, data: bytes) -> None:
        if self._transport is not None and not self.closed.done():
            self._transport.send(WSMsgType.BINARY, data)

    def stop_reading(self, *, takes_bytes: int | None = None) -> None:
        """As a machine that hangs: the line stays, and nothing is taken from it but what its network holds (`takes_bytes`)."""
        if self._transport is not None:
            if takes_bytes is not None:
                socket = self._transport.underlying_transport.get_extra_info("socket")
                socket.setsockopt(SOL_SOCKET, SO_RCVBUF, takes_bytes)
            self._transport.underlying_transport.pause_reading()

    def leave(self) -> None:
        """Say goodbye."""
        if self._transport is not None and not self.closed.done():
            self._transport.send_close(WSCloseCode.GOING_AWAY)
            self._transport.disconnect()

    def drop(self) -> None:
        """As a cable that is pulled: without a goodbye."""
        if self._transport is not None and not self.closed.done():
            self._transport.disconnect(graceful=False)

    async def or_cut(self, waiting: "asyncio.Future[Any]", *, within_s: float) -> Any:
        """The result of `waiting`. Raises LineCut when the socket ends before, TimeoutError."""
        await asyncio.wait([waiting, self.closed], timeout=within_s, return_when=asyncio.FIRST_COMPLETED)
        if waiting.done():
            return waiting.result()
        if self.closed.done():
            raise LineCut(self.closed.result())
        raise TimeoutError("no answer")


async def open_line(line: Line, address: str, *, cookies: str = "", origin: str = "") -> Line:
    """`address` begins with http or https. Raises OSError, picows.WSError."""
    headers = {"Origin": origin or "{0.scheme}://{0.netloc}".format(urlsplit(address))}
    if cookies:
        headers["Cookie"] = cookies
    await ws_connect(
        lambda: line,
        address.replace("http", "ws", 1),
        extra_headers=headers,
        max_frame_size=MAX_MESSAGE_BYTES,
        websocket_handshake_timeout=CONNECT_WITHIN_S,
        enable_auto_pong=True,
        logger_name=None,
    )
    return line


async def get_page(address: str, *, cookies: str = "") -> int:
    """Reads a page to its end and returns its status. No library: it costs the machine that is measured a tenth."""
    where = urlsplit(address)
    secure = ssl.create_default_context() if where.scheme == "https" else None
    port = where.port or (443 if secure else 80)
    reader, writer = await asyncio.open_connection(where.hostname, port, ssl=secure)
    path = where.path + (f"?{where.query}" if where.query else "")
    lines = [f"GET {path} HTTP/1.1", f"Host: {where.netloc}", f"Cookie: {cookies}", "Accept: text/html"]
    writer.write("\r\n".join([*lines, "Connection: close", "", ""]).encode())
    try:
        whole = await reader.read()
    finally:
        writer.close()
    if not whole.startswith(b"HTTP/1."):
        raise ConnectionError("no answer to the page")
    return int(whole.split(b" ", 2)[1])
