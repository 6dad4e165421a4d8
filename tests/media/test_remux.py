"""Chunks of every kind of recorder become fragments; nothing is lost, nothing breaks the process."""

import random
import time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from media.errors import BadSource, UnsupportedSource
from media.packets import Resume
from media.remux import Remuxer, container_of
from media.segmenter import Segmenter
from media.source import CLUSTER_BYTES
from tests.media.conftest import Make
from tests.media.material import MIME, cut, look, make, remux

COPIED = ["chromium-h264.mkv", "chromium-mp4.mp4", "h264.mkv", "vp9.webm", "aac.mp4"]
TRANSCODED = ["chromium-vp8.webm", "vp8.webm"]


@pytest.mark.parametrize("name", COPIED + TRANSCODED)
def test_every_frame_arrives_decodes_and_keeps_its_time(name: str, make_material: Make) -> None:
    data = make_material(name)
    out = remux(cut(data), mime=MIME[name])
    assert out.error is None
    assert out.init is not None
    before, after = look(data), look(out.data)
    assert after.frames["video"] == before.frames["video"]
    shift = out.init.source_start_ms
    expected = [ms - shift for ms in before.times("video")]
    assert max(abs(a - b) for a, b in zip(after.times("video"), expected, strict=True)) <= 1
    # Sound before the first picture is left out, nothing else.
    expected_sound = [ms - shift for ms in before.times("audio") if ms >= shift]
    assert max(abs(a - b) for a, b in zip(after.times("audio"), expected_sound, strict=True)) <= 1


@pytest.mark.parametrize(
    ("name", "codecs"),
    [
        ("chromium-h264.mkv", "avc1.42C0"),
        ("chromium-vp8.webm", "avc1.4D40"),
        ("vp9.webm", "vp09.00."),
        ("aac.mp4", "avc1."),
    ],
)
def test_the_type_names_what_players_must_decode(name: str, codecs: str, make_material: Make) -> None:
    out = remux(cut(make_material(name)), mime=MIME[name])
    assert out.init is not None
    assert out.init.codecs.startswith(codecs)
    assert out.init.codecs.endswith(",mp4a.40.2" if name == "aac.mp4" else ",opus")


def test_a_microphone_of_another_rate_does_not_stop_players(make_material: Make) -> None:
    """Chromium wants the rate in `dOps` to be that of the sample entry."""
    out = remux(cut(make_material("narrow.webm")), mime=MIME["narrow.webm"])
    assert out.init is not None
    at = out.init.data.index(b"dOps")
    assert int.from_bytes(out.init.data[at + 8 : at + 12], "big") == 48_000


def test_sound_alone_is_cut_every_second(make_material: Make) -> None:
    out = remux(cut(make_material("sound.webm"), size=500), mime=MIME["sound.webm"])
    assert out.init is not None
    assert out.init.codecs == "opus"
    starts = [piece.fragment.start_ms for piece in out.groups]
    assert starts[0] == 0
    assert len(starts) >= 4
    assert min(b - a for a, b in pairwise(starts)) >= 1000


def test_a_picture_without_sound_is_fine(make_material: Make) -> None:
    out = remux(cut(make_material("silent.mkv")), mime=MIME["silent.mkv"])
    assert out.init is not None
    assert "," not in out.init.codecs
    assert look(out.data).frames == {"video": 150}


def test_a_later_epoch_begins_where_the_one_before_ended(make_material: Make) -> None:
    chunks = cut(make_material("chromium-h264.mkv"))
    first = remux(chunks, mime=MIME["chromium-h264.mkv"])
    end_ms = max(piece.fragment.end_ms for piece in first.pieces)
    second = remux(chunks, mime=MIME["chromium-h264.mkv"], offset_ms=end_ms)
    assert second.pieces[0].fragment.start_ms == end_ms
    assert look(second.data).times("video")[0] == end_ms
    assert look(second.data).times("audio")[0] >= end_ms


@pytest.mark.parametrize("name", ["chromium-h264.mkv", "vp9.webm"])
def test_groups_begin_with_keyframes_and_follow_each_other(name: str, make_material: Make) -> None:
    data = make_material(name)
    out = remux(cut(data), mime=MIME[name])
    assert out.init is not None
    assert [p.fragment.start_ms for p in out.groups] == [ms - out.init.source_start_ms for ms in look(data).keyframes()]
    segmenter = Segmenter()
    segments = [segment for piece in out.pieces if (segment := segmenter.add(piece))]
    segments.append(segmenter.finish())  # type: ignore[arg-type]
    ends = [segment.start_ms + segment.duration_ms for segment in segments]
    assert [segment.start_ms for segment in segments[1:]] == ends[:-1]
    assert all(look(out.init.data + segment.data).keyframes()[0] == segment.start_ms for segment in segments)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), size=st.integers(200, 40_000))
def test_the_size_of_chunks_changes_nothing(seed: int, size: int, make_material: Make) -> None:
    data = make_material("chromium-h264.mkv")
    whole = look(remux([data], mime=MIME["chromium-h264.mkv"]).data)
    assert look(remux(cut(data, size=size, seed=seed), mime=MIME["chromium-h264.mkv"]).data) == whole


