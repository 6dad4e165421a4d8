"""The socket of the one who publishes. The app above says who may: subclass and write `authorize`."""

import asyncio
import logging
import time
from collections.abc import Coroutine
from typing import Any

import msgspec
from channels.generic.websocket import AsyncWebsocketConsumer

from media import audience
from media.broadcasts import ingest_for
from media.errors import BroadcastEnded, BroadcastFull, ChunkRefused, MediaError, PublisherActive, UnsupportedSource
from media.ingest import MAX_CHUNK_BYTES, Ingest
from media.live import protocol
from media.live.protocol import Close, EpochFinish, EpochOpen, Hello, Refused
from media.live_epoch import LiveEpoch, StorageState
from media.models import Broadcast

logger = logging.getLogger("daris.media")

MESSAGES_PER_S = 60
BURST_MESSAGES = 36_000
"""A publisher that comes back sends what it kept as fast as it can: an hour of chunks. Their bytes have limits of their own."""
REPORT_S = 2.0
"""How often the publisher hears about its audience, and about storing while it fails."""
_DISMISSED = {
    "taken_over": Close.TAKEN_OVER,
    "replaced": Close.TAKEN_OVER,
    "ended": Close.ENDED,
    "moved": Close.TRY_LATER,
}


class PublisherConsumer(AsyncWebsocketConsumer):
    """Takes chunks, acknowledges them. One publisher at a time."""

    channel_layer_alias = ""  # none: media must come in and go out while Valkey is away

    publisher_id = ""

    async def authorize(self) -> Broadcast:
        """The broadcast that this connection may publish. Raises Refused. `self.scope` has the user and the address."""
        raise NotImplementedError

    async def published(self) -> None:
        """Called once, when this connection became the publisher."""

    async def connect(self) -> None:
        self._ingest: Ingest | None = None
        self._tokens, self._tokens_at = float(BURST_MESSAGES), time.monotonic()
        self._ack: dict[int, tuple[int, int]] = {}
        self._sending: set[asyncio.Task[None]] = set()
        self._reports: asyncio.Task[None] | None = None
        self._is_closed = False
        try:
            self.broadcast = await self.authorize()
            if not self.broadcast.is_open:
                raise Refused(Close.ENDED)
        except Refused as refused:
            await self.accept()
            await self._refuse(refused.code, refused.reason)
            return
        await self.accept()

    async def disconnect(self, code: int) -> None:
        self._let_go()

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        if self._is_closed:
            return
        try:
            self._spend_token()
            if bytes_data is not None:
                self._receive_chunk(bytes_data)
            else:
                await self._receive_message(protocol.decode(text_data or ""))
        except Refused as refused:
            await self._refuse(refused.code, refused.reason)
        except (msgspec.MsgspecError, ValueError):
            await self._refuse(Close.BAD_MESSAGE, "bad_message")
        except UnsupportedSource:
            await self._refuse(Close.UNSUPPORTED_MEDIA, "unsupported_media")
        except BroadcastEnded:
            await self._refuse(Close.ENDED, "ended")
        except PublisherActive as active:
            await self._refuse(Close.PUBLISHER_ACTIVE, active.reason)
        except BroadcastFull as full:
            logger.warning("publishing ends: %s", full)
            await self._refuse(Close.CHUNK_TOO_LARGE, full.reason)
        except ChunkRefused as refused_chunk:
            logger.warning("chunk refused: %s", refused_chunk)
            await self._refuse(Close.TOO_MUCH, "chunk_refused")
        except MediaError as error:
            logger.error("publishing failed: %s", error)
            await self._refuse(Close.TRY_LATER, error.reason)

    # --- what the ingest tells ----------------------------------------------------------------------------------------

    def acked(self, *, epoch: int, received: int, durable: int) -> None:
        self._say(protocol.Ack(epoch=epoch, received=received, durable=durable))

    def resend(self, *, epoch: int, seq: int) -> None:
        self._say(protocol.Resend(epoch=epoch, seq=seq))

    def epoch_finished(self, *, epoch: int, key: str, error: str) -> None:
        self._say(protocol.EpochFinished(epoch=epoch, key=key, error=error))

    def storage(self, state: StorageState) -> None:
        self._say(
            protocol.StorageReport(
                failing_since_ms=state.failing_since_ms,
                waiting_bytes=state.waiting_bytes,
                limit_bytes=state.limit_bytes,
            )
        )

    def stop(self) -> None:
        self._say(protocol.Stop())

    def dismiss(self, reason: str) -> None:
        self._ingest = None
        self._later(self._refuse(_DISMISSED[reason], reason))

    # --- helpers ------------------------------------------------------------------------------------------------------

    def _receive_chunk(self, data: bytes) -> None:
        if self._ingest is None:
            raise ValueError("hello comes first")
        head, payload = protocol.split_chunk(data)
        if len(payload) > MAX_CHUNK_BYTES:
            raise Refused(Close.CHUNK_TOO_LARGE, "chunk_too_large")
        self._ingest.receive(payload, epoch=head.epoch, seq=head.seq)

    async def _receive_message(self, message: protocol.FromPublisher) -> None:
        match message:
            case Hello():
                await self._begin(message)
            case EpochOpen():
                await self._open_epoch(message)
            case EpochFinish():
                if self._ingest is not None:
                    self._ingest.finish_epoch(epoch=message.epoch, chunks=message.chunks)

    async def _begin(self, hello: Hello) -> None:
        if self._ingest is not None:
            raise ValueError("hello twice")
        ingest = await ingest_for(self.broadcast, publisher=hello.publisher, take_over=hello.take_over)
        current = ingest.publisher
        if current is not None and current.publisher_id != hello.publisher and not hello.take_over:
            raise Refused(Close.PUBLISHER_ACTIVE, "publisher_active")
        self.publisher_id = hello.publisher
        self._ingest = ingest
        ingest.attach(self)
        await self._send(
            protocol.Welcome(
                protocol=protocol.PROTOCOL, chunk_bytes=MAX_CHUNK_BYTES, window_bytes=protocol.WINDOW_BYTES
            )
        )
        self._reports = asyncio.create_task(self._report(ingest))
        await self.published()

    async def _report(self, ingest: Ingest) -> None:
        while not self._is_closed:
            seen = audience.summary(self.broadcast)
            await self._send(
                protocol.AudienceReport(
                    viewers=seen.viewers,
                    behind_p50_ms=seen.behind_p50_ms,
                    behind_max_ms=seen.behind_max_ms,
                    modes={str(mode): count for mode, count in seen.modes.items()},
                )
            )
            if (state := ingest.storage).failing_since_ms is not None:
                self.storage(state)
            await asyncio.sleep(REPORT_S)

    async def _open_epoch(self, message: EpochOpen) -> None:
        if self._ingest is None:
            raise ValueError("hello comes first")
        epoch = await self._ingest.open_epoch(key=message.key, mime=message.mime, age_ms=message.age_ms)
        if isinstance(epoch, LiveEpoch):
            await self._send(
                protocol.EpochOpened(
                    key=message.key,
                    epoch=epoch.row.number,
                    next=epoch.next_seq,
                    durable=epoch.durable,
                    offset_ms=epoch.row.offset_ms,
                )
            )
        else:
            await self._send(protocol.EpochFinished(epoch=epoch.number, key=epoch.key, error=epoch.error))

    def _spend_token(self) -> None:
        now = time.monotonic()
        self._tokens = min(BURST_MESSAGES, self._tokens + (now - self._tokens_at) * MESSAGES_PER_S) - 1
        self._tokens_at = now
        if self._tokens < 0:
            raise Refused(Close.TOO_MUCH, "too_many_messages")

    def _say(self, message: protocol.Message) -> None:
        self._later(self._send(message))

    def _later(self, coroutine: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(coroutine)
        self._sending.add(task)
        task.add_done_callback(self._sending.discard)

    async def _send(self, message: protocol.Message) -> None:
        if not self._is_closed:
            await self.send(text_data=protocol.encode(message))

    async def _refuse(self, code: int, reason: str) -> None:
        if self._is_closed:
            return
        await self._send(protocol.RefusedMessage(reason=reason))
        self._let_go()
        await self.close(int(code))  # autobahn takes no IntEnum

    def _let_go(self) -> None:
        self._is_closed = True
        if self._reports is not None:
            self._reports.cancel()
        if self._ingest is not None:
            self._ingest.detach(self)
            self._ingest = None
