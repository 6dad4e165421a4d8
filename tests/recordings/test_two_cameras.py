"""A lecturer who changed the camera: one recording of two epochs."""

import re
from pathlib import Path

import pytest

from media.store import default_store
from recordings.domain.playlists import make_playlist
from tests.recordings.films import frames_of, run_make_download, two_cameras


@pytest.mark.django_db(transaction=True)
def test_a_live_broadcast_is_a_recording_at_once(tmp_path: Path) -> None:
    recording = two_cameras(tmp_path)
    assert recording.is_ready
    assert abs(recording.duration_ms - 8000) < 300

    text = make_playlist(recording.webinar, person_id=1, base="media/")
    assert text.count("#EXT-X-DISCONTINUITY\n") == 1
    assert re.findall(r"init-(\d+)\.mp4", text) == ["0", "1"]
    before, after = text.split("#EXT-X-DISCONTINUITY\n")
    assert "#EXT-X-MAP" in before
    assert after.startswith("#EXT-X-MAP"), "the new header comes with the change"
    assert text.endswith("#EXT-X-ENDLIST\n")

    run_make_download(recording)
    recording.refresh_from_db()
    frames = [(float(frame.time or 0), frame.width) for frame in frames_of(default_store().get(recording.download_key))]
    assert abs(frames[-1][0] - 8) < 0.4
    assert {width for _, width in frames} == {640}, "one picture size from beginning to end"
