"""A connection: heartbeats in, evidence out."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from attendance.domain.connection import Beat, Connection
from attendance.models import DeliveryMode, EndedHow, StateKind

START = datetime(2026, 11, 19, 6, 31, 4, tzinfo=UTC)


def at(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def beat(seq: int, **fields: Any) -> Beat:
    defaults: dict[str, Any] = {
        "playing": True,
        "sound": True,
        "visible": True,
        "position_ms": seq * 10_000,
        "mode": DeliveryMode.VIDEO,
        "mono_ms": seq * 10_000,
    }
    return Beat(seq=seq, **defaults | fields)


@pytest.fixture
def connection() -> Connection:
    return Connection(webinar_id=1, person_id=2, connection=uuid4(), started_at=START)


def states(connection: Connection, kind: StateKind) -> list[tuple[float, float]]:
    return [
        ((state.started_at - START).total_seconds(), (state.ended_at - START).total_seconds())
        for state in connection.states
        if state.kind == kind
    ]


def test_it_is_present_from_the_moment_it_came_in(connection):
    assert connection.started_at == connection.last_beat_at == START
    assert connection.ended_at is None


def test_a_heartbeat_moves_it_on(connection):
    connection.beat(beat(0), now=at(0.1))
    connection.beat(beat(1), now=at(10.1))
    assert (connection.last_beat_at, connection.beats) == (at(10.1), 2)


@pytest.mark.parametrize("seq", [0, 1])
def test_a_beat_that_was_seen_before_proves_nothing(connection, seq):
    connection.beat(beat(0), now=at(0))
    connection.beat(beat(1), now=at(10))
    connection.beat(beat(seq), now=at(300))
    assert (connection.last_beat_at, connection.beats) == (at(10), 2)


def test_a_server_clock_that_was_set_back_takes_nothing_away(connection):
    connection.beat(beat(0), now=at(20))
    connection.beat(beat(1), now=at(5))
    assert connection.last_beat_at == at(20)
    connection.end(EndedHow.LEFT, now=at(7))
    assert connection.ended_at == at(20)


@pytest.mark.parametrize(
    ("how", "end"),
    [(EndedHow.LEFT, 14), (EndedHow.KICKED, 14), (EndedHow.SERVER_STOP, 14), (EndedHow.DROPPED, 10)],
)
def test_a_goodbye_ends_it_now_a_cut_line_at_the_last_beat(connection, how, end):
    connection.beat(beat(0), now=at(0))
    connection.beat(beat(1), now=at(10))
    connection.end(how, now=at(14))
    assert (connection.ended_at, connection.ended_how) == (at(end), how)
    assert states(connection, StateKind.PLAYING) == [(0, end)]


def test_it_ends_once(connection):
    connection.end(EndedHow.LEFT, now=at(5))
    connection.end(EndedHow.DROPPED, now=at(9))
    connection.beat(beat(0), now=at(10))
    assert (connection.ended_at, connection.ended_how, connection.beats) == (at(5), EndedHow.LEFT, 0)


def test_playing_lasts_until_the_beat_that_says_otherwise(connection):
    for seconds, playing in ((0, False), (1, True), (10, True), (13, False), (20, False), (30, True)):
        connection.beat(beat(seconds, playing=playing), now=at(seconds))
    connection.end(EndedHow.LEFT, now=at(34))
    assert states(connection, StateKind.PLAYING) == [(1, 13), (30, 34)]
    first = connection.states[0]
    assert (first.position_from_ms, first.position_to_ms) == (10_000, 130_000)


def test_hidden_and_silent_time_is_kept_beside_it(connection):
    connection.beat(beat(0, visible=False, sound=False), now=at(0))
    connection.beat(beat(1, visible=True, sound=False), now=at(8))
    connection.end(EndedHow.LEFT, now=at(12))
    assert states(connection, StateKind.HIDDEN) == [(0, 8)]
    assert states(connection, StateKind.SILENT) == [(0, 12)]


def test_the_first_beat_names_the_mode(connection):
    assert connection.beat(beat(0, mode=DeliveryMode.SLIDES), now=at(0)) is None
    assert connection.mode == DeliveryMode.SLIDES


def test_a_change_of_mode_goes_on_in_a_further_span(connection):
    connection.beat(beat(0), now=at(0))
    connection.is_written = True
    following = connection.beat(beat(1, mode=DeliveryMode.AUDIO_SLIDES), now=at(10))
    assert (connection.ended_at, connection.ended_how) == (at(10), EndedHow.SUPERSEDED)
    assert (following.started_at, following.mode, following.beats) == (at(10), DeliveryMode.AUDIO_SLIDES, 1)
    assert (following.connection, following.person_id) == (connection.connection, connection.person_id)
    assert following.id != connection.id


# --- the device's clock: (arrives at, sent at by the page's clock), seconds ---------------------------------------------


def skew_of(connection: Connection, beats: Sequence[tuple[float, float]]) -> int:
    """What is noted at the end of these beats, in ms."""
    for seq, (arrives, sent) in enumerate(beats):
        connection.beat(beat(seq, mono_ms=round(sent * 1000)), now=at(arrives))
    return connection.max_skew_ms


def punctual(first: int, last: int, *, offset: float = 0) -> list[tuple[float, float]]:
    return [(ten * 10, ten * 10 - offset) for ten in range(first, last)]


@pytest.mark.parametrize(
    "late",
    [
        [(38, 30)],
        [(36, 30), (46, 40)],
        # The line stood still: all that was held back arrives at once.
        [(48, 30), (48, 31), (48.1, 32), (48.2, 40)],
        [(38, 30), (59, 40), (59, 50)],
    ],
    ids=["one", "two", "held back", "held back twice"],
)
def test_beats_that_come_late_on_a_bad_line_are_no_clock_that_strays(connection, late):
    assert skew_of(connection, [*punctual(0, 3), *late, *punctual(6, 9)]) == 0
    assert connection.last_beat_at == at(80)


def test_a_first_beat_that_came_late_is_no_measure(connection):
    assert skew_of(connection, [(8, 0), *punctual(1, 6)]) == 0


@pytest.mark.parametrize("stray_ms", [5000, 5001, -5000, -5001])
def test_what_stays_for_three_beats_is_the_clock(connection, stray_ms):
    beats = [*punctual(0, 4), *punctual(4, 7, offset=stray_ms / 1000)]
    assert skew_of(connection, beats[:-1]) == (0 if stray_ms > 0 else -stray_ms)
    connection.beat(beat(9, mono_ms=60_000 - stray_ms), now=at(60))
    assert connection.max_skew_ms == abs(stray_ms)
    assert connection.last_beat_at == at(60)


@pytest.mark.parametrize("drift_s", [6, -6])
def test_a_clock_that_drifts_over_the_connection_is_noted(connection, drift_s):
    """Of 360 beats, three make the first measure and three the last."""
    beats = [(ten * 10, ten * 10 * (1 - drift_s / 3600)) for ten in range(361)]
    assert skew_of(connection, beats) == 6000 - round(2 * 6000 / 360)


def test_a_drift_is_seen_through_a_bad_line(connection):
    """Every other beat is held back by up to 9 s."""
    line = [(ten * 10 + (ten % 2) * (ten % 10), ten * 10 * (1 - 12 / 3600)) for ten in range(361)]
    assert 11_900 <= skew_of(connection, line) <= 12_100


def test_a_page_that_was_asleep_begins_anew(connection):
    """Its clock may have stood still meanwhile."""
    skew_of(connection, punctual(0, 4))
    connection.end(EndedHow.DROPPED, now=at(90))
    back = connection.follow(now=at(600))
    for ten in range(4):
        back.beat(beat(10 + ten, mono_ms=40_000 + ten * 10_000), now=at(600 + ten * 10))
    assert (back.beats, back.max_skew_ms) == (4, 0)


def test_a_change_of_mode_keeps_the_measure(connection):
    skew_of(connection, punctual(0, 4))
    connection.is_written = True
    following = connection.beat(beat(4, mono_ms=33_000, mode=DeliveryMode.SLIDES), now=at(40))
    for ten in (5, 6):
        following.beat(beat(ten, mono_ms=ten * 10_000 - 7000, mode=DeliveryMode.SLIDES), now=at(ten * 10))
    assert (connection.max_skew_ms, following.max_skew_ms) == (0, 7000)
