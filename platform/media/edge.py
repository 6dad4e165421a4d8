"""The same application under uvicorn, for an audience in the thousands: `python -m media.edge config.asgi:application`.

Measured, a viewer costs about a quarter of what they cost under daphne. What media need is as in media/daphne.py: the
application sees how much of a connection is unsent, what the server holds for a client is bounded, a publisher's chunk fits
into a message, journals are taken up at the start. permessage-deflate is off: with it media cost fifteen times as much.
"""

import argparse
import asyncio
import socket
from collections.abc import Sequence
from typing import Any

import uvicorn
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from media.garbage import EVERY_S, fetch_garbage
from media.transport import Transport, offer_transport

MAX_MESSAGE_BYTES = 2 * 1024 * 1024 + 4096
WRITE_LIMIT_BYTES = 1024 * 1024
"""Above it uvicorn lets the application wait. More than the media path sends (it leaves out media at half of that), so
that a viewer who takes nothing is noticed there, and cut."""
LISTEN_AGAIN_S = 0.05
TICKS_A_SECOND = 10
"""How often uvicorn calls `on_tick`."""


class EdgeProtocol(WebSocketsSansIOProtocol):
    """One WebSocket. A client that talks and takes nothing is not listened to until it does."""

    def connection_made(self, transport: Any) -> None:
        transport.set_write_buffer_limits(high=WRITE_LIMIT_BYTES)
        super().connection_made(transport)

    async def run_asgi(self) -> None:
        offer_transport(
            self.scope,  # type: ignore[arg-type]  # a TypedDict, which is a dict
            Transport(unsent=self.transport.get_write_buffer_size, abort=self.transport.abort),
        )
        await super().run_asgi()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.transport.get_write_buffer_size() > WRITE_LIMIT_BYTES and not self.transport.is_closing():
            self.transport.pause_reading()
            self.loop.call_later(LISTEN_AGAIN_S, self._listen_again)

    def _listen_again(self) -> None:
        if self.transport.is_closing():
            return
        if self.transport.get_write_buffer_size() > WRITE_LIMIT_BYTES:
            self.loop.call_later(LISTEN_AGAIN_S, self._listen_again)
        elif not self.read_paused:
            self.transport.resume_reading()


class EdgeServer(uvicorn.Server):
    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        from media.broadcasts import take_up_journals  # the application has set Django up by now

        self._taking_up = asyncio.ensure_future(take_up_journals())

    async def on_tick(self, counter: int) -> bool:
        if (counter + 1) % int(EVERY_S * TICKS_A_SECOND) == 0:
            fetch_garbage()
        return await super().on_tick(counter)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="media.edge")
    parser.add_argument("application")
    parser.add_argument("-b", "--bind", default="127.0.0.1")
    parser.add_argument("-p", "--port", type=int, default=8000)
    given = parser.parse_args(arguments)
    config = uvicorn.Config(
        given.application,
        host=given.bind,
        port=given.port,
        ws=EdgeProtocol,
        ws_max_size=MAX_MESSAGE_BYTES,
        ws_per_message_deflate=False,
        lifespan="off",
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=20,
    )
    EdgeServer(config).run()


if __name__ == "__main__":
    main()
