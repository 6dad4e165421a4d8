"""What the operator sees: a live line and a table on a terminal, plain lines elsewhere."""

import time
from types import TracebackType
from typing import Self, TextIO

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from webinars.rehearsal.figures import Figures, percentile
from webinars.rehearsal.run import Outcome
from webinars.rehearsal.verdict import Verdict

PLAIN_EVERY_S = 10.0


class Screen:
    def __init__(self, out: TextIO, *, viewers: int, seconds: float) -> None:
        self._console = Console(file=out, highlight=False, soft_wrap=True)
        self._viewers, self._seconds = viewers, seconds
        self._told_at = -PLAIN_EVERY_S
        self._progress = Progress(
            TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn(), console=self._console
        )
        self._task = self._progress.add_task("", total=seconds)

    def __enter__(self) -> Self:
        if self._console.is_terminal:
            self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        if self._console.is_terminal:
            self._progress.stop()

    def say(self, text: str) -> None:
        self._console.print(text)

    def tell(self, figures: Figures, passed_s: float) -> None:
        latest = figures.delivery_ms[-max(1, 20 * self._viewers) :]
        line = (
            f"{figures.inside}/{self._viewers} inside, delivery {percentile(latest, 0.5):g} ms (95 %: "
            f"{percentile(latest, 0.95):g} ms), lost {figures.lost}, cut {figures.cut.total()}"
        )
        if self._console.is_terminal:
            self._progress.update(self._task, completed=passed_s, description=line)
        elif time.monotonic() - self._told_at >= PLAIN_EVERY_S:
            self._told_at = time.monotonic()
            self.say(f"{passed_s:4.0f} of {self._seconds:.0f} s: {line}")

    def show(self, outcome: Outcome, verdict: Verdict) -> None:
        table = Table("what", "p50", "p95", "p99", box=None, header_style="bold")
        for column in table.columns[1:]:
            column.justify = "right"
        figures = outcome.figures
        for name, values in (
            ("the room's page, ms", figures.page_ms),
            ("into the room, ms", figures.room_ms),
            ("first picture, ms", figures.picture_ms),
            ("delivery of media, ms", figures.delivery_ms),
            ("a chat message and back, ms", figures.chat_ms),
            ("a vote and its receipt, ms", figures.vote_ms),
        ):
            table.add_row(name, *(f"{percentile(values, share):g}" for share in (0.5, 0.95, 0.99)))
        self._console.print(table)
        self.say(
            f"{figures.fragments} fragments, {figures.media_bytes / 1e6:.0f} MB; left out {figures.lost} times; "
            f"{len(figures.chat_ms)} messages, {len(figures.vote_ms)} votes; "
            f"{figures.reconnects} pulled cables; {figures.cut.total()} lines cut; simulation at most "
            f"{outcome.late_ms:.0f} ms late."
        )
        load = outcome.load
        if load.web_processes:
            self.say(
                f"Web: {load.web_processes} process(es), {load.web_peak:g} % of a core, {load.web_memory_mb:g} MB. "
                f"Machine: {load.machine:g} % of {load.cores} cores, the simulation included."
            )
        for fault in verdict.faults:
            self.say(f"- {fault}")
        self._console.print(verdict.sentence, style="bold green" if verdict.carries else "bold red")
