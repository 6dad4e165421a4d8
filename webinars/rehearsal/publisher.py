"""A simulated lecturer: sends prepared media in real time, and remembers when each chunk went out."""

import asyncio
import time
import uuid
from typing import Any

from media.live.protocol import CHUNK_HEAD, PROTOCOL
from webinars.rehearsal.line import Line, open_line
from webinars.rehearsal.material import FPS, MIME, Material

ANSWER_WITHIN_S = 20.0
FRAME_MS = 1000 // FPS


class PublisherRefused(Exception):
    """The server does not take the rehearsal's media; why stands in the text."""


class SimulatedPublisher:
    """`run` until cancelled or until `stop`. `sent_at` answers for a fragment when its chunk was handed to the network."""

    def __init__(self, address: str, material: Material, *, cookies: str = "") -> None:
        self._address, self._cookies, self._material = address, cookies, material
        self._line = Line(on_text=self._hear)
        self._opened: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        self._chunks: list[float] = []
        self._offset_ms = 0
        self._epoch = 0
        self.late_ms = 0.0
        """How late the latest chunk went out, in the worst case so far: a busy simulation measures itself."""
        self.received = -1
        self.is_stopping = False

    async def start(self) -> None:
        """Comes back when the server takes media. Raises PublisherRefused, LineCut, TimeoutError, OSError."""
        await open_line(self._line, self._address, cookies=self._cookies)
        name = uuid.uuid4().hex
        self._line.say({"type": "hello", "publisher": name})
        self._line.say({"type": "epoch.open", "key": name, "mime": MIME})
        opened = await self._line.or_cut(self._opened, within_s=ANSWER_WITHIN_S)
        self._epoch, self._offset_ms = opened["epoch"], opened["offset_ms"]

    async def run(self) -> None:
        step_s = self._material.chunk_ms / 1000
        due = time.perf_counter()
        for seq, chunk in enumerate(self._material.chunks()):
            due += step_s
            await asyncio.sleep(due - time.perf_counter())
            if self.is_stopping or self._line.closed.done():
                break
            now = time.perf_counter()
            self.late_ms = max(self.late_ms, (now - due) * 1000)
            self._chunks.append(now)
            self._line.give(CHUNK_HEAD.pack(PROTOCOL, 0, 0, self._epoch, seq) + chunk)
        self._line.say({"type": "epoch.finish", "epoch": self._epoch, "chunks": len(self._chunks)})
        await asyncio.sleep(step_s)
        self._line.leave()

    def sent_at(self, start_ms: int) -> float | None:
        """`start_ms`: of the fragment, on the broadcast's timeline. The remuxer holds the last frame of each chunk back, so a
        fragment begins one frame before its chunk."""
        number = (start_ms - self._offset_ms + FRAME_MS + FRAME_MS // 2) // self._material.chunk_ms
        return self._chunks[number] if 0 <= number < len(self._chunks) else None

    def _hear(self, message: dict[str, Any]) -> None:
        if message["type"] == "epoch.opened" and not self._opened.done():
            self._opened.set_result(message)
        elif message["type"] == "ack":
            self.received = message["received"]
        elif message["type"] == "refused" and not self._opened.done():
            self._opened.set_exception(PublisherRefused(message["reason"]))
