"""One read for all who ask for the same thing at the same time."""

import asyncio
from collections.abc import Callable
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from webinars.live.threads import in_thread

K = TypeVar("K")
T = TypeVar("T")


class SharedRead(Generic[K, T]):
    """Wraps a function that reads the database. What comes back was never read before it was asked for.

    When 200 people come into a room within seconds, most of them ask while another's read is running: those wait for the
    next one, together. What is read is shared: do not change it.
    """

    def __init__(self, read: Callable[[K], T]) -> None:
        self._read = read
        # By event loop, for tests have many.
        self._loops: WeakKeyDictionary[asyncio.AbstractEventLoop, _Reads[K, T]] = WeakKeyDictionary()

    async def __call__(self, key: K) -> T:
        loop = asyncio.get_running_loop()
        reads = self._loops.get(loop)
        if reads is None:
            reads = self._loops[loop] = _Reads(self._read)
        return await reads.ask(key)


class _Reads(Generic[K, T]):
    def __init__(self, read: Callable[[K], T]) -> None:
        self._read = read
        self._running: dict[K, asyncio.Task[T]] = {}
        self._waiting: dict[K, asyncio.Task[T]] = {}

    async def ask(self, key: K) -> T:
        task = self._waiting.get(key)
        if task is None:
            task = self._waiting[key] = asyncio.create_task(self._read_after(self._running.get(key), key))
        return await asyncio.shield(task)

    async def _read_after(self, earlier: asyncio.Task[T] | None, key: K) -> T:
        if earlier is not None:
            await asyncio.wait([earlier])
        task = self._running[key] = self._waiting.pop(key)
        try:
            found: T = await in_thread(self._read)(key)
        finally:
            if self._running.get(key) is task:
                del self._running[key]
        return found
