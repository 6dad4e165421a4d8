"""One simulated viewer: opens the room's page, comes into the room, watches, and behaves."""

import asyncio
import time
from collections.abc import Callable, Sequence
from typing import Any, Protocol
from urllib.parse import urlsplit

from media.hub import FLAG_AFTER_LOSS, HEAD, KIND_START
from webinars.rehearsal.figures import Figures
from webinars.rehearsal.line import Line, get_page, open_line

ANSWER_WITHIN_S = 60.0
SentAt = Callable[[int], float | None]


class Behaviour(Protocol):
    """Something that a viewer does in the room; add one for each new thing."""

    async def run(self, viewer: "SimulatedViewer") -> None:
        """Runs during a visit. One that returns has pulled the cable."""
        ...

    def heard(self, viewer: "SimulatedViewer", message: dict[str, Any]) -> None:
        """A message from the room."""


class Watching:
    """The media socket: counts what comes, and how long it took."""

    def __init__(self, figures: Figures, *, sent_at: SentAt) -> None:
        self._figures, self._sent_at = figures, sent_at
        self._began = time.perf_counter()
        self._has_picture = False
        self.behind_ms = 0
        self.line = Line(on_text=self._hear, on_media=self._take)

    async def open(self, address: str, *, cookies: str = "") -> None:
        self._began = time.perf_counter()
        await open_line(self.line, address, cookies=cookies)

    def _hear(self, message: dict[str, Any]) -> None:
        if message["type"] == "viewer.lagging":
            self._figures.lost += 1

    def _take(self, data: memoryview) -> None:
        now = time.perf_counter()
        _, kind, flags, _, start_ms = HEAD.unpack_from(data)
        figures = self._figures
        figures.media_bytes += len(data)
        if kind == KIND_START:
            if not self._has_picture:
                self._has_picture = True
                figures.picture_ms.append((now - self._began) * 1000)
            return
        figures.fragments += 1
        if flags & FLAG_AFTER_LOSS:
            return
        sent_at = self._sent_at(start_ms)
        if sent_at is not None:
            took_ms = (now - sent_at) * 1000
            self.behind_ms = int(took_ms)
            figures.delivery_ms.append(took_ms)


class SimulatedViewer:
    """Comes in as a browser does: the page, then both sockets. `room` is the address of the room's page."""

    def __init__(
        self,
        room: str,
        *,
        number: int,
        session: str,
        figures: Figures,
        sent_at: SentAt,
        behaviours: Sequence[Behaviour],
    ) -> None:
        where = urlsplit(room)
        self.code = where.path.rstrip("/").split("/")[-2]
        self._site = f"{where.scheme}://{where.netloc}"
        self._room = room
        self.number = number
        self.cookies = f"sessionid={session}; django_language=kk"
        self.figures = figures
        self._sent_at = sent_at
        self._behaviours = behaviours
        self.line = Line()
        self.watching = Watching(figures, sent_at=sent_at)
        self._joined: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._last_seq = 0

    async def run(self, *, watches: bool = True) -> None:
        """Until cancelled. What goes wrong is in the figures."""
        page_began = time.perf_counter()
        try:
            status = await asyncio.wait_for(get_page(self._room, cookies=self.cookies), ANSWER_WITHIN_S)
        except (OSError, TimeoutError) as error:
            self.figures.failed[f"page: {type(error).__name__}"] += 1
            return
        if status != 200:
            self.figures.failed[f"page: {status}"] += 1
            return
        self.figures.page_ms.append((time.perf_counter() - page_began) * 1000)
        is_first = True
        while True:
            try:
                await self._attend(watches=watches, measured=is_first)
            except (OSError, TimeoutError, ValueError, RuntimeError) as error:
                if is_first:
                    self.figures.failed[f"room: {type(error).__name__}"] += 1
                    return
                self.figures.cut[type(error).__name__] += 1
            is_first = False
            await asyncio.sleep(0.2)

    async def _attend(self, *, watches: bool, measured: bool) -> None:
        """One visit: until one of the sockets ends."""
        began = time.perf_counter()
        self._joined = asyncio.get_running_loop().create_future()
        self.line = Line(on_text=self._hear)
        await open_line(self.line, f"{self._site}/ws/room/{self.code}/", cookies=self.cookies)
        self.line.say({"type": "room.join", "since": self._last_seq})
        try:
            await self.line.or_cut(self._joined, within_s=ANSWER_WITHIN_S)
        except Exception as error:
            self.line.drop()
            raise OSError(str(error)) from error
        if measured:
            self.figures.room_ms.append((time.perf_counter() - began) * 1000)
        self.figures.inside += 1
        doing: list[asyncio.Future[Any]] = [asyncio.ensure_future(each.run(self)) for each in self._behaviours]
        try:
            lines: list[asyncio.Future[Any]] = [self.line.closed]
            if watches:
                self.watching = Watching(self.figures, sent_at=self._sent_at)
                await self.watching.open(f"{self._site}/ws/watch/{self.code}/", cookies=self.cookies)
                lines.append(self.watching.line.closed)
            await asyncio.wait([*lines, *doing], return_when=asyncio.FIRST_COMPLETED)
            for line in lines:
                if line.done() and line.result() not in {1000, 1001}:
                    self.figures.cut[str(line.result())] += 1
            for task in doing:
                if task.done():
                    task.result()
                    self.line.drop()
                    self.watching.line.drop()
        finally:
            self.figures.inside -= 1
            for task in doing:
                task.cancel()
            self.line.leave()
            self.watching.line.leave()

    def _hear(self, message: dict[str, Any]) -> None:
        for event in message["events"] if message["type"] == "room.told" else ():
            self._hear(event)
        self._last_seq = max(self._last_seq, message.get("seq", 0), message.get("last_seq", 0))
        if message["type"] == "room.joined" and not self._joined.done():
            self._joined.set_result(None)
        for behaviour in self._behaviours:
            behaviour.heard(self, message)
