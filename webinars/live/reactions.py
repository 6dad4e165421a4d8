"""Reactions, and signals that the lecture is too fast or too quiet. Counted in memory and told in sums: no click is stored.

With several web processes each tells the sums of its own people; pages add them up.
"""

import asyncio
import logging
import time
from collections import Counter
from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar
from uuid import uuid4

from webinars.live.limits import Rate
from webinars.live.parts import RoomPart, Session
from webinars.live.protocol import Message
from webinars.live.telling import say
from webinars.models import Audience

logger = logging.getLogger("daris.room")
TELL_EVERY_S = 1.0
PACE_S = 60.0
"""A signal weighs one at first and nothing after so long."""
SOURCE = uuid4().hex[:8]
"""This process, for pages that add up."""


class Reaction(StrEnum):
    CLAP = "clap"
    HEART = "heart"
    THUMB = "thumb"
    SMILE = "smile"
    WOW = "wow"


class Pace(StrEnum):
    FAST = "fast"
    QUIET = "quiet"


class SendReaction(Message, tag="reaction.send", frozen=True):
    kind: Reaction


class SignalPace(Message, tag="pace.signal", frozen=True):
    """The lecture is too fast, or too quiet. One of each a person; said again it is fresh again, `is_on` false takes it back."""

    kind: Pace
    is_on: bool = True


class ReactionsCounted(Message, tag="reaction.counted", frozen=True):
    """What came within the last second, by kind; several of these add up."""

    counts: dict[str, int]


class PaceMeasured(Message, tag="pace.measured", frozen=True):
    """To hosts and moderators, every second while somebody has signalled: how many people say so, each weighing less the
    longer ago it was, up to a minute. `source`: whose people these are; pages add up the newest of each source."""

    source: str
    fast: float
    quiet: float


class Tally:
    """What one webinar's people in this process say."""

    def __init__(self) -> None:
        self.reactions: Counter[str] = Counter()
        self.signals: dict[Pace, dict[int, float]] = {kind: {} for kind in Pace}

    def signal(self, kind: Pace, *, person_id: int, is_on: bool) -> None:
        if is_on:
            self.signals[kind][person_id] = time.monotonic()
        else:
            self.signals[kind].pop(person_id, None)

    def take_reactions(self) -> dict[str, int]:
        counts, self.reactions = dict(self.reactions), Counter()
        return counts

    def weigh(self, kind: Pace) -> float:
        """Signals of `kind` that are younger than a minute, each by its age."""
        now = time.monotonic()
        fresh = {person: at for person, at in self.signals[kind].items() if now - at < PACE_S}
        self.signals[kind] = fresh
        return round(sum(1 - (now - at) / PACE_S for at in fresh.values()), 1)


class ReactionsPart(RoomPart):
    name = "reactions"
    messages: ClassVar[tuple[type[Message], ...]] = (SendReaction, SignalPace)
    answers: ClassVar[tuple[type[Message], ...]] = (ReactionsCounted, PaceMeasured)
    limits: ClassVar[Mapping[type[Message], Rate]] = {
        SendReaction: Rate(per_s=2, burst=6),
        SignalPace: Rate(per_s=0.5, burst=6),
    }

    def __init__(self) -> None:
        self.tallies: dict[int, Tally] = {}
        self._tasks: dict[int, asyncio.Task[None]] = {}

    async def received(self, session: Session, message: Message) -> None:
        key = session.webinar.pk
        tally = self.tallies.setdefault(key, Tally())
        if isinstance(message, SendReaction):
            tally.reactions[message.kind] += 1
        elif isinstance(message, SignalPace):
            tally.signal(message.kind, person_id=session.person.pk, is_on=message.is_on)
        task = self._tasks.get(key)
        if task is None or task.done() or task.get_loop() is not asyncio.get_running_loop():
            self._tasks[key] = asyncio.create_task(self._tell(key, tally), name=f"reactions-{key}")

    async def _tell(self, key: int, tally: Tally) -> None:
        """Until nothing more is to be told. The gauge is told a last time when it is empty."""
        measured = (0.0, 0.0)
        while True:
            await asyncio.sleep(TELL_EVERY_S)
            if counts := tally.take_reactions():
                await say(key, ReactionsCounted(counts=counts))
            before, measured = measured, (tally.weigh(Pace.FAST), tally.weigh(Pace.QUIET))
            if any(measured) or any(before):
                fast, quiet = measured
                await say(key, PaceMeasured(source=SOURCE, fast=fast, quiet=quiet), to=Audience.HOSTS)
            if not (counts or any(measured) or any(tally.signals.values())):
                self.tallies.pop(key, None)
                return
