"""A room in full swing, of 200 and of 1,000 people: 5 chat messages a second, a poll that all answer within 10 s, 50 questions,
and 400 votes for them, all at once, at the same rates. How long from sending to being shown to everybody who sees it?

Each of those who listen notes when something reaches them; the one clock is of the process in which all are simulated.
`TALK_PEOPLE=200 make bench NAME=talk` measures one size.
"""

import asyncio
import os
import random
import time
from collections import Counter, defaultdict
from collections.abc import Coroutine
from typing import Any

import psutil

SIZES = [int(size) for size in os.environ.get("TALK_PEOPLE", "200,1000").split(",")]
GOALS = {200: 200, 1000: 1000}
MESSAGES_PER_S = 5
QUESTIONS = 50
VOTES = 400
ANSWER_WITHIN_S = 10.0
MEASURE_S = float(os.environ.get("TALK_S", "15"))
SETTLE_S = 3.0
COME_PER_S = 40
PATIENCE_S = 120.0
SPEAKERS = 100


def rows() -> list[dict[str, Any]]:
    from tests.live import LiveStack

    found = []
    for size in SIZES:
        room, host, sessions = open_room(size)
        live = LiveStack()
        try:
            live.start()
            assert live.web is not None
            figures = asyncio.run(talk(live.url + room, host, sessions, web=psutil.Process(live.web.process.pid)))
        finally:
            live.stop()
        found += rows_of(size, figures)
    return found


def rows_of(size: int, figures: dict[str, float]) -> list[dict[str, Any]]:
    name = f"{size:,} people talk, ask and vote"
    parts = [
        row(f"{name}: {what}, sent to shown, p95", figures[what], "ms", goal=GOALS.get(size))
        for what in ("messages", "questions", "the poll", "own votes")
    ]
    return [
        *parts,
        row(f"{name}: a vote to the count that has it, p95", figures["counts"], "ms", goal=GOALS.get(size)),
        row(f"{name}: not told", figures["missing"], "times", goal=0),
        row(f"{name}: share of one core", figures["share"], "%", goal=60 if size == 200 else 100),
    ]


def row(name: str, value: float, unit: str, *, goal: float | None) -> dict[str, Any]:
    return {"name": name, "value": value, "unit": unit, "goal": goal}


def open_room(people: int) -> tuple[str, str, list[str]]:
    """The path of the room, and the sessions of the lecturer's and of the people's."""
    from django.urls import reverse

    from tests import factories
    from tests.sessions import session_of
    from webinars.domain.live import start_webinar

    webinar = factories.webinar()
    start_webinar(webinar, by=webinar.created_by)
    sessions = [session_of(factories.registration(webinar).person) for _ in range(people)]
    return reverse("webinars:room", args=[webinar.code]), session_of(webinar.created_by), sessions


class Swing:
    """What is sent, and when each of it reaches whom."""

    def __init__(self) -> None:
        self.inside: list[Any] = []
        self.sent: dict[tuple[str, str], float] = {}
        """By kind and name. Names are the texts, and for one's own votes the person too."""
        self.took_ms: defaultdict[str, list[float]] = defaultdict(list)
        self.heard: Counter[tuple[str, str]] = Counter()
        self.codes: list[str] = []
        self.poll: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self.votes_at: list[float] = []
        self.counts_ms: list[float] = []

    def send(self, viewer: Any, message: dict[str, Any], *, kind: str, name: str) -> None:
        self.sent[kind, name] = time.perf_counter()
        viewer.line.say(message)

    def reached(self, kind: str, name: str) -> None:
        if (began := self.sent.get((kind, name))) is not None:
            self.took_ms[kind].append((time.perf_counter() - began) * 1000)
            self.heard[kind, name] += 1

    def counted(self, people: int) -> None:
        """The lecturer sees that so many have answered: the oldest of them waited longest."""
        now = time.perf_counter()
        for sent_at in self.votes_at[len(self.counts_ms) : people]:
            self.counts_ms.append((now - sent_at) * 1000)


class Listens:
    def __init__(self, swing: Swing, number: int) -> None:
        self._swing, self._number = swing, number

    async def run(self, viewer: Any) -> None:
        self._swing.inside.append(viewer)
        await asyncio.Event().wait()

    def heard(self, viewer: Any, message: dict[str, Any]) -> None:
        swing = self._swing
        match message["type"]:
            case "chat.sent":
                swing.reached("messages", message["nonce"])
            case "question.asked":
                swing.reached("questions", message["question"]["text"])
                if self._number == 0:
                    swing.codes.append(message["question"]["code"])
            case "poll.opened":
                swing.reached("the poll", "poll")
                if not swing.poll.done():
                    swing.poll.set_result(message["poll"]["code"])
            case "poll.voted" | "question.voted":
                swing.reached("own votes", f"{message['code']} {self._number}")
            case "poll.counted" if self._number == 0:
                swing.counted(message["results"]["people"])


