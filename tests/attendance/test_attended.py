"""Attended time: the worked examples of the reference, and every threshold a second on either side of it."""

from fractions import Fraction

import pytest

from attendance.domain.attended import AttendanceRules, AttendedTime, Basis, Span, attended_time, work_out
from attendance.domain.intervals import total


def clock(text: str) -> int:
    """ "10:05" or "10:05:30" as milliseconds of a day."""
    hours, minutes, seconds = (int(part) for part in (text + ":00").split(":")[:3])
    return ((hours * 60 + minutes) * 60 + seconds) * 1000


def between(text: str) -> tuple[int, int]:
    start, end = text.split("-")
    return clock(start), clock(end)


def cut(text: str) -> Span:
    return Span(*between(text), cut=True)


def seconds(text: str) -> int:
    minutes, rest = text.split(":")
    return int(minutes) * 60 + int(rest)


WINDOWS = [between("10:00-10:30"), between("10:40-11:20")]


@pytest.mark.parametrize(
    ("spans", "attended"),
    [
        # The reference: laptop 09:55-10:20, phone 10:15-10:45.
        (["09:55-10:20", "10:15-10:45"], "35:00"),
        (["10:15-10:45", "09:55-10:20"], "35:00"),
        ([], "0:00"),
        (["09:00-09:59:59"], "0:00"),
        (["09:00-10:00"], "0:00"),
        (["11:20-12:00"], "0:00"),
        (["10:30-10:40"], "0:00"),
        (["10:00-10:00:01"], "0:01"),
        (["09:00-12:00"], "70:00"),
        (["09:00-12:00", "09:00-12:00", "10:00-10:20"], "70:00"),
        (["10:29:59-10:40:01"], "0:02"),
    ],
)
def test_only_the_content_counts_and_devices_count_once(spans, attended):
    result = attended_time([between(span) for span in spans], windows=WINDOWS)
    assert result.attended_s == seconds(attended)
    assert result.content_s == 70 * 60


@pytest.mark.parametrize(
    ("back", "attended", "bridged"), [("10:10:59", "30:00", 59), ("10:11:00", "30:00", 60), ("10:11:01", "28:59", 0)]
)
def test_a_gap_is_bridged_up_to_the_tolerance(back, attended, bridged):
    result = attended_time([between("10:00-10:10"), between(f"{back}-10:30")], windows=WINDOWS[:1])
    assert result.attended_s == seconds(attended)
    assert result.bridged_s == bridged
    assert result.longest_gap_s == (0 if bridged else 61)


def test_a_gap_a_millisecond_too_long_is_not_bridged():
    spans = [(0, 10_000), (70_001, 100_000)]
    assert attended_time(spans, windows=[(0, 100_000)]).attended_s == 39


def test_a_bridge_counts_only_inside_the_content():
    result = attended_time([between("10:00-10:29:40"), between("10:30:20-11:20")], windows=WINDOWS)
    assert result.attended_s == 70 * 60
    assert result.bridged_s == 20


def test_windows_that_touch_or_overlap_are_one():
    spans = [between("10:00-10:20")]
    touching = [between("10:00-10:10"), between("10:10-10:20")]
    assert attended_time(spans, windows=touching) == attended_time(spans, windows=[between("10:00-10:20")])
    overlapping = [between("10:00-10:15"), between("10:05-10:20")]
    assert attended_time(spans, windows=overlapping).content_s == 20 * 60


def test_seconds_are_floored_once_at_the_end():
    halves = [(start, start + 500) for start in range(0, 10_000, 1000)]
    rules = AttendanceRules(gap_tolerance_s=0)
    assert attended_time(halves, windows=[(0, 10_000)], rules=rules).attended_s == 5
    assert attended_time([(0, 4_999)], windows=[(0, 10_000)]).attended_s == 4
    assert attended_time([(0, 5_000)], windows=[(0, 10_000)]).attended_s == 5


def test_percent_is_floored_and_the_share_is_exact():
    result = AttendedTime(attended_s=4_799, content_s=6_000)
    assert (result.percent, result.permille, result.share) == (79, 799, Fraction(4799, 6000))
    assert not result.reaches(80)
    assert AttendedTime(attended_s=4_800, content_s=6_000).reaches(80)
    empty = AttendedTime()
    assert (empty.percent, empty.permille, empty.share, empty.reaches(0)) == (0, 0, Fraction(0), False)


def test_first_join_and_last_leave_are_of_all_connections():
    result = attended_time([between("10:15-10:45"), between("09:55-10:20")], windows=WINDOWS)
    assert (result.first_join, result.last_leave) == (clock("9:55"), clock("10:45"))
    nobody = attended_time([], windows=WINDOWS)
    assert (nobody.first_join, nobody.last_leave, nobody.longest_gap_s) == (None, None, 0)


def test_the_longest_gap_is_of_content_between_join_and_leave():
    spans = [between("10:05-10:25"), between("10:45-11:00"), between("11:02-11:10")]
    # 10:25-10:30 and 10:40-10:45 lie on both sides of the break; coming late and leaving early are no gaps.
    assert attended_time(spans, windows=WINDOWS).longest_gap_s == 5 * 60