@pytest.mark.parametrize("name", ["chromium-h264.mkv", "chromium-mp4.mp4", "vp9.webm", "vp8.webm", "h264.mkv"])
def test_reading_on_after_a_restart_gives_the_rest_and_nothing_twice(name: str, make_material: Make) -> None:
    chunks = cut(make_material(name), size=5000)
    whole = remux(chunks, mime=MIME[name], offset_ms=70_000)
    assert whole.init is not None
    all_packets = look(whole.data).packets
    assert len(whole.groups) >= 2
    for group in whole.groups[1:]:
        assert group.resume is not None
        stored_ms = group.fragment.start_ms
        resume = Resume(
            source_header=whole.init.source_header, source_start_ms=whole.init.source_start_ms, stored_ms=stored_ms
        )
        rest = remux(chunks, mime=MIME[name], offset_ms=70_000, resume=resume, start=group.resume)
        assert rest.error is None
        assert look(rest.data).packets == [packet for packet in all_packets if packet[1] >= stored_ms - 1]  # rounding


@pytest.mark.parametrize("name", ["chromium-h264.mkv", "chromium-vp8.webm", "chromium-mp4.mp4"])
def test_a_source_that_breaks_off_gives_what_it_had(name: str, make_material: Make) -> None:
    data = make_material(name)
    for share in (0.5, 0.9):
        out = remux(cut(data[: int(len(data) * share)]), mime=MIME[name])
        assert out.pieces
        assert look(out.data).frames["video"] > 0


@settings(max_examples=40, deadline=None)
@given(data=st.binary(max_size=20_000), mime=st.sampled_from(sorted(set(MIME.values()))))
def test_garbage_ends_the_epoch_with_a_name(data: bytes, mime: str) -> None:
    out = remux(cut(data, size=3000), mime=mime)
    assert isinstance(out.error, BadSource)
    assert out.pieces == []


@pytest.mark.parametrize("name", ["chromium-h264.mkv", "chromium-vp8.webm", "chromium-mp4.mp4"])
@pytest.mark.parametrize("seed", range(12))
def test_damage_anywhere_ends_the_epoch_or_loses_frames_but_no_more(name: str, seed: int, make_material: Make) -> None:
    chance = random.Random(seed)
    data = bytearray(make_material(name))
    for _ in range(chance.choice([1, 5, 60])):
        at = chance.randrange(len(data))
        data[at : at + chance.choice([1, 4, 300])] = chance.randbytes(chance.choice([0, 1, 4, 300]))
    remux(cut(bytes(data)), mime=MIME[name])  # comes to an end, whichever


def test_chunks_in_the_wrong_order_do_no_harm(make_material: Make) -> None:
    chunks = cut(make_material("chromium-h264.mkv"))
    random.Random(7).shuffle(chunks)
    remux(chunks, mime=MIME["chromium-h264.mkv"])


def test_a_clock_that_jumps_ends_the_epoch(make_material: Make) -> None:
    data = make_material("h264.mkv")
    second = data.find(CLUSTER_BYTES, data.find(CLUSTER_BYTES) + 4)
    at = data.find(b"\xe7", second)
    length = data[at + 1] & 127
    late = data[:at] + b"\xe7\x84" + (10_000_000).to_bytes(4, "big") + data[at + 2 + length :]
    out = remux(cut(late), mime=MIME["h264.mkv"])
    assert isinstance(out.error, BadSource)
    assert max(piece.fragment.end_ms for piece in out.pieces) < 3000


def test_another_container_than_promised_is_named(make_material: Make) -> None:
    out = remux(cut(make_material("chromium-mp4.mp4")), mime=MIME["chromium-h264.mkv"])
    assert isinstance(out.error, BadSource)


def test_a_header_without_end_is_refused() -> None:
    endless = b"\x1a\x45\xdf\xa3\x84\0\0\0\0\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff\xec\x08\xff\xff\xff\xff"
    out = remux([endless, *[bytes(100_000)] * 15], mime=MIME["chromium-h264.mkv"])
    assert isinstance(out.error, BadSource)


@pytest.mark.parametrize(
    "mime", ["", "video/ogg", "text/html", "video/webm;codecs=<script>", "video/mp4;x=1", "a" * 300]
)
def test_unknown_types_are_refused_before_anything_is_read(mime: str) -> None:
    with pytest.raises(UnsupportedSource):
        container_of(mime)


def test_what_can_be_shown_is_out_a_moment_after_its_chunk(make_material: Make) -> None:
    chunks = cut(make_material("chromium-h264.mkv"), size=2200)  # about 200 ms each
    came: list[float] = []
    remuxer = Remuxer(
        mime=MIME["chromium-h264.mkv"], offset_ms=0, on_output=lambda output: came.append(time.monotonic())
    )
    remuxer.start()
    waits = []
    for seq, chunk in enumerate(chunks[:20]):
        count, fed = len(came), time.monotonic()
        remuxer.feed(chunk, seq=seq)
        while len(came) == count and time.monotonic() - fed < 0.5 and seq > 4:
            time.sleep(0.001)
        if seq > 4:
            waits.append(came[-1] - fed)
    remuxer.finish()
    assert sorted(waits)[len(waits) // 2] < 0.05


def test_material_is_what_it_says(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The tests above mean something only if the material has sound, pictures and several groups."""
    seen = look(make("h264.mkv", folder=tmp_path_factory.mktemp("check")))
    assert seen.frames["video"] == 150
    assert [ms // 1000 for ms in seen.keyframes()] == [0, 2, 4]
