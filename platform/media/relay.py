"""This process' line to the others: messages over one Valkey (or Redis) subscription. Set VALKEY_URL to have it.

Nothing is kept in Valkey, and nobody waits for it: what cannot be sent at once is dropped and counted as such, and a line that
broke is made anew. Delivery inside a process goes on without it.
"""

import asyncio
import logging
import time
import uuid
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from django.conf import settings
from redis.asyncio import Redis
from redis.asyncio.client import PubSub
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

logger = logging.getLogger("daris.media")

MAX_OUTBOX_BYTES = 8 * 1024 * 1024
"""More than this unsent: Valkey is too slow or away, and media are dropped."""
BATCH_BYTES = 512 * 1024
ECHO_S = 1.0
SILENT_S = 4.0
"""This process hears itself every second; when it does not for so long the line is dead."""
RETRY_S = (0.1, 0.2, 0.5, 1.0)
PREFIX = "daris:media:"

Handler = Callable[[bytes], None]
_LINE_ERRORS = (RedisError, OSError, asyncio.TimeoutError, EOFError)

_relay: "Relay | None" = None


def current_relay() -> "Relay | None":
    """The relay of this event loop, started with the first call; None without VALKEY_URL."""
    global _relay
    if not settings.VALKEY_URL:
        return None
    loop = asyncio.get_running_loop()
    if _relay is None or _relay.loop is not loop:
        _relay = Relay(settings.VALKEY_URL)
    return _relay


class Relay:
    """Used from its event loop only. `name`: of this process, for the others."""

    def __init__(self, url: str) -> None:
        self.loop = asyncio.get_running_loop()
        self.name = uuid.uuid4().hex[:16]
        self.is_connected = False
        # Its own retries would hold up everything behind them.
        self._client: Redis = Redis.from_url(
            url, socket_timeout=SILENT_S, socket_connect_timeout=SILENT_S, retry=Retry(NoBackoff(), 0)
        )
        self._handlers: dict[str, tuple[Handler, Callable[[], None]]] = {}
        self._pubsub: PubSub | None = None
        self._subscribed: set[str] = set()
        self._changing = asyncio.Lock()
        self._outbox: deque[tuple[str, bytes]] = deque()
        self._outbox_bytes = 0
        self._has_mail = asyncio.Event()
        self._heard_at = 0.0
        self._inbox: Handler | None = None
        self._background: set[asyncio.Task[None]] = set()
        self.listen(self.inbox_of(self.name), self._heard_self)
        for work in (self._read(), self._write(), self._echo()):
            self._later(work)

    async def close(self) -> None:
        for task in list(self._background):
            task.cancel()
        await asyncio.gather(*self._background, return_exceptions=True)
        await self._client.aclose()

    @staticmethod
    def inbox_of(process: str) -> str:
        return f"{PREFIX}to:{process}"

    def publish(self, channel: str, data: bytes) -> bool:
        """Send it soon; False when it was dropped."""
        if not self.is_connected or self._outbox_bytes + len(data) > MAX_OUTBOX_BYTES:
            return False
        self._outbox.append((channel, data))
        self._outbox_bytes += len(data)
        self._has_mail.set()
        return True

    def listen(self, channel: str, handler: Handler, on_ready: Callable[[], None] = lambda: None) -> None:
        """`on_ready` is called when messages come from now on: at first, and again whenever the line was made anew."""
        self._handlers[channel] = handler, on_ready
        self._later(self._subscribe())

    def unlisten(self, channel: str) -> None:
        if self._handlers.pop(channel, None) is not None:
            self._later(self._subscribe())

    # --- the line that hears ------------------------------------------------------------------------------------------

    async def _read(self) -> None:
        attempt = 0
        while True:
            pubsub = self._client.pubsub()
            try:
                channels = set(self._handlers)
                await pubsub.subscribe(*channels)
                self._pubsub, self._subscribed = pubsub, channels
                self._later(self._subscribe())  # what was asked for meanwhile
                self._heard_at = time.monotonic()
                while time.monotonic() - self._heard_at < SILENT_S:
                    message = await pubsub.get_message(timeout=1.0)
                    if message is not None:
                        attempt = 0
                        self._take(message)
                raise ConnectionError("it is silent")
            except _LINE_ERRORS as error:
                if self.is_connected or attempt == len(RETRY_S):
                    logger.warning("Valkey is away, trying again: %s", error)
            finally:
                self._pubsub, self.is_connected = None, False
                self._outbox.clear()
                self._outbox_bytes = 0
                with suppress(*_LINE_ERRORS):
                    await pubsub.aclose()  # type: ignore[no-untyped-call]
            await asyncio.sleep(RETRY_S[min(attempt, len(RETRY_S) - 1)])
            attempt += 1

    def _take(self, message: dict[str, Any]) -> None:
        channel = message["channel"].decode()
        handler, on_ready = self._handlers.get(channel, (None, None))
        if message["type"] == "subscribe":
            if channel == self.inbox_of(self.name):
                self.is_connected = True
            if on_ready is not None:
                on_ready()
        elif message["type"] == "message" and handler is not None:
            self._heard_at = time.monotonic()
            try:
                handler(message["data"])
            except Exception:
                logger.exception("a message on %s could not be used", channel)

    async def _subscribe(self) -> None:
        """Bring the subscriptions in line with what is wanted."""
        async with self._changing:
            pubsub, wanted = self._pubsub, set(self._handlers)
            if pubsub is None:
                return  # it will begin with all of them
            new, old = wanted - self._subscribed, self._subscribed - wanted
            try:
                if new:
                    await pubsub.subscribe(*new)
                if old:
                    await pubsub.unsubscribe(*old)
                self._subscribed = wanted
            except _LINE_ERRORS:
                self._heard_at = float("-inf")  # begin anew

    def _heard_self(self, data: bytes) -> None:
        if data and self._inbox is not None:
            self._inbox(data)

    def on_inbox(self, handler: Handler) -> None:
        """Who takes what others send to this process."""
        self._inbox = handler

    # --- the line that speaks -----------------------------------------------------------------------------------------

    async def _write(self) -> None:
        while True:
            await self._has_mail.wait()
            self._has_mail.clear()
            while self._outbox:
                pipeline, size = self._client.pipeline(transaction=False), 0
                while self._outbox and size < BATCH_BYTES:
                    channel, data = self._outbox.popleft()
                    pipeline.publish(channel, data)
                    size += len(data)
                try:
                    await pipeline.execute()
                except _LINE_ERRORS:
                    # Whoever listens sees the gap; without an echo `_read` begins anew.
                    await asyncio.sleep(RETRY_S[0])
                self._outbox_bytes = max(0, self._outbox_bytes - size)

    async def _echo(self) -> None:
        while True:
            self.publish(self.inbox_of(self.name), b"")
            await asyncio.sleep(ECHO_S)

    def _later(self, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(work)
        self._background.add(task)
        task.add_done_callback(self._background.discard)
