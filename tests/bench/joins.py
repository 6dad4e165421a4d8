"""A lecture begins: 200 people open the room within 5 s. How long does each wait for the page, and for being in?

Browsers would be the bottleneck on one machine, so the audience is the simulated one.
"""

import asyncio
from typing import Any

import psutil

PEOPLE = 200
WITHIN_S = 5.0
PATIENCE_S = 60.0


def rows() -> list[dict[str, Any]]:
    from tests.live import LiveStack
    from webinars.rehearsal.figures import percentile

    path, sessions = open_room()
    live = LiveStack()
    try:
        live.start()
        come(live.url + path, sessions[:1], within_s=0)  # the first request of a process loads code and templates
        assert live.web is not None
        web = psutil.Process(live.web.process.pid)
        before = sum(web.cpu_times()[:2])
        figures = come(live.url + path, sessions, within_s=WITHIN_S)
        spent_ms = (sum(web.cpu_times()[:2]) - before) * 1000
    finally:
        live.stop()
    name = f"{PEOPLE} joins in {WITHIN_S:.0f} s"
    return [
        row(f"{name}: page, p95", percentile(figures.page_ms, 0.95), "ms", goal=300),
        row(
            f"{name}: in the room by its control socket, nobody on air yet, p95",
            percentile(figures.room_ms, 0.95),
            "ms",
            goal=300,
        ),
        row(f"{name}: cut off", PEOPLE - len(figures.room_ms) + figures.cut.total(), "people", goal=0),
        row(f"{name}: processor time of the web process, each", round(spent_ms / PEOPLE, 1), "ms", goal=None),
    ]


def row(name: str, value: float, unit: str, *, goal: float | None) -> dict[str, Any]:
    return {"name": name, "value": value, "unit": unit, "goal": goal}


def open_room() -> tuple[str, list[str]]:
    """A webinar on air and the sessions of those registered for it."""
    from django.urls import reverse

    from tests import factories
    from tests.sessions import session_of
    from webinars.domain.live import start_webinar

    webinar = factories.webinar()
    start_webinar(webinar, by=webinar.created_by)
    people = [factories.registration(webinar).person for _ in range(PEOPLE)]
    return reverse("webinars:room", args=[webinar.code]), [session_of(person) for person in people]


def come(room: str, sessions: list[str], *, within_s: float) -> Any:
    """The figures of those who came into the room; nobody publishes, so there is nothing to watch."""
    from webinars.rehearsal.audience import Audience
    from webinars.rehearsal.behaviours import Beats
    from webinars.rehearsal.figures import Figures

    async def all_come() -> Figures:
        audience = Audience(room, sessions, figures=Figures(), behaviours=lambda number: [Beats()])
        audience.come(within_s=within_s, watches=False)
        await audience.wait_until_come(within_s=PATIENCE_S)
        await audience.leave()
        return audience.figures

    return asyncio.run(all_come())
