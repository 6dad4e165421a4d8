"""Sound as AAC for players that know no Opus: each segment made by itself, and no seam in what is heard."""

import array
import io
from itertools import pairwise
from math import cos, pi

import av
import pytest
from av.audio.resampler import AudioResampler

from media.aac import FRAME, RATE, aac_init, with_aac
from media.codec_names import codec_names
from media.errors import BadSource
from media.fragment_reader import StoredSample, read_fragment
from media.segmenter import Segmenter
from tests.media.conftest import Make
from tests.media.material import MIME, cut, look, pictures, remux, tone_hz

TONE_HZ = 440


def stored(make_material: Make, name: str, *, offset_ms: int = 0) -> tuple[bytes, list[bytes]]:
    """Init segment and segments as they lie in the storage."""
    made = remux(cut(make_material(name)), mime=MIME[name], offset_ms=offset_ms)
    assert made.init is not None
    segmenter = Segmenter()
    segments = [done.data for piece in made.pieces if (done := segmenter.add(piece))]
    rest = segmenter.finish()
    assert rest is not None
    return made.init.data, [*segments, rest.data]


def converted(init: bytes, segments: list[bytes]) -> list[bytes]:
    return [with_aac(one, init=init, before=before) for before, one in zip([b"", *segments], segments, strict=False)]


def of_track(segment: bytes, track: int) -> list[StoredSample]:
    return [one for one in read_fragment(segment) if one.track == track]


def heard(data: bytes) -> list[float]:
    """The sound, -1 to 1."""
    resampler = AudioResampler(format="flt", layout="mono", rate=RATE)
    sound = array.array("f")
    with av.open(io.BytesIO(data), "r") as container:
        for frame in container.decode(audio=0):
            for piece in resampler.resample(frame):
                sound.frombytes(bytes(piece.planes[0])[: piece.samples * 4])
    return list(sound)


def roughest(sound: list[float]) -> float:
    """How far it strays from a pure tone at worst, as a share of its loudness: a pure one goes on as its last two samples say."""
    loud = sound[RATE // 2 : -RATE // 2]
    turn = 2 * cos(2 * pi * TONE_HZ / RATE)
    stray = max(abs(c - (turn * b - a)) for a, b, c in zip(loud, loud[1:], loud[2:], strict=False))
    return stray / max(abs(one) for one in loud)


@pytest.mark.parametrize("name", ["large.mkv", "vp9.webm", "narrow.webm", "sound.webm"])
def test_there_is_no_seam_between_segments(name: str, make_material: Make) -> None:
    init, segments = stored(make_material, name, offset_ms=5000)
    assert len(segments) >= 3
    made = converted(init, segments)
    header = aac_init(init)
    assert codec_names(header).endswith("mp4a.40.2")
    frames = [one for each in made for one in of_track(each, 2 if "video" in look(header + made[0]).frames else 1)]
    assert all(one.dts % FRAME == 0 for one in frames)
    assert {later.dts - earlier.dts for earlier, later in pairwise(frames)} == {FRAME}
    whole = header + b"".join(made)
    before = look(init + b"".join(segments))
    after = look(whole)
    assert abs(after.times("audio")[0] - before.times("audio")[0]) <= 22
    assert -90 <= after.times("audio")[-1] - before.times("audio")[-1] <= 22  # the encoder has two frames in sight
    assert TONE_HZ - 10 < tone_hz(whole) < TONE_HZ + 10
    assert roughest(heard(whole)) < 0.02


def test_a_segment_that_hears_nothing_of_the_one_before_would_click(make_material: Make) -> None:
    """What the test above looks for is there to be found."""
    init, segments = stored(make_material, "large.mkv")
    alone = [with_aac(one, init=init) for one in segments]
    assert roughest(heard(aac_init(init) + b"".join(alone))) > 0.05


def test_pictures_stay_as_they_are(make_material: Make) -> None:
    init, segments = stored(make_material, "large.mkv", offset_ms=5000)
    made = converted(init, segments)
    for before, after in zip(segments, made, strict=True):
        assert of_track(after, 1) == of_track(before, 1)
    assert pictures(aac_init(init) + b"".join(made)) == pictures(init + b"".join(segments))


def test_the_same_comes_out_whenever_it_is_made(make_material: Make) -> None:
    init, segments = stored(make_material, "large.mkv")
    first, again = (with_aac(segments[1], init=init, before=segments[0]) for _ in range(2))
    assert first == again
    assert first != with_aac(segments[1], init=init)


@pytest.mark.parametrize("name", ["silent.mkv", "aac.mp4"])
def test_without_opus_nothing_is_changed(name: str, make_material: Make) -> None:
    init, segments = stored(make_material, name)
    assert aac_init(init) == init
    assert with_aac(segments[0], init=init) == segments[0]


@pytest.mark.parametrize("broken", [b"", b"garbage", b"\0\0\0\x10moof" + bytes(8)])
def test_what_is_no_segment_is_refused(broken: bytes, make_material: Make) -> None:
    init, segments = stored(make_material, "large.mkv")
    with pytest.raises(BadSource):
        with_aac(broken, init=init, before=segments[0])
