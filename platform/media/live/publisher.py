"""The socket of the one who publishes. The app above says who may: subclass and write `authorize`."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

import msgspec

from media import audience, late_records
from media.broadcasts import find_ingest, ingest_for
from media.errors import (
    BroadcastEnded,
    BroadcastFull,
    ChunkRefused,
    MediaError,
    PublisherActive,
    TakenOver,
    UnsupportedSource,
)
from media.in_database import in_database
from media.ingest import MAX_CHUNK_BYTES, Ingest
from media.late_parts import LATE_WINDOW_BYTES, LateParts
from media.live import protocol
from media.live.consumer import MediaConsumer
from media.live.protocol import Close, EpochFinish, EpochOpen, Hello, Refused
from media.live_epoch import StorageState
from media.models import Epoch

logger = logging.getLogger("daris.media")

REPORT_S = 2.0
"""How often the publisher hears about its audience, and about storing while it fails."""
_DISMISSED = {
    "taken_over": Close.TAKEN_OVER,
    "replaced": Close.TAKEN_OVER,
    "ended": Close.ENDED,
    "moved": Close.TRY_LATER,
}


class PublisherConsumer(MediaConsumer):
    """Takes chunks, acknowledges them. One publisher at a time; beside it pages that bring something late."""

    messages_per_s = 60
    burst_messages = 36_000
    """Who comes back sends what it kept as fast as it can: an hour of chunks. Their bytes have limits of their own."""

    publisher_id = ""

    async def published(self) -> None:
        """Called once, when this connection became the publisher."""

    async def connect(self) -> None:
        self._ingest: Ingest | None = None
        self._late: LateParts | None = None
        self._sending: set[asyncio.Task[None]] = set()
        self._reports: asyncio.Task[None] | None = None
        self._is_closed = False
        try:
            self.broadcast = await self.authorize()
            if self.broadcast.is_closed:
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
        await self._refusing(self._take(text_data, bytes_data))

    async def _take(self, text_data: str | None, bytes_data: bytes | None) -> None:
        self._spend_token()
        if bytes_data is not None:
            self._receive_chunk(bytes_data)
        else:
            await self._receive_message(protocol.decode(text_data or ""))

    async def _refusing(self, work: Coroutine[Any, Any, None]) -> None:
        """What it raises closes the connection, with the reason."""
        try:
            await work
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

    def acked(self, *, epoch: int, received: int, durable: int, passed: int) -> None:
        self._say(protocol.Ack(epoch=epoch, received=received, durable=durable, passed=passed))

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
                is_full=state.is_full,
            )
        )

    def stop(self) -> None:
        self._say(protocol.Stop())

    def dismiss(self, reason: str) -> None:
        self._ingest = self._late = None
        self._later(self._refuse(_DISMISSED[reason], reason))

    # --- helpers ------------------------------------------------------------------------------------------------------

    def _receive_chunk(self, data: bytes) -> None:
        if self._ingest is None and self._late is None:
            raise ValueError("hello comes first")
        head, payload = protocol.split_chunk(data)
        if len(payload) > MAX_CHUNK_BYTES:
            raise Refused(Close.CHUNK_TOO_LARGE, "chunk_too_large")
        if self._late is not None:
            self._late.receive(self, payload, number=head.epoch, seq=head.seq)
        elif self._ingest is not None:
            self._ingest.receive(payload, epoch=head.epoch, seq=head.seq)

    async def _receive_message(self, message: protocol.FromPublisher) -> None:
        match message:
            case Hello():
                await self._begin(message)
            case EpochOpen() if self._late is not None:
                self._later(self._refusing(self._open_late(self._late, message)))  # it may take a while
            case EpochOpen():
                await self._open_epoch(message)
            case EpochFinish():
                if self._late is not None:
                    self._late.finish(self, number=message.epoch, chunks=message.chunks)
                elif self._ingest is not None:
                    self._ingest.finish_epoch(epoch=message.epoch, chunks=message.chunks)

    async def _begin(self, hello: Hello) -> None:
        if self._ingest is not None or self._late is not None:
            raise ValueError("hello twice")
        if hello.late:
            await self._begin_late(hello)
            return
        if not self.broadcast.is_open:
            raise Refused(Close.ENDED)
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

    async def _begin_late(self, hello: Hello) -> None:
        """Beside the one who publishes: what this page recorded before somebody else did."""
        ingest = await find_ingest(self.broadcast)
        if ingest is None:
            raise Refused(Close.TRY_LATER, "published_elsewhere")
        self.publisher_id = hello.publisher
        self._late = ingest.late
        self._late.come(self)
        await self._send(
            protocol.Welcome(protocol=protocol.PROTOCOL, chunk_bytes=MAX_CHUNK_BYTES, window_bytes=LATE_WINDOW_BYTES)
        )

    async def _open_late(self, late: LateParts, message: EpochOpen) -> None:
        try:
            part = await late.open(
                self, key=message.key, mime=message.mime, age_ms=message.age_ms, chunks=message.chunks
            )
        except TakenOver as error:
            await self._send(protocol.EpochFinished(epoch=0, key=message.key, error=error.reason))
            return
        if part is None:
            await self._send(protocol.EpochFinished(epoch=0, key=message.key))
            return
        await self._send(
            protocol.EpochOpened(
                key=message.key,
                epoch=part.row.number,
                next=part.next_seq,
                received=part.durable,
                durable=part.durable,
                offset_ms=part.row.offset_ms,
            )
        )

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
            if (state := ingest.storage).failing_since_ms is not None or state.is_full:
                self.storage(state)
            await asyncio.sleep(REPORT_S)

    async def _open_epoch(self, message: EpochOpen) -> None:
        if self._ingest is None:
            raise ValueError("hello comes first")
        epoch = await self._ingest.open_epoch(key=message.key, mime=message.mime, age_ms=message.age_ms)
        if isinstance(epoch, Epoch):
            is_missing = await in_database(late_records.is_missing, epoch, chunks=message.chunks)
            error = protocol.LATE if is_missing else epoch.error
            await self._send(protocol.EpochFinished(epoch=epoch.number, key=epoch.key, error=error))
        elif epoch.error:
            await self._send(protocol.EpochFinished(epoch=epoch.row.number, key=message.key, error=epoch.error))
        else:
            await self._send(
                protocol.EpochOpened(
                    key=message.key,
                    epoch=epoch.row.number,
                    next=epoch.next_seq,
                    received=epoch.next_seq - 1 if epoch.missing_until < 0 else max(epoch.received, epoch.durable),
                    durable=epoch.durable,
                    offset_ms=epoch.row.offset_ms,
                )
            )

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
        await self.close(int(code))  # autobahn takes no IntEnum

    async def close(self, code: int | None = None, reason: str | None = None) -> None:
        """Takes nothing any more, also of what is on its way."""
        self._let_go()
        await super().close(code, reason)

    def _let_go(self) -> None:
        self._is_closed = True
        if self._reports is not None:
            self._reports.cancel()
        if self._ingest is not None:
            self._ingest.detach(self)
            self._ingest = None
        if self._late is not None:
            self._late.leave(self)
            self._late = None
