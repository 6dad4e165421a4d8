"""What both media sockets have in common."""

import time
from abc import ABC, abstractmethod

from media.live.protocol import Close, Refused
from media.live.socket import Socket
from media.models import Broadcast


class MediaConsumer(Socket, ABC):
    """The app above says who may: subclass and write `authorize`."""

    channel_layer_alias = ""  # none: media must come in and go out while Valkey is away

    messages_per_s: float
    burst_messages: int

    _tokens: float | None = None
    _tokens_at = 0.0

    @abstractmethod
    async def authorize(self) -> Broadcast:
        """The broadcast that this connection is for. Raises Refused. `self.scope` has the user and the address."""

    def _spend_token(self) -> None:
        """One for each message. Raises Refused when there were too many."""
        now = time.monotonic()
        saved = self.burst_messages if self._tokens is None else self._tokens
        self._tokens = min(self.burst_messages, saved + (now - self._tokens_at) * self.messages_per_s) - 1
        self._tokens_at = now
        if self._tokens < 0:
            raise Refused(Close.TOO_MUCH, "too_many_messages")
