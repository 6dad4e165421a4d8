"""The file to download, made by a real ffmpeg from what is in a real object storage."""

import io
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import av
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from accounts.models import User
from media.errors import FfmpegFailed, StorageError
from media.store import Store, default_store
from recordings.domain import files
from recordings.domain.downloads import (
    STOPPED_AFTER,
    begin_download,
    fail_download,
    fail_stopped_downloads,
    queue_download,
    report_progress,
)
from recordings.models import DownloadState, Recording
from recordings.tasks import KILLED_TOO_OFTEN, RETRIES
from tests import factories as make
from tests.jobs import RunJobs
from tests.recordings.films import frames_of, recorded, run_make_download

pytestmark = pytest.mark.django_db


def page_part(person: User, recording: Recording) -> str:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    client.cookies["django_language"] = "en"
    return client.get(reverse("recordings:progress", args=[recording.webinar.code])).content.decode()


@pytest.fixture
def participant(recording: Recording) -> User:
    return make.registration(recording.webinar).person


@pytest.fixture
def client(participant: User) -> Client:
    client = Client()
    client.force_login(participant, backend="django.contrib.auth.backends.ModelBackend")
    client.cookies["django_language"] = "en"
    return client


@pytest.mark.parametrize("suffix", [".mkv", ".webm"])
def test_a_file_is_made_after_the_webinar_and_plays_its_whole_length(
    films: Path, run_jobs: RunJobs, suffix: str
) -> None:
    recording = recorded(films, seconds=5, suffix=suffix)
    run_jobs(name="recordings.make_download")
    recording.refresh_from_db()
    assert recording.download_state == DownloadState.READY
    assert recording.download_progress == 100
    data = default_store().get(recording.download_key)
    assert len(data) == recording.download_bytes
    with av.open(io.BytesIO(data)) as container:
        assert container.streams.video[0].codec_context.name == "h264"
        assert container.streams.audio[0].codec_context.name == "aac"
    frames = [float(frame.time or 0) for frame in frames_of(data)]
    assert abs(frames[-1] - frames[0] - recording.duration_ms / 1000) < 0.3
    assert data.index(b"moov") < data.index(b"mdat"), "it plays while it loads"


