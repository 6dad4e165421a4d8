"""A line to the server that can be cut or slow: a TCP proxy on loopback, or the browser's own brake for one page."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import Self

from playwright.sync_api import Page


class Line:
    """`with Line(port) as line:` browse to `line.port`.

    `line.cut()` breaks what is open and refuses what comes, until `line.mend()`. `bytes_per_s`: what each connection carries
    in each direction, None for no limit.
    """

    def __init__(self, target_port: int) -> None:
        self.target_port = target_port
        self.port = 0
        self.bytes_per_s: int | None = None
        self._is_cut = False
        self._writers: set[asyncio.StreamWriter] = set()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True, name="line")
        self._ready = threading.Event()

    def __enter__(self) -> Self:
        self._thread.start()
        self._ready.wait(5)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.cut()
        asyncio.run_coroutine_threadsafe(self._finish(), self._loop).result(5)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()

    def cut(self) -> None:
        """No goodbye: connections are aborted as when a cable is pulled and the router notices."""
        self._is_cut = True
        self._loop.call_soon_threadsafe(self._abort_all)

    def mend(self) -> None:
        self._is_cut = False

    def _abort_all(self) -> None:
        for writer in list(self._writers):
            writer.transport.abort()

    async def _finish(self) -> None:
        open_ones = asyncio.all_tasks() - {asyncio.current_task()}
        if open_ones:
            await asyncio.wait(open_ones, timeout=3)  # aborted, they end by themselves

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(asyncio.start_server(self._serve, "127.0.0.1", 0))
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        self._loop.run_forever()
        server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._is_cut:
            writer.transport.abort()
            return
        try:
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self.target_port)
        except OSError:
            writer.transport.abort()
            return
        self._writers |= {writer, far_writer}
        await asyncio.gather(self._pump(reader, far_writer), self._pump(far_reader, writer))
        self._writers -= {writer, far_writer}

    async def _pump(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while data := await source.read(16384):
                sink.write(data)
                await sink.drain()
                if self.bytes_per_s:
                    await asyncio.sleep(len(data) / self.bytes_per_s)
        with suppress(OSError):
            sink.close()


@contextmanager
def carrying(page: Page, *, kbps: int) -> Iterator[None]:
    """Meanwhile requests of this page get so much in each direction. Sockets are not slowed down."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    conditions = {"offline": False, "latency": 20}
    limits = {"downloadThroughput": kbps * 1000 / 8, "uploadThroughput": kbps * 1000 / 8}
    session.send("Network.emulateNetworkConditions", conditions | limits)
    yield
    session.detach()
