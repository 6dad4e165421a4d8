"""Twenty viewers stop reading, and come back to do it again: does the server's memory stay what it was?

A minute here; `STALLED_MIN=30 make bench NAME=stalled` is the half hour of docs/benchmarks.md, and prints the memory of every
minute. Whoever takes nothing is cut by the server after half a minute or so, and comes again after a whole one, so half an
hour is six hundred stalls.
"""

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import psutil

from tests.bench.fanout import SERVERS, Lecture, row, with_site
from tests.bench.latency import MediaSite

MINUTES = float(os.environ.get("STALLED_MIN", "1"))
STALLED = 20
READERS = 2
KILOBITS = 300
WARM_UP_S = 60.0 if MINUTES > 2 else 20.0
"""The first stalls bring what is held once: the buffers of twenty lines, the segments on their way."""
BACK_AFTER_S = 60.0
RECEIVE_BYTES = 16 * 1024
"""What the machine of a stalled viewer takes by itself; more, and a minute's media would fit into the network."""


def rows() -> list[dict[str, Any]]:
    return with_site(SERVERS["daphne"], measure)


async def measure(site: MediaSite) -> list[dict[str, Any]]:
    process = psutil.Process(site.pid)
    async with Lecture(site, kilobits=KILOBITS) as lecture:
        readers = await lecture.seat(READERS)
        async with sleepers(lecture):
            await asyncio.sleep(WARM_UP_S)
            began, spent_s = time.monotonic(), sum(process.cpu_times()[:2])
            memory = [process.memory_info().rss]
            while time.monotonic() - began < MINUTES * 60:
                await asyncio.sleep(min(60.0, MINUTES * 60))
                memory.append(process.memory_info().rss)
                print(
                    f"{(time.monotonic() - began) / 60:.0f} min: {memory[-1] / 1e6:.1f} MB", file=sys.stderr, flush=True
                )
            share = 100 * (sum(process.cpu_times()[:2]) - spent_s) / (time.monotonic() - began)
        cut = sum(1 for each in readers if each.line.closed.done())
    name = f"{STALLED} stalled viewers, {MINUTES:g} min"
    at = {0: "at the start"} | {minute: f"after {minute} min" for minute in range(5, len(memory), 5)}
    found = [
        row(f"{name}: memory {when}", round(memory[minute] / 1e6, 1), "MB", goal=None) for minute, when in at.items()
    ]
    return [
        *found,
        row(f"{name}: growth of memory", round((memory[-1] - memory[0]) / 1e6, 1), "MB", goal=10),
        row(f"{name}: viewers who read, cut", cut, "people", goal=0),
        row(f"{name}: share of one core", round(share, 1), "%", goal=None),
    ]


@asynccontextmanager
async def sleepers(lecture: Lecture) -> AsyncIterator[None]:
    async def sleep_again_and_again(number: int) -> None:
        await asyncio.sleep(number * BACK_AFTER_S / STALLED)
        while True:
            (viewer,) = await lecture.seat(1)
            viewer.line.stop_reading(takes_bytes=RECEIVE_BYTES)
            await asyncio.sleep(BACK_AFTER_S)
            lecture.unseat(viewer)

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(sleep_again_and_again(number)) for number in range(STALLED)]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
