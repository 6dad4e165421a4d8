"""The verbs of a broadcast, for the apps above.

A broadcast is published through one process, the one that its publisher is connected to; `ingest_of` and `hub_of` know what
lives in this one.
"""

import asyncio
import logging
import shutil
import time
from collections.abc import Coroutine
from concurrent.futures import TimeoutError as FutureTimeout
from pathlib import Path
from typing import Any
from uuid import UUID

from asgiref.sync import async_to_sync
from channels.db import database_sync_to_async
from django.conf import settings

from media import records
from media.delivery import Delivery, find_delivery, forget_delivery, make_delivery
from media.errors import MediaError, PublishedElsewhere
from media.handover import ask_to_let_go, let_go, take_answer
from media.hub import Hub
from media.ingest import Ingest
from media.models import Broadcast, BroadcastState
from media.ownership import is_owned
from media.relay import Relay, current_relay
from media.relay_messages import Yield, Yielded, decode, is_packet, unpack
from media.sharing import Sharing
from media.store import default_store
from media.watchdog import Watchdog

logger = logging.getLogger("daris.media")

POLL_S = 0.1
HAND_OVER_S = 6.0
"""How long a publisher waits for another process to let go."""

_ingests: dict[UUID, asyncio.Future[Ingest]] = {}
_background: set[asyncio.Task[None]] = set()


def create_broadcast() -> Broadcast:
    """A new open broadcast: publish into it with a PublisherConsumer."""
    return Broadcast.objects.create()


def end_broadcast(broadcast: Broadcast, *, timeout_s: float = 10.0) -> Broadcast:
    """Store what is left and complete the recording. Idempotent; from a view, a task or a shell, never from the event loop.

    Wherever it is called, the process that has the publisher does it. Returns the broadcast *closed*, within about a second
    (two if another process does it); if object storage is away, *closing*: the publisher's process goes on until it is back.
    """
    until = time.monotonic() + timeout_s
    here = _ingests.get(broadcast.pk)
    try:
        if here is not None and not here.get_loop().is_closed():
            try:
                asyncio.run_coroutine_threadsafe(_close(broadcast), here.get_loop()).result(timeout_s)
            except PublishedElsewhere:  # this process was about to take up the journal, and another one has it
                _close_from_outside(broadcast, until=until)
        else:
            _close_from_outside(broadcast, until=until)
    except (TimeoutError, FutureTimeout):
        logger.warning("%s is still closing after %s s", broadcast.pk, timeout_s)
    broadcast.refresh_from_db()
    delivery = find_delivery(broadcast.pk)
    if delivery is not None and not broadcast.is_open:
        delivery.end_from_outside()
    return broadcast


def viewer_count(broadcast: Broadcast) -> int:
    """Connections that watch in this process."""
    delivery = find_delivery(broadcast.pk)
    return delivery.viewer_count if delivery else 0


def delivery_of(broadcast: Broadcast) -> Delivery:
    """What viewers in this process get; made when there is none, forgotten by `release` when nobody needs it."""
    delivery = make_delivery(broadcast.pk)
    relay = current_relay()
    if relay is not None and delivery.sharing is None:
        relay.on_inbox(_take_from_inbox)
        delivery.sharing = Sharing(
            delivery,
            relay,
            on_yield=lambda asked: _in_background(_yield(relay, broadcast.pk, asked=asked)),
            on_silence=lambda: _in_background(_end_if_closed(broadcast.pk)),
        )
        delivery.sharing.lead(delivery.is_publishing)
    return delivery


def hub_of(broadcast: Broadcast) -> Hub:
    """Where the ingest of this process puts what is published."""
    return delivery_of(broadcast).video


async def ingest_of(broadcast: Broadcast) -> Ingest:
    """The ingest of this process. When there is none it is made, and takes up what an earlier process left in the journal.

    Raises PublishedElsewhere.
    """
    pending = _ingests.get(broadcast.pk)
    if pending is None or pending.get_loop().is_closed():
        pending = _ingests[broadcast.pk] = asyncio.get_running_loop().create_future()
        ingest = Ingest(broadcast, hub=hub_of(broadcast), store=default_store(), journal_dir=_journal_dir())
        try:
            await ingest.start()
        except BaseException as error:
            del _ingests[broadcast.pk]
            release(broadcast)
            pending.set_exception(error)
            pending.exception()  # who waits gets it; nobody waiting is no reason to complain
            raise
        delivery_of(broadcast).publishing(True)
        ingest.on_stopped = lambda stopped: _forget(broadcast)
        pending.set_result(ingest)
    return await asyncio.shield(pending)


