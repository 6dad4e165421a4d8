"""One process gives a lecture of 1.5 Mbit/s to 200 and to 1,000 viewers: how late is it, what does it take, what does it hold?

The server has one core, the simulated audience another. `FANOUT=uvicorn:4000 make bench NAME=fanout` measures one crowd.
"""

import asyncio
import os
from collections.abc import Sequence
from typing import Any

import psutil

from tests.bench.latency import MediaSite, get

SERVERS = {"daphne": ("media.daphne", "-v", "0"), "uvicorn": ("media.edge",)}
GOALS = {("daphne", 200): 40, ("daphne", 1000): 250}
CHUNK_MS = 250
SETTLE_S = 4.0
MEASURE_S = float(os.environ.get("FANOUT_S", "10"))
FIRST = 20
OPENING = 40
"""Connections that are opened at once."""


def rows() -> list[dict[str, Any]]:
    crowds = [(name, viewers) for name in SERVERS for viewers in (200, 1000)]
    if asked := os.environ.get("FANOUT"):
        server, _, number = asked.partition(":")
        crowds = [(server, int(number))]
    found = []
    for name, viewers in crowds:
        found += with_site(SERVERS[name], lambda site, n=name, v=viewers: fan_out(site, n, viewers=v))
    return found


def with_site(server: Sequence[str], measure: Any) -> list[dict[str, Any]]:
    cores = sorted(os.sched_getaffinity(0))
    site = MediaSite(server=server)
    site.start()
    try:
        os.sched_setaffinity(site.pid, cores[:1])
        os.sched_setaffinity(0, cores[1:] or cores)
        found: list[dict[str, Any]] = asyncio.run(measure(site))
        return found
    finally:
        os.sched_setaffinity(0, cores)
        site.stop()


async def fan_out(site: MediaSite, server: str, *, viewers: int) -> list[dict[str, Any]]:
    from webinars.rehearsal.figures import percentile

    process = psutil.Process(site.pid)
    async with Lecture(site) as lecture:
        # The first few bring what is needed once, whoever watches: the storage's connections, the segments on their way.
        await lecture.seat(FIRST)
        await asyncio.sleep(SETTLE_S)
        empty = process.memory_info().rss
        await lecture.seat(viewers - FIRST)
        await asyncio.sleep(SETTLE_S)
        lecture.figures.delivery_ms.clear()
        before = sum(process.cpu_times()[:2])
        await asyncio.sleep(MEASURE_S)
        share = 100 * (sum(process.cpu_times()[:2]) - before) / MEASURE_S
        held_kb = max(0, process.memory_info().rss - empty) / 1000 / (viewers - FIRST)
        delivery, lost = list(lecture.figures.delivery_ms), lecture.figures.lost
        collecting_ms = float(await asyncio.to_thread(get, f"{site.address}/garbage"))
    name = f"fan-out to {viewers:,} viewers, {server}"
    expected = viewers * MEASURE_S * 1000 / CHUNK_MS
    return [
        row(f"{name}: delivery, p95", percentile(delivery, 0.95), "ms", goal=GOALS.get((server, viewers))),
        row(f"{name}: share of one core", round(share, 1), "%", goal=100),
        row(f"{name}: memory a viewer", round(held_kb, 1), "KB", goal=200),
        row(f"{name}: pause to collect garbage, once a minute", round(collecting_ms, 1), "ms", goal=None),
        row(f"{name}: not delivered", max(0.0, round(100 - 100 * len(delivery) / expected, 2)), "%", goal=3),
        row(f"{name}: left out", lost, "times", goal=0),
    ]


class Lecture:
    """A publisher on air, and those who watch."""

    def __init__(self, site: MediaSite, *, kilobits: int = 1573) -> None:
        self._site = site
        self._kilobits = kilobits  # as it is, four fragments of 48 KiB a second

    async def __aenter__(self) -> "Lecture":
        from webinars.rehearsal.figures import Figures
        from webinars.rehearsal.material import make_material
        from webinars.rehearsal.publisher import SimulatedPublisher

        broadcast = await asyncio.to_thread(get, f"{self._site.address}/create")
        self.watch = f"{self._site.address}/watch/{broadcast}/"
        self.figures = Figures()
        material = make_material(chunk_ms=CHUNK_MS, kilobits=self._kilobits)
        self._publisher = SimulatedPublisher(f"{self._site.address}/publish/{broadcast}/", material)
        await self._publisher.start()
        self._sending = asyncio.create_task(self._publisher.run())
        self._seated: list[Any] = []
        await asyncio.sleep(2)
        return self

    async def seat(self, viewers: int) -> list[Any]:
        from webinars.rehearsal.viewer import Watching

        new = [Watching(self.figures, sent_at=self._publisher.sent_at) for _ in range(viewers)]
        for start in range(0, viewers, OPENING):
            await asyncio.gather(*(each.open(self.watch) for each in new[start : start + OPENING]))
        self._seated += new
        return new

    def unseat(self, viewer: Any) -> None:
        self._seated.remove(viewer)
        viewer.line.drop()

    async def __aexit__(self, *error: object) -> None:
        self._publisher.is_stopping = True
        await asyncio.wait([self._sending], timeout=5)
        for each in self._seated:
            each.line.drop()
        await asyncio.sleep(0.5)


def row(name: str, value: float, unit: str, *, goal: float | None) -> dict[str, Any]:
    return {"name": name, "value": value, "unit": unit, "goal": goal}
