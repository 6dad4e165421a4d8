"""daphne, with three things that media need. Run it like daphne: `python -m media.daphne config.asgi:application`.

1. The application sees how many bytes of a connection are unsent (`scope["extensions"]["daris.transport"]`): daphne buffers
   without bound for a client that stops reading (django/daphne#170), so a viewer that falls behind must be skipped above it.
2. A publisher's chunk of 2 MiB fits into one message.
3. When it starts it takes up what an earlier process left in its journals.
"""

import asyncio
from typing import Any

from daphne.cli import CommandLineInterface
from daphne.server import Server  # first: it chooses Twisted's reactor
from twisted.internet import reactor

MAX_MESSAGE_BYTES = 2 * 1024 * 1024 + 4096


class MediaServer(Server):  # type: ignore[misc]
    def __init__(self, *args: Any, **options: Any) -> None:
        options["websocket_max_message_size"] = max(MAX_MESSAGE_BYTES, options.get("websocket_max_message_size", 0))
        options["websocket_max_frame_size"] = max(MAX_MESSAGE_BYTES, options.get("websocket_max_frame_size", 0))
        super().__init__(*args, **options)

    def run(self) -> None:
        reactor.callWhenRunning(self._take_up_journals)
        super().run()

    def _take_up_journals(self) -> None:
        from media.broadcasts import take_up_journals  # the application has set Django up by now

        self._taking_up = asyncio.ensure_future(take_up_journals())

    def create_application(self, protocol: Any, scope: dict[str, Any]) -> Any:
        if scope["type"] == "websocket":
            transport = protocol.transport

            def unsent() -> int:
                # Twisted keeps what the socket did not take in dataBuffer (sent up to offset) and a list of what came later.
                waiting: int = len(transport.dataBuffer) - transport.offset + transport._tempDataLen
                return waiting

            scope.setdefault("extensions", {})["daris.transport"] = {
                "unsent": unsent,
                "abort": transport.abortConnection,
            }
        return super().create_application(protocol, scope)


class MediaCommandLine(CommandLineInterface):  # type: ignore[misc]
    server_class = MediaServer


if __name__ == "__main__":
    MediaCommandLine.entrypoint()