async def ingest_for(broadcast: Broadcast, *, publisher: str, take_over: bool) -> Ingest:
    """The ingest of this process for a page that wants to publish here: an other process that has it lets go.

    Raises PublisherActive while another page publishes there (unless `take_over`), PublishedElsewhere.
    """
    until = time.monotonic() + HAND_OVER_S
    while True:
        try:
            return await ingest_of(broadcast)
        except PublishedElsewhere:
            relay = current_relay()
            if relay is None or time.monotonic() > until:
                raise
            await ask_to_let_go(relay, broadcast.pk, publisher=publisher, take_over=take_over)
        await asyncio.sleep(POLL_S)


async def find_ingest(broadcast: Broadcast) -> Ingest | None:
    """The ingest of this process, if the broadcast is published here."""
    pending = _ingests.get(broadcast.pk)
    if pending is None or pending.get_loop().is_closed():
        return None
    try:
        return await asyncio.shield(pending)
    except PublishedElsewhere:
        return None


async def take_up_journals() -> None:
    """What an earlier process of this server left on the disk: go on storing, finish closing, tidy up. Called when it starts."""
    current_relay()  # its line is there before anybody needs it
    Watchdog(matters=lambda: bool(_ingests)).start()
    for folder in await asyncio.to_thread(lambda: sorted(_journal_dir().glob("*-*-*-*-*"))):
        try:
            broadcast = await database_sync_to_async(_broadcast_of)(folder.name)
            if broadcast is None:
                await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)
                continue
            ingest = await ingest_of(broadcast)
            if ingest.is_closing:
                await ingest.close()
        except PublishedElsewhere:
            continue
        except MediaError as error:
            logger.error("%s", error)


def release(broadcast: Broadcast) -> None:
    """Forget the delivery if nobody watches and nobody publishes."""
    delivery = find_delivery(broadcast.pk)
    if delivery is not None and not delivery.viewer_count and broadcast.pk not in _ingests:
        forget_delivery(broadcast.pk)


def _broadcast_of(name: str) -> Broadcast | None:
    """The broadcast whose journal has this name, unless it is closed or gone."""
    try:
        return Broadcast.objects.exclude(state=BroadcastState.CLOSED).filter(pk=UUID(name)).first()
    except ValueError:
        return None


def _take_from_inbox(data: bytes) -> None:
    """What another process says to this one alone."""
    if is_packet(data):
        packet = unpack(data)
        delivery = find_delivery(packet.broadcast)
        if delivery is not None and delivery.sharing is not None:
            delivery.sharing.take_packet(packet)
    elif isinstance(message := decode(data), Yielded):
        take_answer(message)


async def _yield(relay: Relay, broadcast_id: UUID, *, asked: Yield) -> None:
    pending = _ingests.get(broadcast_id)
    ingest = await asyncio.shield(pending) if pending is not None else None
    await let_go(relay, ingest, broadcast_id, asked=asked)


async def _end_if_closed(broadcast_id: UUID) -> None:
    """No process says anything of this broadcast: has it ended?"""
    is_open = await database_sync_to_async(
        Broadcast.objects.filter(pk=broadcast_id, state=BroadcastState.OPEN).exists
    )()
    delivery = find_delivery(broadcast_id)
    if delivery is not None and not is_open and broadcast_id not in _ingests:
        delivery.video.end()


def _in_background(work: Coroutine[Any, Any, None]) -> None:
    task = asyncio.ensure_future(work)
    _background.add(task)
    task.add_done_callback(_background.discard)


def _forget(broadcast: Broadcast) -> None:
    _ingests.pop(broadcast.pk, None)
    delivery = find_delivery(broadcast.pk)
    if delivery is not None:
        delivery.publishing(False)
    release(broadcast)


async def _close(broadcast: Broadcast) -> None:
    ingest = await ingest_of(broadcast)
    await ingest.close()


def _close_from_outside(broadcast: Broadcast, *, until: float) -> None:
    """This process has no publisher: another one may have it, or nobody, with or without a journal to take up."""
    if not (_journal_dir() / str(broadcast.pk)).exists() and not is_owned(broadcast):
        if records.close_without_journal(broadcast.pk):
            records.announce_closed(broadcast.pk)
        return
    records.start_closing(broadcast.pk)  # its owner sees this
    broadcast.refresh_from_db()
    while not broadcast.is_closed and time.monotonic() < until:
        try:
            async_to_sync(_close_alone)(broadcast, timeout_s=until - time.monotonic())
        except PublishedElsewhere:
            time.sleep(POLL_S)
        broadcast.refresh_from_db()


async def _close_alone(broadcast: Broadcast, *, timeout_s: float) -> None:
    # In a loop that ends with this call, and so with a hub of its own; what is not stored stays in the journal.
    ingest = Ingest(broadcast, hub=Hub(), store=default_store(), journal_dir=_journal_dir())
    await ingest.start()
    try:
        await asyncio.wait_for(ingest.close(), timeout_s)
    finally:
        await ingest.stop()


def _journal_dir() -> Path:
    return Path(settings.MEDIA_JOURNAL_DIR)
