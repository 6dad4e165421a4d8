"""The base of our sockets."""

from typing import Any

from channels.consumer import get_handler_name
from channels.generic.websocket import AsyncWebsocketConsumer


class Socket(AsyncWebsocketConsumer):
    """Handles each message at once.

    Channels' own visits a thread before every message, one that all sockets share, to close database connections that grew old.
    Ours ask the database in threads that give their connections back themselves (`database_sync_to_async`), so there is
    nothing to close, and no socket waits for what another does in that thread.
    """

    async def dispatch(self, message: dict[str, Any]) -> None:
        handler = getattr(self, get_handler_name(message), None)
        if handler is None:
            raise ValueError(f"no handler for messages of the type {message['type']}")
        await handler(message)