FAULT = [between("10:10-10:13")]
DAY = [between("10:00-11:00")]


@pytest.mark.parametrize(
    ("left", "back", "excused"),
    [
        ("10:10:00", "10:12:00", "2:00"),  # back before the fault ended: to the return
        ("10:11:00", "10:12:30", "1:30"),
        ("10:10:00", "10:13:00", "3:00"),
        ("10:10:00", "10:13:59", "3:59"),
        ("10:10:00", "10:14:00", "4:00"),  # the grace, 60 s past the end
        ("10:10:00", "10:14:01", "4:00"),
        ("10:10:00", "10:18:00", "4:00"),  # exactly within the time to return
        ("10:10:00", "10:18:01", "0:00"),
        ("10:09:59", "10:13:00", "0:00"),  # had left before it began
        ("10:12:59", "10:15:00", "1:01"),  # left while it lasted
        ("10:13:00", "10:15:00", "0:00"),  # left when it was over
    ],
)
def test_a_fault_excuses_those_who_were_there_and_came_back(left, back, excused):
    result = attended_time([between(f"10:00-{left}"), between(f"{back}-11:00")], windows=DAY, faults=FAULT)
    assert result.excused_s == seconds(excused)
    away = clock(back) - clock(left)
    assert result.attended_s == 3600 - away // 1000 + seconds(excused)


def test_a_fault_excuses_nobody_who_never_came_back():
    result = attended_time([between("10:00-10:11")], windows=DAY, faults=FAULT)
    assert (result.attended_s, result.excused_s) == (11 * 60, 0)


@pytest.mark.parametrize(
    ("fault", "excused"),
    [
        ("10:50-11:00", "10:00"),  # to the very end
        ("10:50-11:10", "10:00"),  # and past it
        ("10:50-10:59", "10:00"),  # a minute to come back in: as much as the grace
        ("10:50-10:58:59", "0:00"),  # a second more: who wanted could have come back
    ],
)
def test_nobody_has_to_come_back_when_the_lecture_ends_in_the_fault(fault, excused):
    result = attended_time([between("10:00-10:50")], windows=[between("10:00-11:00")], faults=[between(fault)])
    assert (result.attended_s, result.excused_s) == (50 * 60 + seconds(excused), seconds(excused))


def test_who_left_before_the_fault_to_the_end_has_left():
    windows, fault = [between("10:00-11:00")], [between("10:50-11:00")]
    assert attended_time([between("10:00-10:49:59")], windows=windows, faults=fault).excused_s == 0
    assert attended_time([cut("10:00-10:49:45")], windows=windows, faults=fault).excused_s == 615


def test_a_picture_that_our_fault_froze_to_the_end_was_watched():
    windows, fault = [between("10:00-11:00")], [between("10:50-11:00")]
    played = [between("10:00-10:49:58")]
    result = attended_time([between("09:55-11:05")], windows=windows, faults=fault, played=played, rules=WATCHED)
    assert (result.attended_s, result.excused_s) == (3600, 602)


@pytest.mark.parametrize(
    ("absent", "attended"),
    [
        ("10:20-10:20:40", "59:20"),  # shorter than the gap that would be bridged
        ("10:20-10:21:00", "59:00"),
        ("10:05-10:10:00", "55:00"),  # to the beginning of a fault
        ("10:12-10:17:00", "55:00"),  # from within a fault
        ("10:00-11:00", "0:00"),
    ],
)
def test_who_was_found_absent_is_neither_bridged_nor_excused(absent, attended):
    hour = [between("10:00-11:00")]
    result = attended_time([*hour], windows=hour, faults=FAULT, absent=[between(absent)])
    assert result.attended_s == seconds(attended)


def test_who_was_found_absent_may_still_watch_the_recording():
    hour, away = [between("10:00-11:00")], [between("10:20-10:30")]
    result = attended_time(hour, windows=hour, absent=away, replayed=[between("10:25-10:40")])
    assert (result.attended_s, result.replay_s) == (55 * 60, 5 * 60)


def test_a_fault_excuses_nobody_who_came_only_later():
    spans = [between("10:11-10:11:10"), between("10:12:30-11:00")]
    assert attended_time(spans, windows=DAY, faults=FAULT).excused_s == 0


def test_a_fault_excuses_every_gap_in_it():
    fault = [between("10:10-10:20")]
    spans = [between("10:00-10:10"), between("10:12-10:12:30"), between("10:14-10:15"), between("10:20:30-11:00")]
    result = attended_time(spans, windows=DAY, faults=fault)
    assert (result.attended_s, result.excused_s) == (3600, 120 + 90 + 330)


def test_one_who_arrives_as_the_fault_begins_was_there():
    spans = [between("10:10-10:10:05"), between("10:13-11:00")]
    assert attended_time(spans, windows=DAY, faults=FAULT).excused_s == 175


def test_a_short_gap_in_a_fault_is_bridged_not_excused():
    spans = [between("10:00-10:11"), between("10:12-11:00")]
    result = attended_time(spans, windows=DAY, faults=FAULT)
    assert (result.attended_s, result.bridged_s, result.excused_s) == (3600, 60, 0)