def test_progress_is_told_and_grows(recording: Recording, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[int] = []
    monkeypatch.setattr(files, "report_progress", lambda recording, *, per_cent: told.append(per_cent))
    monkeypatch.setattr(files, "REPORT_EVERY_S", 0)
    run_make_download(recording)
    assert told == sorted(told)
    assert len(told) >= 2
    assert told[-1] <= 100


def test_progress_is_written_once_a_second_at_most(recording: Recording, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[int] = []
    monkeypatch.setattr(files, "report_progress", lambda recording, *, per_cent: told.append(per_cent))
    now = 1000.0
    monkeypatch.setattr("recordings.domain.files.time.monotonic", lambda: now)
    report = files._Reporter(recording)
    for step in range(100):
        now = 1000.0 + step / 20
        report(step / 100)
    assert told == [0, 20, 40, 60, 80]


def test_making_it_twice_is_making_it_once(recording: Recording, run_jobs: RunJobs) -> None:
    assert not queue_download(recording), "it is queued already"
    assert run_jobs(name="recordings.make_download") == ["recordings.make_download"]
    recording.refresh_from_db()
    first = recording.download_touched_at
    run_make_download(recording)
    recording.refresh_from_db()
    assert recording.download_touched_at == first
    assert not queue_download(recording)


def test_a_job_of_a_killed_worker_begins_again(recording: Recording) -> None:
    assert begin_download(recording)
    report_progress(recording, per_cent=40)
    run_make_download(recording)
    recording.refresh_from_db()
    assert recording.download_state == DownloadState.READY


def test_a_failure_is_tried_again_and_then_has_a_state_and_a_reason(
    recording: Recording, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(self: Store, *args: Any, **kwargs: Any) -> None:
        raise StorageError("away")

    monkeypatch.setattr(Store, "put_file", fails)
    for number in range(RETRIES):
        with pytest.raises(StorageError):
            run_make_download(recording, attempts=number)
        recording.refresh_from_db()
        assert recording.download_state == DownloadState.QUEUED, "people are not troubled while it is tried again"
    with pytest.raises(StorageError):
        run_make_download(recording, attempts=RETRIES)
    recording.refresh_from_db()
    assert (recording.download_state, recording.download_error) == (DownloadState.FAILED, "storage_unavailable")


def test_after_a_failure_a_person_can_ask_again(recording: Recording, client: Client, run_jobs: RunJobs) -> None:
    fail_download(recording, reason=FfmpegFailed.reason)
    page = reverse("recordings:progress", args=[recording.webinar.code])
    assert "Make the file again" in client.get(page).content.decode()
    answer = client.post(reverse("recordings:make", args=[recording.webinar.code]), headers={"HX-Request": "true"})
    assert "The file waits for its turn" in answer.content.decode()
    run_jobs(name="recordings.make_download")
    assert "Download the recording" in client.get(page).content.decode()


def test_what_was_promised_and_forgotten_is_called_failed(recording: Recording, run_jobs: RunJobs) -> None:
    Recording.objects.update(download_touched_at=timezone.now() - STOPPED_AFTER - timedelta(seconds=1))
    assert fail_stopped_downloads() == 0, "its job waits in the queue"
    ProcrastinateJob.objects.all()._raw_delete(using="default")
    assert fail_stopped_downloads() == 1
    recording.refresh_from_db()
    assert (recording.download_state, recording.download_error) == (DownloadState.FAILED, "stopped")


def test_a_job_that_kills_its_worker_each_time_is_given_up(recording: Recording) -> None:
    run_make_download(recording, attempts=KILLED_TOO_OFTEN)
    recording.refresh_from_db()
    assert (recording.download_state, recording.download_error) == (DownloadState.FAILED, "stopped")


def test_the_page_shows_how_far_it_is_and_asks_again_by_itself(recording: Recording, participant: User) -> None:
    begin_download(recording)
    report_progress(recording, per_cent=42)
    part = page_part(participant, recording)
    assert 'value="42"' in part
    assert "42 %" in part
    assert 'hx-trigger="load delay:1s"' in part
    fail_download(recording, reason="stopped")
    part = page_part(participant, recording)
    assert "hx-trigger" not in part
    assert "Making the file was interrupted" in part


def test_fetching_it_whole_and_in_parts(recording: Recording, client: Client, run_jobs: RunJobs) -> None:
    run_jobs(name="recordings.make_download")
    recording.refresh_from_db()
    address = reverse("recordings:download", args=[recording.webinar.code])
    whole = client.get(address)
    data = b"".join(whole.streaming_content)  # type: ignore[attr-defined]
    assert data == default_store().get(recording.download_key)
    assert whole["Content-Length"] == str(recording.download_bytes)
    assert whole["Content-Type"] == "video/mp4"
    assert "Assessment descriptors.mp4" in whole["Content-Disposition"], "the title in the reader's language"
    rest = client.get(address, headers={"Range": "bytes=1000-", "If-Range": whole["ETag"]})
    assert (rest.status_code, b"".join(rest.streaming_content)) == (206, data[1000:])  # type: ignore[attr-defined]
    changed = client.get(address, headers={"Range": "bytes=1000-", "If-Range": '"another file"'})
    assert (changed.status_code, changed["Content-Length"]) == (200, str(len(data)))


def test_with_a_public_storage_it_comes_from_there_under_its_own_name(
    recording: Recording, client: Client, run_jobs: RunJobs, public_storage: str
) -> None:
    run_jobs(name="recordings.make_download")
    recording.refresh_from_db()
    answer = client.get(reverse("recordings:download", args=[recording.webinar.code]))
    assert answer.status_code == 302
    assert answer["Location"].startswith(f"{public_storage}/")
    with urlopen(answer["Location"], timeout=10) as file:
        assert len(file.read()) == recording.download_bytes
        assert "Assessment%20descriptors.mp4" in file.headers["Content-Disposition"]


def test_a_file_that_is_not_ready_leads_to_the_page(recording: Recording, client: Client) -> None:
    answer = client.get(reverse("recordings:download", args=[recording.webinar.code]))
    assert answer.status_code == 302
    assert answer["Location"] == reverse("recordings:replay", args=[recording.webinar.code])


def test_outsiders_get_nothing(recording: Recording, run_jobs: RunJobs) -> None:
    run_jobs(name="recordings.make_download")
    outsider = Client()
    outsider.force_login(make.person(), backend="django.contrib.auth.backends.ModelBackend")
    code = recording.webinar.code
    for name in ("download", "progress"):
        assert outsider.get(reverse(f"recordings:{name}", args=[code])).status_code == 403
        assert Client().get(reverse(f"recordings:{name}", args=[code])).status_code == 302
    assert outsider.post(reverse("recordings:make", args=[code])).status_code == 403


def test_a_recording_without_media_says_why_there_is_no_file(run_jobs: RunJobs) -> None:
    webinar = make.webinar(state="ended")
    recording = Recording.objects.create(
        webinar=webinar, state="ready", closed_at=timezone.now(), duration_ms=1, download_state="none"
    )
    assert queue_download(recording)
    run_jobs(name="recordings.make_download")
    recording.refresh_from_db()
    assert (recording.download_state, recording.download_error) == (DownloadState.FAILED, "nothing_recorded")
    assert "Nothing was broadcast" in page_part(webinar.created_by, recording)


def test_the_job_is_a_row_of_the_same_transaction(recording: Recording) -> None:
    job = ProcrastinateJob.objects.get(task_name="recordings.make_download")
    assert (job.queue_name, job.args) == ("media", {"recording_id": recording.pk})
