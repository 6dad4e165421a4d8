"""What an operator is told, from figures."""

from collections import Counter
from typing import Any

import pytest

from webinars.rehearsal.figures import Figures, percentile
from webinars.rehearsal.machine import Load
from webinars.rehearsal.verdict import judge

IDLE = Load(web_processes=1, web_peak=30.0, web_memory_mb=200.0, machine=40.0, cores=2)


def good(**changes: Any) -> Figures:
    times = {"page_ms": [90.0] * 10, "room_ms": [60.0] * 10, "delivery_ms": [40.0] * 500, "chat_ms": [50.0] * 5}
    return Figures(**{**times, "fragments": 500, **changes})


def test_a_percentile_is_a_value_that_was_measured() -> None:
    assert percentile([], 0.95) == 0
    assert percentile([3.0], 0.95) == 3
    assert percentile(range(1, 101), 0.95) == 95
    assert percentile([1, 2], 0.5) == 1


def test_a_machine_that_carries_its_viewers() -> None:
    verdict = judge(good(), IDLE, viewers=10, simulation_late_ms=5)
    assert (verdict.carries, verdict.sentence, verdict.faults) == (True, "This machine carries 10 viewers.", [])


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"delivery_ms": [700.0] * 500}, "Media took 700 ms (95 %), more than 500."),
        (
            {"room_ms": [60.0] * 9, "failed": Counter({"room: OSError": 1})},
            "1 of 10 could not come in: room: OSError (1)",
        ),
        ({"lost": 3}, "Media were left out 3 times."),
        ({"cut": Counter({"4429": 2})}, "2 lines were cut: 4429 (2)"),
        ({"fragments": 0, "delivery_ms": []}, "No picture reached anybody."),
        ({"vote_ms": [1200.0] * 10}, "A vote took 1200 ms (95 %), more than 1000."),
        ({"page_ms": [2500.0] * 10}, "Joining took 2500 ms (95 %), more than 2000."),
    ],
)
def test_what_went_wrong_is_said(changes: dict[str, Any], fault: str) -> None:
    verdict = judge(good(**changes), IDLE, viewers=10, simulation_late_ms=5)
    assert not verdict.carries
    assert verdict.faults == [fault]


@pytest.mark.parametrize(
    ("load", "late_ms", "why"),
    [
        (Load(1, 97.0, 300.0, 60.0, 2), 5.0, "The web process takes a whole core: run more web processes."),
        (
            Load(1, 60.0, 300.0, 99.0, 2),
            5.0,
            "All processors are busy: take a machine with more cores, or let the simulation run on another one.",
        ),
        (IDLE, 900.0, "The simulation itself was late: let it run on another machine."),
        (
            Load(0, 0.0, 0.0, 20.0, 2),
            5.0,
            "The server is on another machine: look at its processors, and at the line between.",
        ),
    ],
)
def test_what_holds_it_back_is_named(load: Load, late_ms: float, why: str) -> None:
    verdict = judge(good(delivery_ms=[700.0] * 500), load, viewers=10, simulation_late_ms=late_ms)
    assert verdict.sentence == f"This machine does not carry 10 viewers. {why}"