def test_faults_that_touch_are_one():
    spans = [between("10:00-10:10"), between("10:19-11:00")]
    together = [between("10:10-10:12"), between("10:12-10:15"), between("10:14-10:16")]
    assert attended_time(spans, windows=DAY, faults=together).excused_s == 7 * 60


def test_an_excuse_counts_only_inside_the_content():
    spans = [between("10:00-10:29"), between("10:42-11:20")]
    result = attended_time(spans, windows=WINDOWS, faults=[between("10:29-10:41")])
    assert result.excused_s == 3 * 60


@pytest.mark.parametrize(
    ("left", "excused"), [("10:09:45", 195), ("10:09:44", 0), ("10:09:59", 181), ("10:10:00", 180)]
)
def test_a_connection_that_was_cut_was_there_until_its_next_heartbeat(left, excused):
    result = attended_time([cut(f"10:00-{left}"), between("10:13-11:00")], windows=DAY, faults=FAULT)
    assert result.excused_s == excused


def test_one_who_said_goodbye_on_another_device_later_had_left():
    spans = [cut("10:00-10:09:50"), Span(*between("10:09-10:09:55")), Span(*between("10:13-11:00"))]
    assert attended_time(spans, windows=DAY, faults=FAULT).excused_s == 0


WATCHED = AttendanceRules(basis=Basis.WATCHED)


def test_watched_counts_only_media_that_played():
    spans = [between("10:00-10:30")]
    played = [between("09:50-10:05"), between("10:20-10:40")]
    result = attended_time(spans, windows=DAY, played=played, rules=WATCHED)
    assert (result.attended_s, result.raw_s, result.bridged_s) == (15 * 60, 15 * 60, 0)
    assert result.longest_gap_s == 15 * 60


def test_watched_earns_nothing_with_a_frozen_picture():
    assert attended_time([between("10:00-11:00")], windows=DAY, played=[], rules=WATCHED).attended_s == 0


def test_watched_does_not_count_a_bridged_gap_in_which_nothing_played():
    spans = [between("10:00-10:10"), between("10:10:30-11:00")]
    result = attended_time(spans, windows=DAY, played=spans, rules=WATCHED)
    assert result.attended_s == 3600 - 30


def test_watched_excuses_a_picture_that_our_fault_froze():
    spans = [between("10:00-11:00")]
    played = [between("10:00-10:09:58"), between("10:13:04-11:00")]
    result = attended_time(spans, windows=DAY, faults=FAULT, played=played, rules=WATCHED)
    assert (result.attended_s, result.excused_s) == (3600, 186)


def test_watched_without_evidence_of_playing_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="watched"):
        attended_time([between("10:00-11:00")], windows=DAY, rules=WATCHED)


STORY_SPANS = [
    cut("11:24:51-11:58:12"),
    cut("11:58:58-12:09:40"),
    Span(*between("12:08:55-12:20:31")),
    Span(*between("12:27:05-12:51:30")),
    cut("12:53:18-13:12:47"),
    Span(*between("13:15:20-13:21:10")),
]
STORY_WINDOWS = [between("11:31:04-12:16:30"), between("12:26:12-13:19:32")]
STORY_FAULTS = [between("12:50:10-12:53:40")]


def test_the_teacher_of_the_mockups_has_95_20_of_98_46():
    result = attended_time(STORY_SPANS, windows=STORY_WINDOWS, faults=STORY_FAULTS)
    assert result.attended_s == seconds("95:20")
    assert result.content_s == seconds("98:46")
    assert result.raw_s == seconds("92:46")
    assert result.bridged_s == seconds("0:46")
    assert result.excused_s == seconds("1:48")
    assert result.longest_gap_s == seconds("2:33")
    assert (result.first_join, result.last_leave) == (clock("11:24:51"), clock("13:21:10"))
    assert (result.percent, result.permille) == (96, 965)


def test_the_working_of_the_mockups_adds_up_line_by_line():
    working = work_out(STORY_SPANS, windows=STORY_WINDOWS, faults=STORY_FAULTS)
    assert working.summed_ms == seconds("105:23") * 1000
    assert total(working.present) == seconds("104:38") * 1000
    assert total(working.bridged) == seconds("105:24") * 1000
    assert working.bridged_gaps == [between("11:58:12-11:58:58")]
    assert total(working.inside) == seconds("93:32") * 1000
    assert working.excused == [between("12:51:30-12:53:18")]
    # The break was left out by the phone's leaving and the laptop's late return: 12:26:12-12:27:05 is lost too.
    assert working.lost == [between("12:26:12-12:27:05"), between("13:12:47-13:15:20")]
    assert total(working.counted) == seconds("95:20") * 1000


def test_while_the_lecture_goes_on_somebody_who_is_not_back_is_not_excused():
    spans, windows, faults = [Span(0, 100_000, cut=True)], [(0, 130_000)], [(100_000, 120_000)]
    assert attended_time(spans, windows=windows, faults=faults).attended_s == 130
    assert attended_time(spans, windows=windows, faults=faults, goes_on=True).attended_s == 100
