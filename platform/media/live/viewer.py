"""The socket of one who watches. The app above says who may: subclass and write `authorize`."""

import asyncio
import logging
import time
from collections.abc import Callable
from typing import Any

from channels.generic.websocket import AsyncWebsocketConsumer

from media.broadcasts import hub_of, release
from media.hub import HubState, Restart, Viewer
from media.live import protocol
from media.live.protocol import Close, Refused
from media.models import Broadcast

logger = logging.getLogger("daris.media")

UNSENT_BYTES = 512 * 1024
"""More than this unsent in the connection: leave out everything up to the next keyframe."""
STALLED_S = 20.0
"""A connection that takes nothing for so long is cut; the player comes back when the line does."""


class ViewerConsumer(AsyncWebsocketConsumer):
    """Sends the hub's messages at the pace of the viewer's line."""

    async def authorize(self) -> Broadcast:
        """The broadcast that this connection may watch. Raises Refused. `self.scope` has the user and the address."""
        raise NotImplementedError

    async def connect(self) -> None:
        self._viewer: Viewer | None = None
        self._pump: asyncio.Task[None] | None = None
        try:
            self.broadcast = await self.authorize()
        except Refused as refused:
            await self.accept()
            await self.send(text_data=protocol.encode(protocol.RefusedMessage(reason=refused.reason)))
            await self.close(int(refused.code))  # autobahn takes no IntEnum
            return
        await self.accept()
        if not self.broadcast.is_open:
            await self.send(text_data=protocol.encode(protocol.State(state="ended")))
            await self.close(int(Close.ENDED))
            return
        self._viewer = hub_of(self.broadcast).join()
        self._pump = asyncio.create_task(self._send_all(self._viewer))

    async def disconnect(self, code: int) -> None:
        if self._pump is not None:
            self._pump.cancel()
        if self._viewer is not None:
            hub_of(self.broadcast).leave(self._viewer)
            release(self.broadcast)

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        await self.close(int(Close.BAD_MESSAGE))  # a viewer has nothing to say here

    async def _send_all(self, viewer: Viewer) -> None:
        transport: dict[str, Callable[[], Any]] = (self.scope.get("extensions") or {}).get("daris.transport", {})
        unsent, abort = transport.get("unsent", int), transport.get("abort")
        stalled_at: float | None = None
        while True:
            item = await viewer.get()
            if isinstance(item, HubState):
                await self.send(text_data=protocol.encode(protocol.State(state=item)))
                if item == HubState.ENDED:
                    await self.close(int(Close.ENDED))
                    return
                continue
            if unsent() <= UNSENT_BYTES:
                stalled_at = None
                if isinstance(item, Restart):
                    lost_ms = max(0, item.to_ms - item.from_ms)
                    await self.send(text_data=protocol.encode(protocol.Lagging(lost_ms=lost_ms)))
                    item = item.data
                await self.send(bytes_data=item)
                continue
            viewer.skip(item)
            stalled_at = stalled_at or time.monotonic()
            if time.monotonic() - stalled_at > STALLED_S:
                logger.info("a viewer of %s took nothing for %s s: cut", self.broadcast.pk, STALLED_S)
                if abort is not None:
                    abort()
                else:
                    await self.close(int(Close.TOO_MUCH))
                return
