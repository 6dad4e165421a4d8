"""All simulated viewers of one room."""

import asyncio
from collections.abc import Callable, Sequence

from webinars.rehearsal.behaviours import usual
from webinars.rehearsal.figures import Figures
from webinars.rehearsal.viewer import Behaviour, SentAt, SimulatedViewer


def never_sent(start_ms: int) -> float | None:
    """For an audience whose publisher is somebody else: delivery is not measured then."""
    return None


class Audience:
    """Comes in evenly within `within_s`, and stays until `leave`. Use it in one event loop."""

    def __init__(
        self,
        room: str,
        sessions: Sequence[str],
        *,
        figures: Figures,
        sent_at: SentAt = never_sent,
        behaviours: Callable[[int], list[Behaviour]] = usual,
    ) -> None:
        self.figures = figures
        self._viewers = [
            SimulatedViewer(
                room,
                number=number,
                session=session,
                figures=figures,
                sent_at=sent_at,
                behaviours=behaviours(number),
            )
            for number, session in enumerate(sessions)
        ]
        self._tasks: list[asyncio.Task[None]] = []

    def come(self, *, within_s: float, watches: bool = True) -> None:
        step_s = within_s / max(1, len(self._viewers))

        async def after(wait_s: float, viewer: SimulatedViewer) -> None:
            await asyncio.sleep(wait_s)
            await viewer.run(watches=watches)

        self._tasks = [
            asyncio.create_task(after(number * step_s, viewer)) for number, viewer in enumerate(self._viewers)
        ]

    @property
    def has_come(self) -> bool:
        """Whether everybody is in, or could not come in."""
        return len(self.figures.room_ms) + sum(self.figures.failed.values()) >= len(self._viewers)

    async def wait_until_come(self, *, within_s: float) -> None:
        """Or until the time is over."""
        until = asyncio.get_running_loop().time() + within_s
        while not self.has_come and asyncio.get_running_loop().time() < until:  # noqa: ASYNC110 (figures tell nobody)
            await asyncio.sleep(0.05)

    async def leave(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
