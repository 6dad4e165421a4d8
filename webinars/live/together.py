"""What many wish at the same time, written together: a thousand votes in ten seconds are a hundred transactions."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable, Sequence
from contextlib import suppress
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

K = TypeVar("K", bound=Hashable)
W = TypeVar("W")
R = TypeVar("R")
WRITE_EVERY_S = 0.1
"""Who comes alone is written at once; what comes within this time after it is written together, in the order in which it came."""
AT_MOST = 500
"""Wishes in one go, so that the first of very many are not answered last."""


class Together(Generic[K, W, R]):
    """`write` gets the wishes that belong together, oldest first, and gives for each what came of it: a result, or the error that
    its own asker gets. It runs once at a time for each key. Used from event loops; each has its own wishes.

    A wish that was heard is written, whether its asker waits for it or is gone meanwhile.
    """

    def __init__(
        self, write: Callable[[K, list[W]], Awaitable[Sequence[R | Exception]]], *, every_s: float = WRITE_EVERY_S
    ) -> None:
        self._write = write
        self._every_s = every_s
        self._loops: WeakKeyDictionary[asyncio.AbstractEventLoop, _Wishes[K, W, R]] = WeakKeyDictionary()

    async def ask(self, key: K, wish: W) -> R:
        """What came of it, once it is written. Raises what `write` gave as its error."""
        return await self._here().ask(key, wish)

    async def settle(self, is_meant: Callable[[K], bool]) -> None:
        """Returns when all that these keys were asked before is written, or was refused."""
        await self._here().settle(is_meant)

    def _here(self) -> "_Wishes[K, W, R]":
        loop = asyncio.get_running_loop()
        wishes = self._loops.get(loop)
        if wishes is None:
            wishes = self._loops[loop] = _Wishes(self._write, every_s=self._every_s)
        return wishes


class _Wishes(Generic[K, W, R]):
    """Of one event loop."""

    def __init__(self, write: Callable[[K, list[W]], Awaitable[Sequence[R | Exception]]], *, every_s: float) -> None:
        self._write = write
        self._every_s = every_s
        self._queues: dict[K, _Queue[W, R]] = {}

    async def ask(self, key: K, wish: W) -> R:
        queue = self._queues.get(key)
        if queue is None:
            queue = self._queues[key] = _Queue()
            queue.task = asyncio.create_task(self._run(key, queue), name=f"together-{key}")
        answer: asyncio.Future[R] = asyncio.get_running_loop().create_future()
        queue.waiting.append((wish, answer))
        return await answer

    async def settle(self, is_meant: Callable[[K], bool]) -> None:
        await asyncio.gather(*(queue.settle() for key, queue in self._queues.items() if is_meant(key)))

    async def _run(self, key: K, queue: "_Queue[W, R]") -> None:
        loop = asyncio.get_running_loop()
        try:
            while queue.waiting:
                began = loop.time()
                batch, queue.waiting = queue.waiting[:AT_MOST], queue.waiting[AT_MOST:]
                await self._write_batch(key, batch)
                await queue.pause(began + self._every_s - loop.time())
        finally:
            # Whoever asks from now on begins anew. Somebody is left only where the event loop ends in the middle.
            del self._queues[key]
            for _, answer in queue.waiting:
                answer.cancel()

    async def _write_batch(self, key: K, batch: "list[tuple[W | None, asyncio.Future[R]]]") -> None:
        wishes = [wish for wish, _ in batch if wish is not None]
        came: Sequence[R | Exception]
        try:
            came = await self._write(key, wishes) if wishes else []
            if len(came) != len(wishes):
                raise ValueError(f"{len(wishes)} wishes, and {len(came)} things came of them")
        except Exception as error:
            came = [error] * len(wishes)
        found = iter(came)
        for wish, answer in batch:
            result = None if wish is None else next(found)
            if answer.done():
                continue  # the asker is gone
            if isinstance(result, Exception):
                answer.set_exception(result)
            else:
                answer.set_result(result)  # type: ignore[arg-type]  # None only for who waits until all is settled


class _Queue(Generic[W, R]):
    """What one key was asked; a wish that is None marks how far somebody wants it to be settled."""

    def __init__(self) -> None:
        self.waiting: list[tuple[W | None, asyncio.Future[R]]] = []
        self.task: asyncio.Task[None] | None = None
        self._hurries = asyncio.Event()

    async def settle(self) -> None:
        mark: asyncio.Future[R] = asyncio.get_running_loop().create_future()
        self.waiting.append((None, mark))
        self._hurries.set()
        await mark

    async def pause(self, pause_s: float) -> None:
        if pause_s > 0:
            with suppress(TimeoutError):
                async with asyncio.timeout(pause_s):
                    await self._hurries.wait()
        self._hurries.clear()
