"""What simulated viewers do while they watch. A new feature of the room gets a class here, and a place in `usual`."""

import asyncio
import random
import time
import uuid
from typing import Any

from webinars.rehearsal.viewer import Behaviour, SimulatedViewer

BEAT_EVERY_S = 10.0
REPORT_EVERY_S = 5.0
POLL_EVERY_S = 30.0
ANSWER_WITHIN_S = 10.0


class Silent:
    """The base: hears nothing."""

    def heard(self, viewer: SimulatedViewer, message: dict[str, Any]) -> None:
        pass


class Beats(Silent):
    """Heartbeats of presence, as the room's page sends them."""

    def __init__(self) -> None:
        self._seq = 0

    async def run(self, viewer: SimulatedViewer) -> None:
        while True:
            viewer.line.say(
                {
                    "type": "presence.beat",
                    "seq": self._seq,
                    "playing": True,
                    "sound": True,
                    "visible": True,
                    "mode": "video",
                    "mono_ms": int(time.monotonic() * 1000),
                }
            )
            self._seq += 1
            await asyncio.sleep(BEAT_EVERY_S)


class Reports(Silent):
    """Tells the server how far behind the picture is."""

    async def run(self, viewer: SimulatedViewer) -> None:
        while True:
            await asyncio.sleep(REPORT_EVERY_S)
            report = {"type": "report", "behind_ms": viewer.watching.behind_ms, "stalls": 0}
            viewer.watching.line.say(report)


class Chats:
    """Writes now and then, and measures until the message is back."""

    def __init__(self, *, every_s: float, chance: random.Random) -> None:
        self._every_s, self._chance = every_s, chance
        self._sent: dict[str, float] = {}

    async def run(self, viewer: SimulatedViewer) -> None:
        while True:
            await asyncio.sleep(self._every_s * (0.5 + self._chance.random()))
            nonce = uuid.uuid4().hex
            self._sent[nonce] = time.perf_counter()
            viewer.line.say({"type": "chat.send", "text": f"Rehearsal: viewer {viewer.number}", "nonce": nonce})

    def heard(self, viewer: SimulatedViewer, message: dict[str, Any]) -> None:
        if message["type"] == "chat.sent":
            began = self._sent.pop(message.get("nonce", ""), None)
            if began is not None:
                viewer.figures.chat_ms.append((time.perf_counter() - began) * 1000)


class Reacts(Silent):
    """Claps now and then, and says sometimes that it goes too fast."""

    def __init__(self, *, every_s: float, chance: random.Random) -> None:
        self._every_s, self._chance = every_s, chance

    async def run(self, viewer: SimulatedViewer) -> None:
        while True:
            await asyncio.sleep(self._every_s * (0.5 + self._chance.random()))
            if self._chance.random() < 0.2:
                viewer.line.say({"type": "pace.signal", "kind": "fast"})
            else:
                viewer.line.say({"type": "reaction.send", "kind": self._chance.choice(["clap", "heart", "thumb"])})


class AsksPolls(Silent):
    """The lecturer's: a poll when the audience is there, and another one every half minute."""

    def __init__(self, *, first_after_s: float) -> None:
        self._wait_s = first_after_s
        self._open: str | None = None

    async def run(self, viewer: SimulatedViewer) -> None:
        while True:
            await asyncio.sleep(self._wait_s)
            self._wait_s = POLL_EVERY_S
            if self._open is not None:
                viewer.line.say({"type": "poll.close", "code": self._open})
            poll = {"kind": "single", "text": "Rehearsal", "options": ["1", "2", "3"]}
            viewer.line.say({"type": "poll.create", "nonce": uuid.uuid4().hex, **poll})

    def heard(self, viewer: SimulatedViewer, message: dict[str, Any]) -> None:
        if message["type"] == "poll.created":
            self._open = message["code"]


class Votes:
    """Answers each poll that is opened while it is there, within ten seconds, and measures until the vote is confirmed."""

    def __init__(self, *, chance: random.Random) -> None:
        self._chance = chance
        self._opened: asyncio.Queue[str] = asyncio.Queue()
        self._sent: dict[str, float] = {}

    async def run(self, viewer: SimulatedViewer) -> None:
        while True:
            code = await self._opened.get()
            await asyncio.sleep(ANSWER_WITHIN_S * self._chance.random())
            self._sent[code] = time.perf_counter()
            viewer.line.say({"type": "poll.vote", "code": code, "choices": [self._chance.randrange(3)]})

    def heard(self, viewer: SimulatedViewer, message: dict[str, Any]) -> None:
        if message["type"] == "poll.opened":
            self._opened.put_nowait(message["poll"]["code"])
        elif message["type"] == "poll.voted":
            began = self._sent.pop(message["code"], None)
            if began is not None:
                viewer.figures.vote_ms.append((time.perf_counter() - began) * 1000)


class Reconnects(Silent):
    """Pulls the cable once in a while; the viewer comes back by itself."""

    def __init__(self, *, every_s: float, chance: random.Random) -> None:
        self._every_s, self._chance = every_s, chance

    async def run(self, viewer: SimulatedViewer) -> None:
        await asyncio.sleep(self._every_s * (0.2 + 1.6 * self._chance.random()))
        viewer.figures.reconnects += 1


def usual(number: int, *, chats_every_s: float = 60.0, reconnects_every_s: float = 120.0) -> list[Behaviour]:
    """Of one viewer; the same number behaves the same way every time. Of 200 viewers, three write each second."""
    chance = random.Random(number)
    return [
        Beats(),
        Reports(),
        Chats(every_s=chats_every_s, chance=chance),
        Reacts(every_s=2 * chats_every_s, chance=chance),
        Votes(chance=chance),
        Reconnects(every_s=reconnects_every_s, chance=chance),
    ]
