"""The two media sockets for tests, without a server, and a client that keeps all it hears."""

import asyncio
import json
from typing import Any

from channels.db import database_sync_to_async
from channels.testing import WebsocketCommunicator

from media.broadcasts import end_broadcast
from media.live import Close, PublisherConsumer, Refused, ViewerConsumer
from media.live.protocol import CHUNK_HEAD
from media.models import Broadcast
from tests.media.material import MIME
from tests.media.publishing import until

NAME = "chromium-h264.mkv"
KEY = "epoch-one"


async def _authorize(consumer: Any) -> Broadcast:
    if consumer.scope["user"] == "outsider":
        raise Refused(Close.FORBIDDEN)
    found: Broadcast = await database_sync_to_async(Broadcast.objects.get)(pk=consumer.scope["broadcast"])
    return found


class Publish(PublisherConsumer):
    async def authorize(self) -> Broadcast:
        return await _authorize(self)


class Watch(ViewerConsumer):
    async def authorize(self) -> Broadcast:
        return await _authorize(self)


class Socket(WebsocketCommunicator):  # type: ignore[misc]  # channels has no types
    """A client that reads everything at once and keeps it."""

    def __init__(
        self, consumer: Any, broadcast: Broadcast, *, user: str = "lecturer", unsent: int = 0, mode: str = ""
    ) -> None:
        super().__init__(consumer.as_asgi(), f"/?mode={mode}" if mode else "/")
        self.scope |= {"user": user, "broadcast": broadcast.pk}
        self.unsent, self.aborted = unsent, False
        self.scope["extensions"] = {"daris.transport": {"unsent": lambda: self.unsent, "abort": self.abort}}
        self.texts: list[dict[str, Any]] = []
        self.binaries: list[bytes] = []
        self.code: int | None = None

    async def open(self) -> "Socket":
        await self.connect()
        self.reading = asyncio.ensure_future(self._read())
        return self

    async def _read(self) -> None:
        while self.code is None:
            output = await self.output_queue.get()
            if output["type"] == "websocket.close":
                assert type(output["code"]) is int  # daphne takes no IntEnum
                self.code = output["code"]
            elif output.get("bytes") is not None:
                self.binaries.append(output["bytes"])
            else:
                self.texts.append(json.loads(output["text"]))

    async def say(self, type_: str, **fields: Any) -> None:
        await self.send_json_to({"type": type_, **fields})

    async def chunk(self, epoch: int, seq: int, payload: bytes) -> None:
        await self.send_to(bytes_data=CHUNK_HEAD.pack(1, 0, 0, epoch, seq) + payload)

    async def heard(self, type_: str) -> dict[str, Any]:
        """The last message of this type."""
        await until(lambda: any(text["type"] == type_ for text in self.texts))
        return next(text for text in reversed(self.texts) if text["type"] == type_)

    async def closed(self) -> int:
        await until(lambda: self.code is not None)
        assert self.code is not None
        return self.code

    async def leave(self) -> None:
        self.reading.cancel()
        await self.disconnect()

    def abort(self) -> None:
        self.aborted = True


async def end(broadcast: Broadcast) -> Broadcast:
    ended: Broadcast = await database_sync_to_async(end_broadcast, thread_sensitive=False)(broadcast)
    return ended


async def publishing(broadcast: Broadcast, *, publisher: str = "page-one", **options: Any) -> Socket:
    socket = await Socket(Publish, broadcast).open()
    await socket.say("hello", publisher=publisher, **options)
    return socket


async def open_epoch(socket: Socket) -> dict[str, Any]:
    await socket.say("epoch.open", key=KEY, mime=MIME[NAME])
    return await socket.heard("epoch.opened")
