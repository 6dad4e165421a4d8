"""How late the source is: told to viewers when it matters, so that none of them is offered less for it."""

import asyncio

import pytest

from media.fragments import Fragment
from media.hub import Hub, Item, SourceLate, Viewer
from media.pace import Pace


def told(pace: Pace, *, moments: list[tuple[int, float]]) -> list[int]:
    """What is said of media of these places (ms), which came at these times (s)."""
    return [pace.late_ms for start_ms, at_s in moments if pace.came(start_ms, at_s=at_s)]


def test_media_in_time_are_worth_no_word_however_uneven() -> None:
    pace = Pace()
    assert told(pace, moments=[(100 * n, 5 + 0.1 * n + (0.2 if n % 3 else 0)) for n in range(100)]) == []


def test_a_line_that_is_too_slow_is_told_in_steps_and_so_is_its_end() -> None:
    pace = Pace()
    slow = [(100 * n, 0.12 * n) for n in range(100)]  # 20 ms more with each
    assert told(pace, moments=slow) == [260, 520, 780, 1039, 1299, 1559, 1819]
    assert told(pace, moments=[(10_000 + 100 * n, 11.98 + 0.01 * n) for n in range(100)])[-1] == 0


def test_silence_and_all_at_once() -> None:
    pace = Pace()
    came = [(0, 0.0), (100, 0.1), (200, 2.2), (300, 2.2), (2000, 2.2), (2200, 2.2)]
    assert told(pace, moments=came) == [2000, 0]


def test_a_recorder_whose_clock_is_slow_is_not_late_for_that() -> None:
    pace = Pace()
    hours = [(1000 * n, 1.00005 * n) for n in range(4 * 3600)]
    assert told(pace, moments=hours) == []


def test_another_epoch_lies_elsewhere() -> None:
    pace = Pace()
    told(pace, moments=[(0, 0.0), (100, 3.0)])
    assert pace.late_ms == 2900
    pace.begin()
    assert told(pace, moments=[(100, 60.0), (200, 60.1)]) == [0]


def fragment(start_ms: int, *, key: bool = False) -> Fragment:
    return Fragment(b"media", start_ms=start_ms, end_ms=start_ms + 100, opens_group=key, pos=0)


def waiting(viewer: Viewer) -> list[Item]:
    return [asyncio.run(viewer.get()) for _ in range(len(viewer._items))]


def test_viewers_hear_of_it_before_the_media_that_are_late_and_so_do_latecomers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = [100.0]
    monkeypatch.setattr("media.hub.time.monotonic", lambda: now[0])
    hub = Hub()
    hub.start_epoch(number=0, content_type="video/mp4", init=b"INIT")
    early = hub.join()
    hub.push(fragment(0, key=True))
    waiting(early)
    now[0] += 1.5
    hub.push(fragment(100))
    late, media = waiting(early)
    assert late == SourceLate(1400)
    assert isinstance(media, bytes)
    assert waiting(hub.join())[1] == SourceLate(1400)
    now[0] += 0.1
    hub.push(fragment(1600))
    assert waiting(early)[0] == SourceLate(0)
    assert not any(isinstance(item, SourceLate) for item in waiting(hub.join()))
