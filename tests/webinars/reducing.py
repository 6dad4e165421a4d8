"""Do the pages' reducers lead from any snapshot, with the events after it, to what a fresh snapshot shows?

A scenario is a generator that does things in a room; at each `yield` the room is looked at through everyone's eyes.
"""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import msgspec
import pytest

from accounts.models import User
from tests import factories as make
from tests.plugin import ROOT
from webinars.domain.events import as_told
from webinars.live.standing import own_of, read_standing
from webinars.models import Webinar


@dataclass
class ScenarioRoom:
    """A live webinar with its host, a moderator and two participants."""

    webinar: Webinar
    host: User
    moderator: User
    first: User
    second: User
    eyes: list[tuple[User, bool]] = field(default_factory=list)


Scenario = Callable[[ScenarioRoom], Iterator[None]]


def room_for_a_scenario() -> ScenarioRoom:
    webinar = make.webinar(state="live")
    moderator, first, second = (make.registration(webinar).person for _ in range(3))
    webinar.moderators.add(moderator)
    room = ScenarioRoom(webinar, webinar.created_by, moderator, first, second)
    room.eyes = [(room.host, True), (room.moderator, True), (room.first, False), (room.second, False)]
    return room


def check(scenario: Scenario, *, part: str, module: str) -> None:
    """Fails when a state that was led here by events differs from a fresh one."""
    if not shutil.which("node"):
        pytest.skip("there is no Node here (CI has it; the product needs none)")
    room = room_for_a_scenario()
    seen = [_look(room, part)]
    seen += [_look(room, part) for _ in scenario(room)]
    seen.append(_look(room, part))
    cases = []
    for seq, snapshots in seen[:-1]:
        later = [as_told(event) for event in room.webinar.events.filter(seq__gt=seq).order_by("seq")]
        for (person, moderates), snapshot, fresh in zip(room.eyes, snapshots, seen[-1][1], strict=True):
            events = [json.loads(each.text) for each in later if each.is_for(person.pk, moderates=moderates)]
            cases.append({"module": module, "snapshot": snapshot, "events": events, "fresh": fresh})
    assert any(case["events"] for case in cases), "nothing happened"
    differences = _apply(cases)
    assert differences == [None] * len(cases), "\n\n".join(filter(None, differences))


def _look(room: ScenarioRoom, part: str) -> tuple[int, list[dict[str, Any]]]:
    """The number of the last event, and the part's snapshot as each pair of eyes gets it."""
    snapshots = []
    for person, moderates in room.eyes:
        standing = read_standing((room.webinar.pk, moderates))
        joined = standing.as_joined(count=0, own=own_of(standing, person))
        assert joined.parts is not None
        snapshots.append(msgspec.json.decode(joined.parts).get(part, {}))
    return standing.webinar.event_seq, snapshots


def _apply(cases: list[dict[str, Any]]) -> list[str | None]:
    command = ["node", "--import", "./tests/js/resolve.js", "tests/js/apply-events.js"]
    done = subprocess.run(
        command, input=json.dumps(cases), capture_output=True, text=True, cwd=ROOT, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    found: list[str | None] = json.loads(done.stdout)
    return found
