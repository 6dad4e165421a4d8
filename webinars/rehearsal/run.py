"""A whole rehearsal: a lecturer who sends, an audience that comes and stays, and what was measured."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass

from webinars.rehearsal.audience import Audience, never_sent
from webinars.rehearsal.behaviours import AsksPolls, Beats
from webinars.rehearsal.figures import Figures
from webinars.rehearsal.machine import Load, Machine
from webinars.rehearsal.material import Material
from webinars.rehearsal.publisher import SimulatedPublisher
from webinars.rehearsal.viewer import SimulatedViewer

COME_WITHIN_S = 60.0
SETTLE_S = 2.0
"""From the lecturer's first chunk to the first viewer."""


@dataclass(frozen=True, slots=True)
class Plan:
    """`site` without a slash at the end; `room` and `publish` are paths."""

    site: str
    room: str
    publish: str
    lecturer: str
    viewers: list[str]
    seconds: float
    within_s: float


@dataclass(frozen=True, slots=True)
class Outcome:
    figures: Figures
    load: Load
    late_ms: float


async def rehearse(plan: Plan, material: Material, *, tell: Callable[[Figures, float], None]) -> Outcome:
    """`tell` gets the figures and the seconds since the first viewer about twice a second. Raises what the publisher raises."""
    figures = Figures()
    publisher = SimulatedPublisher(plan.site + plan.publish, material, cookies=f"sessionid={plan.lecturer}")
    await publisher.start()
    sending = asyncio.create_task(publisher.run())
    await asyncio.sleep(SETTLE_S)
    audience = Audience(plan.site + plan.room, plan.viewers, figures=figures, sent_at=publisher.sent_at)
    host = _host(plan)
    hosting = asyncio.create_task(host.run(watches=False))
    machine = Machine()
    machine.start()
    began = time.monotonic()
    audience.come(within_s=plan.within_s)
    try:
        while (passed := time.monotonic() - began) < plan.seconds:
            tell(figures, passed)
            await asyncio.sleep(0.5)
        if not audience.has_come:
            await audience.wait_until_come(within_s=COME_WITHIN_S)
        load = machine.load()
    finally:
        hosting.cancel()
        await audience.leave()
        await asyncio.gather(hosting, return_exceptions=True)
        for reason, count in (host.figures.failed + host.figures.cut).items():
            figures.cut[f"the lecturer's {reason}"] += count
        publisher.is_stopping = True
        await asyncio.wait([sending], timeout=5)
        sending.cancel()
    return Outcome(figures, load, publisher.late_ms)


def _host(plan: Plan) -> SimulatedViewer:
    """The lecturer in the room: in figures of its own, for the audience is what is measured."""
    return SimulatedViewer(
        plan.site + plan.room,
        number=-1,
        session=plan.lecturer,
        figures=Figures(),
        sent_at=never_sent,
        behaviours=[Beats(), AsksPolls(first_after_s=plan.within_s + 1)],
    )
