import io
import re
from collections.abc import Iterator
from pathlib import Path

import av
import pytest
from av import AudioFrame, VideoFrame

from media.models import Broadcast, Epoch
from media.store import default_store
from recordings.domain.imports import import_recording
from recordings.domain.playlists import make_playlist
from recordings.errors import AlreadyRecorded, NotRecordedYet, UnreadableFile
from recordings.models import DownloadState, RecordingState
from tests import factories as make
from tests.recordings.films import film, held_webinar, recorded

pytestmark = pytest.mark.django_db


def decoded_s(broadcast: Broadcast, *, kind: str = "video") -> float:
    """The length of what is stored, decoded frame by frame from init and segments put together."""
    total = 0.0
    for epoch in broadcast.epochs.order_by("number"):
        keys = [epoch.init_key, *epoch.segments.order_by("index").values_list("key", flat=True)]
        with av.open(io.BytesIO(b"".join(default_store().get(key) for key in keys)), "r") as container:
            video, audio = container.streams.video, container.streams.audio
            frames: Iterator[VideoFrame | AudioFrame] = (
                container.decode(video[0]) if kind == "video" else container.decode(audio[0])
            )
            times = [float(frame.time or 0) for frame in frames]
        assert times == sorted(times)
        total += times[-1] - times[0]
    return total


@pytest.mark.parametrize("suffix", [".mkv", ".mp4", ".webm"])
def test_a_film_becomes_the_recording_of_a_webinar(tmp_path: Path, suffix: str) -> None:
    recording = recorded(tmp_path, seconds=7, suffix=suffix)

    assert recording.state == RecordingState.READY
    assert abs(recording.duration_ms - 7000) < 200
    assert recording.download_state == DownloadState.QUEUED
    broadcast = recording.webinar.broadcast
    assert broadcast is not None
    assert broadcast.is_closed
    assert broadcast.started_at == recording.webinar.started_at
    assert broadcast.duration_ms == recording.duration_ms
    segments = list(broadcast.segments.all())
    assert [segment.index for segment in segments] == list(range(len(segments)))
    assert 2 <= len(segments) <= 5
    assert segments[1].first_frame_at > segments[0].first_frame_at == broadcast.started_at
    assert abs(decoded_s(broadcast) - 7.0) < 0.2
    assert abs(decoded_s(broadcast, kind="audio") - 7.0) < 0.2


def test_sound_alone_is_a_recording_too(tmp_path: Path) -> None:
    recording = recorded(tmp_path, seconds=5, suffix=".ogg")
    assert abs(recording.duration_ms - 5000) < 200
    assert recording.webinar.broadcast
    assert abs(decoded_s(recording.webinar.broadcast, kind="audio") - 5.0) < 0.2


def test_its_playlist_names_every_segment_and_ends(tmp_path: Path) -> None:
    recording = recorded(tmp_path)
    text = make_playlist(recording.webinar, person_id=1, base="media/")
    lengths = [float(length) for length in re.findall(r"#EXTINF:([\d.]+),", text)]
    assert abs(sum(lengths) - recording.duration_ms / 1000) < 0.01
    assert len(re.findall(r"^media/[0-9a-f]+-[\w-]+/\d+\.m4s$", text, re.MULTILINE)) == len(lengths)
    assert text.rstrip().endswith("#EXT-X-ENDLIST")


def test_what_is_no_media_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    webinar = held_webinar()
    (tmp_path / "letter.mp4").write_bytes(b"Dear colleagues, " * 1000)
    with pytest.raises(UnreadableFile):
        import_recording(webinar, tmp_path / "letter.mp4")
    with pytest.raises(UnreadableFile):
        import_recording(webinar, tmp_path / "absent.mp4")
    webinar.refresh_from_db()
    assert webinar.broadcast is None
    assert not Epoch.objects.exists()


def test_a_file_that_breaks_off_keeps_what_is_in_it(tmp_path: Path) -> None:
    whole = film(tmp_path, seconds=8).read_bytes()
    (tmp_path / "half.mkv").write_bytes(whole[: len(whole) // 2])
    recording = import_recording(held_webinar(), tmp_path / "half.mkv")
    assert 2000 < recording.duration_ms < 7000


def test_a_second_import_is_refused(tmp_path: Path) -> None:
    recording = recorded(tmp_path, seconds=3)
    with pytest.raises(AlreadyRecorded):
        import_recording(recording.webinar, film(tmp_path, seconds=3))
    assert Epoch.objects.count() == 1


def test_a_webinar_that_was_not_held_has_no_recording(tmp_path: Path) -> None:
    with pytest.raises(NotRecordedYet):
        import_recording(make.webinar(state="published"), film(tmp_path, seconds=3))
