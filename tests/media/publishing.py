"""A publisher for tests, without a browser or a socket."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from channels.db import database_sync_to_async

from media.broadcasts import create_broadcast
from media.errors import StorageError
from media.fragments import Fragment
from media.hub import Hub, HubEpoch, HubState
from media.ingest import Ingest
from media.live_epoch import LiveEpoch, StorageState
from media.models import Broadcast, Segment
from media.store import Store, default_store
from tests.media.material import Look, look


@dataclass(eq=False)
class FakePublisher:
    """Notes what it is told."""

    publisher_id: str = "test-publisher"
    received: dict[int, int] = field(default_factory=dict)
    durable: dict[int, int] = field(default_factory=dict)
    passed: dict[int, int] = field(default_factory=dict)
    resends: list[int] = field(default_factory=list)
    finished: list[tuple[int, str]] = field(default_factory=list)
    dismissed: list[str] = field(default_factory=list)
    storing: list[StorageState] = field(default_factory=list)
    stops: int = 0
    on_stop: Callable[[], None] | None = None

    def acked(self, *, epoch: int, received: int, durable: int, passed: int) -> None:
        assert passed >= received
        assert received >= self.received.get(epoch, -1)
        assert durable >= self.durable.get(epoch, -1)
        self.received[epoch], self.durable[epoch], self.passed[epoch] = received, durable, passed

    def resend(self, *, epoch: int, seq: int) -> None:
        self.resends.append(seq)

    def epoch_finished(self, *, epoch: int, key: str, error: str) -> None:
        self.finished.append((epoch, error))

    def storage(self, state: StorageState) -> None:
        self.storing.append(state)

    def stop(self) -> None:
        self.stops += 1
        if self.on_stop:
            self.on_stop()

    def dismiss(self, reason: str) -> None:
        self.dismissed.append(reason)


class Switched(Store):
    """The default store, with a switch."""

    def __init__(self) -> None:
        vars(self).update(vars(default_store()))
        self.is_away = False

    def put(self, key: str, data: bytes, *, content_type: str = "video/mp4") -> None:
        if self.is_away:
            raise StorageError("away")
        super().put(key, data, content_type=content_type)


@dataclass
class Watching:
    """Notes when each fragment that viewers get begins, in ms."""

    starts_ms: list[int] = field(default_factory=list)

    def epoch_started(self, epoch: HubEpoch) -> None:
        pass

    def pushed(self, fragment: Fragment, message: bytes) -> None:
        self.starts_ms.append(fragment.start_ms)

    def state_changed(self, state: HubState) -> None:
        pass


def watched(ingest: Ingest) -> list[int]:
    """Grows with each fragment that viewers get from now on: its beginning in ms."""
    watching = Watching()
    ingest.hub.taps.append(watching)
    return watching.starts_ms


async def start_ingest(broadcast: Broadcast, *, journal_dir: Path, store: Store | None = None) -> Ingest:
    ingest = Ingest(broadcast, hub=Hub(), store=store or default_store(), journal_dir=journal_dir)
    await ingest.start()
    return ingest


async def open_live(ingest: Ingest, *, key: str, mime: str) -> LiveEpoch:
    live = await ingest.open_epoch(key=key, mime=mime)
    assert isinstance(live, LiveEpoch)
    return live


async def send(
    ingest: Ingest, live: LiveEpoch, chunks: list[bytes], *, start: int = 0, stop: int | None = None
) -> None:
    """Chunks `start` to `stop`; comes back when they are journalled."""
    last = len(chunks) if stop is None else stop
    for seq in range(start, last):
        ingest.receive(chunks[seq], epoch=live.row.number, seq=seq)
        await asyncio.sleep(0)
    await until(lambda: live.received >= last - 1)


async def until(condition: Callable[[], bool], *, timeout_s: float = 30) -> None:
    async def wait() -> None:
        while not condition():  # noqa: ASYNC110 (nobody tells when it holds, whatever it is)
            await asyncio.sleep(0.01)

    await asyncio.wait_for(wait(), timeout_s)


async def new_broadcast() -> Broadcast:
    broadcast: Broadcast = await database_sync_to_async(create_broadcast)()
    return broadcast


@database_sync_to_async
def recorded(broadcast: Broadcast) -> list[Look]:
    """What the storage holds of each epoch, decoded."""
    store = default_store()
    looks = []
    for epoch in broadcast.epochs.order_by("offset_ms", "number"):
        keys = list(epoch.segments.order_by("start_ms").values_list("key", flat=True))
        if keys:
            looks.append(look(store.get(epoch.init_key) + b"".join(store.get(key) for key in keys)))
    return looks


@database_sync_to_async
def segments_of(broadcast: Broadcast) -> list[Segment]:
    return list(broadcast.segments.order_by("start_ms"))
