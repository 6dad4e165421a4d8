"""Boxes, NAL units, Opus packets, segments: the small pure parts."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media.boxes import box, children, find, full_box, rebuilt
from media.errors import BadSource
from media.fragment_reader import read_fragment
from media.fragments import Fragment, FragmentWriter, Sample, Track
from media.h264 import AnnexB, is_annex_b, nal_units
from media.opus import SILENCE, opus_samples
from media.remux import Piece
from media.segmenter import Segmenter
from media.source import SourcePoint


def test_boxes_are_read_as_they_are_written() -> None:
    data = box(b"moov", full_box(b"mvhd", 1, 2, b"abc"), box(b"trak", b""), box(b"trak", b"x"))
    assert find(data, b"moov", b"mvhd") == [b"\1\0\0\2abc"]
    assert find(data, b"moov", b"trak") == [b"", b"x"]
    assert find(data, b"moof") == []


@given(st.binary(max_size=200))
def test_any_bytes_are_boxes_or_refused(data: bytes) -> None:
    with suppress(BadSource):
        assert all(0 <= start <= end <= len(data) for _, start, end in children(data))


@given(st.lists(st.binary(min_size=1, max_size=30).filter(lambda nal: nal[-1] != 0 and b"\0\0" not in nal), max_size=5))
def test_nal_units_are_found_after_long_and_short_start_codes(nals: list[bytes]) -> None:
    codes = (b"\0\0\0\1", b"\0\0\1")
    assert nal_units(b"".join(codes[index % 2] + nal for index, nal in enumerate(nals))) == nals


def test_known_parameter_sets_and_delimiters_are_left_out() -> None:
    sps, pps, new_sps, picture = b"\x67abc", b"\x68d", b"\x67new", b"\x65picture"
    convert = AnnexB(b"\0\0\0\1" + sps + b"\0\0\0\1" + pps).convert
    packet = b"".join(b"\0\0\0\1" + nal for nal in (b"\x09\x10", sps, pps, picture))
    assert convert(packet) == b"\0\0\0\x08" + picture
    assert convert(b"\0\0\1" + new_sps + b"\0\0\1" + picture) == b"\0\0\0\4" + new_sps + b"\0\0\0\x08" + picture
    assert is_annex_b(b"")
    assert not is_annex_b(b"\1\x42")


@pytest.mark.parametrize(
    ("packet", "samples"),
    [
        (b"", 0),
        (b"\xf8\xff\xfe", 960),  # CELT, 20 ms
        (b"\xf9" + bytes(10), 1920),  # two of them
        (b"\xfb\x03", 2880),  # three
        (b"\x18x", 2880),  # SILK, 60 ms
        (b"\xfb", 0),
    ],
)
def test_an_opus_packet_says_how_long_it_is(packet: bytes, samples: int) -> None:
    assert opus_samples(packet) == samples


def piece(start_ms: int, end_ms: int, *, opens_group: bool) -> Piece:
    fragment = Fragment(data=b"x", start_ms=start_ms, end_ms=end_ms, opens_group=opens_group, pos=0)
    return Piece(fragment, SourcePoint(seq=start_ms, byte=0) if opens_group else None)


def test_segments_are_cut_at_keyframes_near_two_seconds() -> None:
    segmenter = Segmenter()
    segments = []
    for start in range(0, 10_000, 200):
        done = segmenter.add(piece(start, start + 200, opens_group=start % 600 == 0))
        segments += [done] if done else []
    last = segmenter.finish()
    assert [segment.start_ms for segment in segments] == [0, 1800, 3600, 5400, 7200]
    assert {segment.duration_ms for segment in segments} == {1800}
    assert segments[0].resume == SourcePoint(seq=1800, byte=0)
    assert last is not None
    assert (last.start_ms, last.duration_ms, last.resume) == (9000, 1000, None)
    assert segmenter.finish() is None


def test_a_source_without_keyframes_is_cut_all_the_same() -> None:
    segmenter = Segmenter()
    done = [segmenter.add(piece(start, start + 200, opens_group=start == 0)) for start in range(0, 13_000, 200)]
    assert [segment.duration_ms for segment in done if segment] == [12_000]


def video_and_sound() -> tuple[Track, Track, FragmentWriter]:
    video, sound = (
        Track(id=1, timescale=1000, is_video=True),
        Track(id=2, timescale=48_000, is_video=False, is_opus=True, frame=960),
    )
    return video, sound, FragmentWriter([video, sound])


def test_boxes_are_rebuilt_around_what_changes() -> None:
    data = box(b"ftyp", b"x") + box(b"moov", box(b"trak", box(b"mdia", b"1"), box(b"edts", b"e")), box(b"trak", b""))
    longer = box(b"ftyp", b"x") + box(
        b"moov", box(b"trak", box(b"mdia", b"1234"), box(b"edts", b"e")), box(b"trak", b"")
    )
    assert rebuilt(data, b"moov", b"trak", b"mdia", by=lambda content: content + b"234") == longer
    assert rebuilt(data, b"moov", b"trak", by=lambda content: content) == data


def test_the_last_picture_waits_for_the_next_but_sound_does_not() -> None:
    video, sound, writer = video_and_sound()
    writer.add(video, Sample(dts=0, data=b"key", pos=0))
    writer.add(sound, Sample(dts=0, data=b"s", pos=3))
    first = writer.flush()
    assert [(f.start_ms, f.end_ms, f.opens_group) for f in first] == [(0, 20, True)]
    writer.add(video, Sample(dts=40, data=b"delta", pos=5, keyframe=False))
    assert [(f.start_ms, f.end_ms, f.opens_group) for f in writer.flush()] == [(0, 40, False)]
    assert [f.end_ms for f in writer.finish()] == [80]


def test_a_hole_in_the_sound_is_bridged_so_that_players_go_on() -> None:
    video, sound, writer = video_and_sound()
    writer.add(video, Sample(dts=0, data=b"key", pos=0))
    writer.add(sound, Sample(dts=0, data=b"s", pos=1))
    writer.flush()
    writer.add(sound, Sample(dts=48_000, data=b"late", pos=2))
    [fragment] = writer.flush()
    assert b"\xf8\xff\xfe" in fragment.data
    assert (fragment.start_ms, fragment.end_ms) == (20, 1020)


def sound_samples(fragments: list[Fragment]) -> list[tuple[int, bytes]]:
    return [(one.dts, one.data) for each in fragments for one in read_fragment(each.data) if one.track == 2]


def test_sound_that_begins_late_and_ends_early_leaves_no_hole_between_epochs() -> None:
    """As MediaRecorder makes it: it took a hole of 69 ms where two epochs met for players to have two ranges."""
    video, sound, writer = video_and_sound()
    writer.add(video, Sample(dts=0, data=b"key", pos=0))
    first = writer.flush()
    writer.add(sound, Sample(dts=47 * 48, data=b"s", pos=1))
    writer.add(video, Sample(dts=40, data=b"delta", pos=2, keyframe=False))
    writer.add(video, Sample(dts=80, data=b"delta", pos=3, keyframe=False))
    rest = writer.flush() + writer.finish()
    assert sound_samples(first + rest) == [(0, SILENCE), (47 * 48, b"s"), (67 * 48, SILENCE)]
    assert rest[-1].end_ms == 120


@pytest.mark.parametrize(("late_ms", "expected"), [(10, [10 * 48]), (11, [0, 11 * 48])])
def test_less_than_half_a_piece_of_sound_is_no_hole(late_ms: int, expected: list[int]) -> None:
    video, sound, writer = video_and_sound()
    writer.add(video, Sample(dts=0, data=b"key", pos=0))
    writer.add(sound, Sample(dts=late_ms * 48, data=b"s", pos=1))
    assert [dts for dts, _ in sound_samples(writer.flush())] == expected


def test_the_rest_of_an_epoch_has_its_sound_already() -> None:
    """Silence there would lie over the sound that a process before this one wrote."""
    video, sound, _ = video_and_sound()
    writer = FragmentWriter([video, sound], is_beginning=False)
    writer.add(video, Sample(dts=2000, data=b"key", pos=0))
    writer.add(sound, Sample(dts=2045 * 48, data=b"s", pos=1))
    assert sound_samples(writer.flush()) == [(2045 * 48, b"s")]


def test_sound_that_is_longer_than_the_picture_needs_no_silence() -> None:
    video, sound, writer = video_and_sound()
    writer.add(video, Sample(dts=0, data=b"key", pos=0))
    writer.add(sound, Sample(dts=0, data=b"s", pos=1))
    writer.add(sound, Sample(dts=960, data=b"t", pos=2))
    fragments = writer.finish()
    assert sound_samples(fragments) == [(0, b"s"), (960, b"t")]
    assert fragments[-1].end_ms == 40


def test_time_never_runs_backwards() -> None:
    video, _, writer = video_and_sound()
    for dts in (0, 40, 30, 80):
        writer.add(video, Sample(dts=dts, data=b"x", pos=0, keyframe=dts == 0))
    [fragment] = writer.finish()
    assert fragment.end_ms > 80
