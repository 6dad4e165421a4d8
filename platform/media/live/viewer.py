"""The socket of one who watches. The app above says who may: subclass and write `authorize`."""

import asyncio
import logging
import time
from urllib.parse import parse_qs

import msgspec

from media.broadcasts import delivery_of, release
from media.hub import HubState, ModeChange, Restart, SourceLate, Viewer
from media.live import protocol
from media.live.consumer import MediaConsumer
from media.live.protocol import ChooseMode, Close, Refused, Report
from media.modes import Mode
from media.transport import transport_of

logger = logging.getLogger("daris.media")

UNSENT_BYTES = 512 * 1024
"""More than this unsent in the connection: leave out everything up to the next keyframe."""
STALLED_S = 20.0
"""A connection that takes nothing for so long is cut; the player comes back when the line does."""


class ViewerConsumer(MediaConsumer):
    """Sends the hub's messages at the pace of the viewer's line."""

    messages_per_s = 2.0
    burst_messages = 20

    async def connect(self) -> None:
        self._viewer: Viewer | None = None
        self._pump: asyncio.Task[None] | None = None
        try:
            mode = self._mode_of_address()
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
        self._viewer = delivery_of(self.broadcast).join(mode)
        self._pump = asyncio.create_task(self._send_all(self._viewer))

    async def disconnect(self, code: int) -> None:
        if self._pump is not None:
            self._pump.cancel()
        if self._viewer is not None:
            delivery_of(self.broadcast).leave(self._viewer)
            self._viewer = None
            release(self.broadcast)

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        viewer = self._viewer
        if viewer is None:
            return  # refused, and being closed
        try:
            self._spend_token()
            if text_data is None:
                raise ValueError("a viewer sends no media")
            message = protocol.decode_from_viewer(text_data)
        except Refused as refused:
            await self._cut(refused.code)
        except (msgspec.MsgspecError, ValueError):
            await self._cut(Close.BAD_MESSAGE)
        else:
            match message:
                case ChooseMode():
                    abort = (self.scope.get("extensions") or {}).get("daris.transport", {}).get("abort")
                    if message.afresh and abort is not None:
                        abort()
                    else:
                        delivery_of(self.broadcast).choose(viewer, message.mode)
                case Report():
                    viewer.behind_ms, viewer.reported_at = message.behind_ms, time.monotonic()

    def _mode_of_address(self) -> Mode:
        """What `?mode=` says. Raises Refused."""
        asked = parse_qs(self.scope.get("query_string", b"").decode("latin-1")).get("mode", [Mode.VIDEO])
        try:
            return Mode(asked[-1])
        except ValueError:
            raise Refused(Close.BAD_MESSAGE, "unknown_mode") from None

    async def _cut(self, code: int) -> None:
        """Close, and count and serve this viewer no longer."""
        await self.disconnect(code)
        await self.close(int(code))

    async def _send_all(self, viewer: Viewer) -> None:
        transport = transport_of(self.scope)
        stalled_at: float | None = None
        while True:
            item = await viewer.get()
            if isinstance(item, HubState):
                await self.send(text_data=protocol.encode(protocol.State(state=item)))
                if item == HubState.ENDED:
                    await self.close(int(Close.ENDED))
                    return
                continue
            if isinstance(item, ModeChange):
                await self.send(text_data=protocol.encode(protocol.ModeChanged(mode=item.mode, reason=item.reason)))
                continue
            if isinstance(item, SourceLate):
                await self.send(text_data=protocol.encode(protocol.SourceLate(late_ms=item.late_ms)))
                continue
            if transport.unsent() <= UNSENT_BYTES:
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
                if transport.abort is not None:
                    transport.abort()
                else:
                    await self.close(int(Close.TOO_MUCH))
                return
