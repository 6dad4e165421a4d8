"""A room of the running server, with real sockets and a kill -9: everybody's seconds are the true ones, within two."""

from collections.abc import Iterator

import pytest

from tests.attendance.simulation.real_time import play, true_s
from tests.live import LiveStack


@pytest.fixture
def live(static_files: None, transactional_db: None) -> Iterator[LiveStack]:
    stack = LiveStack()
    try:
        stack.start_web()
        yield stack
    finally:
        stack.stop()


@pytest.mark.timeout(240)
@pytest.mark.django_db(transaction=True)
def test_everybody_has_their_seconds_though_the_server_was_killed(live: LiveStack) -> None:
    outcome = play(live, people=30, lasts_s=36)
    assert outcome.worst_s <= 2, outcome.told
    assert max(true for true, _ in outcome.seconds) >= 30


def test_the_truth_bridges_a_minute_and_no_more() -> None:
    assert true_s([(0, 10_000), (70_000, 80_000)], start=0, end=100_000) == 80
    assert true_s([(0, 10_000), (70_100, 80_000)], start=0, end=100_000) == 19
    assert true_s([(0, 50_000), (20_000, 90_000)], start=40_000, end=60_000) == 20
    assert true_s([], start=0, end=1000) == 0
