"""A message that goes to many is framed once for all of them.

autobahn frames a message for each connection anew. What 200 viewers are sent in one turn of the event loop then lies in memory
200 times until the turn is over, and was copied 200 times.
"""

from typing import Any, ClassVar

from autobahn.exception import Disconnected
from daphne.ws_protocol import WebSocketFactory, WebSocketProtocol

KEPT = 8
"""Several, for where the server is behind, each connection is sent a few at once."""


class SharingProtocol(WebSocketProtocol):  # type: ignore[misc]
    """Daphne's, but that the frames of the latest messages are kept: the next connection is sent the same objects."""

    _frames: ClassVar[dict[int, tuple[object, Any]]] = {}
    """By the message's identity, which nothing else takes while it is here. Oldest first."""

    def serverSend(self, content: str | bytes, binary: bool = False) -> None:  # noqa: N802  (autobahn's)
        if self.state == self.STATE_CONNECTING:
            self.serverAccept()
        if self.state != self.STATE_OPEN:
            raise Disconnected("The connection closed before this could be sent")
        self.sendPreparedMessage(self._frame(content))

    def _frame(self, content: str | bytes) -> Any:
        known = self._frames.get(id(content))
        if known is not None:
            return known[1]
        payload = content if isinstance(content, bytes) else content.encode()
        frame = self.factory.prepareMessage(payload, isinstance(content, bytes), doNotCompress=True)
        while len(self._frames) >= KEPT:
            del self._frames[next(iter(self._frames))]
        self._frames[id(content)] = (content, frame)
        return frame


def share_frames() -> None:
    """For every connection that daphne takes from now on."""
    WebSocketFactory.protocol = SharingProtocol