async def talk(room: str, host: str, sessions: list[str], *, web: psutil.Process) -> dict[str, float]:
    from webinars.rehearsal.audience import Audience
    from webinars.rehearsal.behaviours import Beats
    from webinars.rehearsal.figures import Figures, percentile

    swing = Swing()
    audience = Audience(
        room, [host, *sessions], figures=Figures(), behaviours=lambda number: [Beats(), Listens(swing, number)]
    )
    audience.come(within_s=len(sessions) / COME_PER_S, watches=False)
    await audience.wait_until_come(within_s=PATIENCE_S)
    await asyncio.sleep(SETTLE_S)
    lecturer, *people = sorted(swing.inside, key=lambda viewer: int(viewer.number))
    assert lecturer.number == 0, "the lecturer is not in the room"
    assert len(people) == len(sessions), "not everybody is in the room"
    before, began = sum(web.cpu_times()[:2]), time.perf_counter()
    await asyncio.gather(chat(swing, people), ask(swing, people), poll(swing, lecturer, people), vote(swing, people))
    await asyncio.sleep(max(0.0, began + MEASURE_S - time.perf_counter()))
    share = 100 * (sum(web.cpu_times()[:2]) - before) / (time.perf_counter() - began)
    await asyncio.sleep(SETTLE_S)
    await audience.leave()
    expected = sum(1 if kind == "own votes" else len(people) + 1 for kind, _ in swing.sent)
    return {
        **{kind: round(percentile(took_ms, 0.95), 1) for kind, took_ms in swing.took_ms.items()},
        "counts": round(percentile(swing.counts_ms, 0.95), 1),
        "missing": expected - sum(swing.heard.values()),
        "share": round(share, 1),
    }


async def chat(swing: Swing, people: list[Any]) -> None:
    began = time.perf_counter()
    for number in range(int(MEASURE_S * MESSAGES_PER_S)):
        text = f"Message {number}: сәлеметсіз бе!"
        message = {"type": "chat.send", "text": text, "nonce": f"talk-{number}"}
        swing.send(people[number % SPEAKERS], message, kind="messages", name=f"talk-{number}")
        await until(began + (number + 1) / MESSAGES_PER_S)


async def ask(swing: Swing, people: list[Any]) -> None:
    began = time.perf_counter()
    for number in range(QUESTIONS):
        text = f"Question {number}: бағалау қалай жүреді?"
        message = {"type": "question.ask", "text": text, "nonce": f"ask-{number}"}
        swing.send(people[-1 - number], message, kind="questions", name=text)
        await until(began + (number + 1) * MEASURE_S * 0.6 / QUESTIONS)


async def poll(swing: Swing, lecturer: Any, people: list[Any]) -> None:
    """Opened after a second, and answered by all."""
    await asyncio.sleep(1.0)
    message = {"type": "poll.create", "nonce": "poll", "kind": "single", "text": "Poll", "options": ["Иә", "Жоқ"]}
    swing.send(lecturer, message, kind="the poll", name="poll")
    code = await asyncio.wait_for(swing.poll, 10)

    async def answer(person: Any, choice: int) -> None:
        swing.votes_at.append(time.perf_counter())
        say = {"type": "poll.vote", "code": code, "choices": [choice]}
        swing.send(person, say, kind="own votes", name=f"{code} {person.number}")

    await spread([answer(person, person.number % 2) for person in people], within_s=ANSWER_WITHIN_S)


async def vote(swing: Swing, people: list[Any]) -> None:
    """Once some questions stand there, people vote for those."""
    await asyncio.sleep(MEASURE_S * 0.2)
    chance = random.Random(1)

    async def for_one(person: Any, nth: int) -> None:
        code = swing.codes[(nth + nth // SPEAKERS) % len(swing.codes)]  # another one the second time
        name = f"{code} {person.number}"
        if ("own votes", name) not in swing.sent:
            swing.send(person, {"type": "question.vote", "code": code}, kind="own votes", name=name)

    votes = [for_one(people[nth % len(people)], nth) for nth in range(VOTES)]
    chance.shuffle(votes)
    await spread(votes, within_s=MEASURE_S * 0.7)


async def spread(doing: list[Coroutine[Any, Any, None]], *, within_s: float) -> None:
    """Evenly."""
    began = time.perf_counter()
    for number, each in enumerate(doing):
        await each
        await until(began + (number + 1) * within_s / len(doing))


async def until(moment: float) -> None:
    await asyncio.sleep(max(0.0, moment - time.perf_counter()))
