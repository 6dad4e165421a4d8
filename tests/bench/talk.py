"""A room that talks: 5 messages a second, told to 200 and to 1,000 people. How long from sending to being with everybody?

Each of those who listen notes when a message reaches them; the one clock is of the process in which all are simulated.
`TALK_PEOPLE=200 make bench NAME=talk` measures one size.
"""

import asyncio
import os
import time
from collections import Counter
from typing import Any

import psutil

SIZES = [int(size) for size in os.environ.get("TALK_PEOPLE", "200,1000").split(",")]
GOALS = {200: 200, 1000: 1000}
PER_S = 5
MEASURE_S = float(os.environ.get("TALK_S", "15"))
SETTLE_S = 3.0
COME_PER_S = 40
PATIENCE_S = 120.0


def rows() -> list[dict[str, Any]]:
    from tests.live import LiveStack

    found = []
    for size in SIZES:
        room, sessions = open_room(size)
        live = LiveStack()
        try:
            live.start()
            assert live.web is not None
            figures = asyncio.run(talk(live.url + room, sessions, web=psutil.Process(live.web.process.pid)))
        finally:
            live.stop()
        found += rows_of(size, figures)
    return found


def rows_of(size: int, figures: dict[str, float]) -> list[dict[str, Any]]:
    name = f"{size:,} people, {PER_S} messages a second"
    return [
        row(f"{name}: sent to shown, p95", figures["p95_ms"], "ms", goal=GOALS.get(size)),
        row(f"{name}: not told", figures["missing"], "messages", goal=0),
        row(f"{name}: share of one core", figures["share"], "%", goal=60 if size == 200 else 100),
    ]


def row(name: str, value: float, unit: str, *, goal: float | None) -> dict[str, Any]:
    return {"name": name, "value": value, "unit": unit, "goal": goal}


def open_room(people: int) -> tuple[str, list[str]]:
    from django.urls import reverse

    from tests import factories
    from tests.sessions import session_of
    from webinars.domain.live import start_webinar

    webinar = factories.webinar()
    start_webinar(webinar, by=webinar.created_by)
    sessions = [session_of(factories.registration(webinar).person) for _ in range(people)]
    return reverse("webinars:room", args=[webinar.code]), sessions


class Listens:
    """Notes when each message reaches this person. What it is given is everyone's."""

    def __init__(self, sent: dict[str, float], took_ms: list[float], heard: Counter[str], inside: list[Any]) -> None:
        self._sent, self._took_ms, self._heard, self._inside = sent, took_ms, heard, inside

    async def run(self, viewer: Any) -> None:
        self._inside.append(viewer)
        await asyncio.Event().wait()

    def heard(self, viewer: Any, message: dict[str, Any]) -> None:
        if message["type"] == "chat.sent" and message["nonce"] in self._sent:
            self._took_ms.append((time.perf_counter() - self._sent[message["nonce"]]) * 1000)
            self._heard[message["nonce"]] += 1


async def talk(room: str, sessions: list[str], *, web: psutil.Process) -> dict[str, float]:
    from webinars.rehearsal.audience import Audience
    from webinars.rehearsal.behaviours import Beats
    from webinars.rehearsal.figures import Figures, percentile

    sent: dict[str, float] = {}
    took_ms: list[float] = []
    heard: Counter[str] = Counter()
    inside: list[Any] = []
    figures = Figures()
    audience = Audience(
        room, sessions, figures=figures, behaviours=lambda number: [Beats(), Listens(sent, took_ms, heard, inside)]
    )
    audience.come(within_s=len(sessions) / COME_PER_S, watches=False)
    await audience.wait_until_come(within_s=PATIENCE_S)
    await asyncio.sleep(SETTLE_S)
    before, began = sum(web.cpu_times()[:2]), time.perf_counter()
    speakers = inside[:100]
    for number in range(int(MEASURE_S * PER_S)):
        nonce = f"talk-{number}"
        sent[nonce] = time.perf_counter()
        speakers[number % len(speakers)].line.say(
            {"type": "chat.send", "text": f"Message {number}: сәлеметсіз бе!", "nonce": nonce}
        )
        await asyncio.sleep(max(0.0, began + (number + 1) / PER_S - time.perf_counter()))
    share = 100 * (sum(web.cpu_times()[:2]) - before) / (time.perf_counter() - began)
    await asyncio.sleep(SETTLE_S)
    await audience.leave()
    missing = len(sent) * len(sessions) - sum(heard.values())
    return {
        "p95_ms": round(percentile(took_ms, 0.95), 1),
        "missing": missing,
        "share": round(share, 1),
    }
