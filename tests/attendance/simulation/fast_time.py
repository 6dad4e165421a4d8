"""An event loop whose clock runs as fast as its work is done: what waits for an hour waits for nothing.

Time stands still while a thread (the database) works for the loop, so that a slow machine changes no moment.
"""

import asyncio
import selectors
from collections.abc import Callable, Coroutine
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any, TypeVar, TypeVarTuple, Unpack

LOOK_S = 0.02
Args = TypeVarTuple("Args")
Result = TypeVar("Result")


class FastLoop(asyncio.SelectorEventLoop):
    def __init__(self, *, began: datetime) -> None:
        self.began = began
        self.passed_s = 0.0
        self._at_work = 0
        #: Of cancelled tasks: nobody waits for these any more, but they go on.
        self._strays: list[Future[Any]] = []
        super().__init__(_Selector(self))
        self._threads = ThreadPoolExecutor()
        self.set_default_executor(self._threads)

    def time(self) -> float:
        return self.passed_s

    def now(self) -> datetime:
        return self.began + timedelta(microseconds=round(self.passed_s * 1_000_000))

    def run_in_executor(
        self, executor: Executor | None, func: Callable[[Unpack[Args]], Result], *args: *Args
    ) -> asyncio.Future[Result]:
        self._at_work += 1
        work = (executor or self._threads).submit(func, *args)
        future = asyncio.wrap_future(work, loop=self)
        future.add_done_callback(lambda _: self._is_back(work))
        return future

    @property
    def stands_still(self) -> bool:
        self._strays = [work for work in self._strays if not work.done()]
        return bool(self._at_work or self._strays)

    def _is_back(self, work: Future[Any]) -> None:
        self._at_work -= 1
        self._strays.append(work)


class _Selector(selectors.DefaultSelector):
    def __init__(self, loop: FastLoop) -> None:
        super().__init__()
        self.loop = loop

    def select(self, timeout: float | None = None) -> Any:
        if timeout is None or timeout <= 0 or self.loop.stands_still:
            return super().select(timeout if timeout is not None and timeout <= 0 else LOOK_S)
        self.loop.passed_s += timeout
        return super().select(0)


def run_fast(loop: FastLoop, main: Coroutine[Any, Any, None]) -> None:
    with asyncio.Runner(loop_factory=lambda: loop) as runner:
        runner.run(main)
