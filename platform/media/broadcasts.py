"""The verbs of a broadcast, for the apps above.

A broadcast is published through the process that its publisher is connected to; `ingest_of` and `hub_of` know what lives in
this one.
"""

import asyncio
import logging
from concurrent.futures import TimeoutError as FutureTimeout
from pathlib import Path
from uuid import UUID

from asgiref.sync import async_to_sync
from django.conf import settings

from media.hub import Hub
from media.ingest import Ingest
from media.models import Broadcast
from media.store import default_store

logger = logging.getLogger("daris.media")

_hubs: dict[UUID, Hub] = {}
_ingests: dict[UUID, asyncio.Future[Ingest]] = {}


def create_broadcast() -> Broadcast:
    """A new open broadcast: publish into it with a PublisherConsumer."""
    return Broadcast.objects.create()


def end_broadcast(broadcast: Broadcast, *, timeout_s: float = 10.0) -> Broadcast:
    """Store what is left and complete the recording. Idempotent; from a view, a task or a shell, never from the event loop.

    Returns the broadcast *closed*, within about a second; if object storage is away, *closing*: the rest happens by itself as
    soon as it is back.
    """
    pending = _ingests.get(broadcast.pk)
    try:
        if pending is not None and not pending.get_loop().is_closed():
            asyncio.run_coroutine_threadsafe(_close(broadcast), pending.get_loop()).result(timeout_s)
        elif not Broadcast.objects.get(pk=broadcast.pk).is_closed:
            async_to_sync(_close_alone)(broadcast, timeout_s=timeout_s)
    except (TimeoutError, FutureTimeout):
        logger.warning("%s is still closing after %s s", broadcast.pk, timeout_s)
    broadcast.refresh_from_db()
    return broadcast


def viewer_count(broadcast: Broadcast) -> int:
    """Connections that watch in this process."""
    hub = _hubs.get(broadcast.pk)
    return hub.viewer_count if hub else 0


def hub_of(broadcast: Broadcast) -> Hub:
    """The hub of this process; made when there is none, forgotten by `release` when nobody needs it."""
    return _hubs.setdefault(broadcast.pk, Hub())


async def ingest_of(broadcast: Broadcast) -> Ingest:
    """The ingest of this process. When there is none it is made, and takes up what an earlier process left in the journal."""
    pending = _ingests.get(broadcast.pk)
    if pending is None or pending.get_loop().is_closed():
        loop = asyncio.get_running_loop()
        pending = _ingests[broadcast.pk] = loop.create_future()
        ingest = Ingest(
            broadcast, hub=hub_of(broadcast), store=default_store(), journal_dir=Path(settings.MEDIA_JOURNAL_DIR)
        )
        try:
            await ingest.start()
        except BaseException as error:
            del _ingests[broadcast.pk]
            pending.set_exception(error)
            pending.exception()  # who waits gets it; nobody waiting is no reason to complain
            raise
        pending.set_result(ingest)
    return await asyncio.shield(pending)


def release(broadcast: Broadcast) -> None:
    """Forget the hub if nobody watches and nobody publishes."""
    hub = _hubs.get(broadcast.pk)
    if hub is not None and not hub.viewers and broadcast.pk not in _ingests:
        del _hubs[broadcast.pk]


async def _close(broadcast: Broadcast) -> None:
    ingest = await ingest_of(broadcast)
    await ingest.close()
    if _ingests.get(broadcast.pk) is not None and _ingests[broadcast.pk].result() is ingest:
        del _ingests[broadcast.pk]
    release(broadcast)


async def _close_alone(broadcast: Broadcast, *, timeout_s: float) -> None:
    """No publisher was ever connected to this process: take up the journal, if there is one, and close."""
    await asyncio.wait_for(_close(broadcast), timeout_s)
