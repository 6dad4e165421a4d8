"""daphne, with five things that media need. Run it like daphne: `python -m media.daphne config.asgi:application`.

1. The application sees how many bytes of a connection are unsent (media/transport.py): daphne buffers without bound for a
   client that stops reading (django/daphne#170), so a viewer that falls behind must be skipped above it.
2. What it holds for a client that talks and does not listen is bounded (media/backpressure.py).
3. A publisher's chunk of 2 MiB fits into one message.
4. When it starts it takes up what an earlier process left in its journals.
5. Each minute it fetches what closed connections left in cycles (media/garbage.py).
"""

import asyncio
from typing import Any

import autobahn.websocket.protocol
from daphne.cli import CommandLineInterface
from daphne.server import HTTPFactory, Server  # first: it chooses Twisted's reactor
from twisted.internet import reactor
from twisted.internet.task import LoopingCall

from media.backpressure import Guard
from media.frames import share_frames
from media.garbage import EVERY_S, fetch_garbage
from media.transport import offer_transport

CHECK_S = 2.0
MAX_MESSAGE_BYTES = 2 * 1024 * 1024 + 4096


def as_it_is(value: Any, *_: Any, **__: Any) -> Any:
    return value


# autobahn makes texts in colour for its log, of which daphne shows nothing: a tenth of what opening a socket took.
for painter in ("hltype", "hlval", "pformat"):
    setattr(autobahn.websocket.protocol, painter, as_it_is)
# Twisted writes a line of its own access log for each page, to nowhere. (Daphne's is another.)
HTTPFactory.log = as_it_is


class MediaServer(Server):  # type: ignore[misc]
    def __init__(self, *args: Any, **options: Any) -> None:
        options["websocket_max_message_size"] = max(MAX_MESSAGE_BYTES, options.get("websocket_max_message_size", 0))
        options["websocket_max_frame_size"] = max(MAX_MESSAGE_BYTES, options.get("websocket_max_frame_size", 0))
        super().__init__(*args, **options)
        self._guards: dict[Any, Guard] = {}

    def run(self) -> None:
        share_frames()
        reactor.callWhenRunning(self._take_up_journals)
        LoopingCall(self._check_guards).start(CHECK_S, now=False)
        LoopingCall(fetch_garbage).start(EVERY_S, now=False)
        super().run()

    def _take_up_journals(self) -> None:
        from media.broadcasts import take_up_journals  # the application has set Django up by now

        self._taking_up = asyncio.ensure_future(take_up_journals())

    def create_application(self, protocol: Any, scope: dict[str, Any]) -> Any:
        if scope["type"] == "websocket":
            guard = self._guards[protocol] = Guard(protocol)
            offer_transport(scope, guard.transport)
        return super().create_application(protocol, scope)

    def protocol_disconnected(self, protocol: Any) -> None:
        super().protocol_disconnected(protocol)
        if protocol.transport is None or not protocol.transport.connected:
            self._guards.pop(protocol, None)

    def _check_guards(self) -> None:
        for protocol, guard in list(self._guards.items()):
            if not guard.check():
                self._guards.pop(protocol, None)


class MediaCommandLine(CommandLineInterface):  # type: ignore[misc]
    server_class = MediaServer


if __name__ == "__main__":
    MediaCommandLine.entrypoint()
