"""Object storage, the way to it, the playlist and the file to download."""

import asyncio
import io
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import av
import pytest
from channels.db import database_sync_to_async

from media import broadcasts
from media.broadcasts import create_broadcast, end_broadcast
from media.errors import FfmpegFailed, NothingRecorded, ObjectMissing, PublishedElsewhere, StorageError
from media.ffmpeg import find_ffmpeg, run_ffmpeg
from media.ingest import Ingest
from media.models import Broadcast, Epoch, Segment
from media.mp4 import make_mp4
from media.playlist import render_playlist
from media.store import Store, default_store
from media.uploads import Uploads
from tests.media.conftest import Make
from tests.media.material import MIME, cut
from tests.media.publishing import new_broadcast, open_live, send, start_ingest


@pytest.fixture
def prefix(bucket: str, request: pytest.FixtureRequest) -> Iterator[str]:
    name = f"tests/{request.node.name}/"
    yield name
    default_store().delete_prefix(name)


def test_an_object_comes_back_whole_and_in_parts(prefix: str) -> None:
    store, data = default_store(), bytes(range(256)) * 4000
    store.put(prefix + "a", data)
    assert store.get(prefix + "a") == data
    assert b"".join(store.stream(prefix + "a", byte_range="bytes=10-19")) == data[10:20]
    assert store.size(prefix + "a") == len(data)
    assert list(store.keys(prefix)) == [prefix + "a"]


def test_storing_again_replaces(prefix: str) -> None:
    store = default_store()
    store.put(prefix + "a", b"one")
    store.put(prefix + "a", b"two")
    assert store.get(prefix + "a") == b"two"


def test_a_large_file_is_stored_in_parts(prefix: str, tmp_path: Path) -> None:
    file = tmp_path / "large"
    file.write_bytes(bytes(20_000_000))
    default_store().put_file(prefix + "large", str(file))
    assert default_store().size(prefix + "large") == 20_000_000


def test_what_is_not_there_is_named(prefix: str) -> None:
    with pytest.raises(ObjectMissing, match="nothing"):
        default_store().get(prefix + "nothing")
    with pytest.raises(ObjectMissing):
        default_store().size(prefix + "nothing")


def test_a_prefix_is_deleted_and_nothing_beside_it(prefix: str) -> None:
    store = default_store()
    for name in ("x/1", "x/2", "y/1"):
        store.put(prefix + name, b"data")
    assert store.delete_prefix(prefix + "x/") == 2
    assert list(store.keys(prefix)) == [prefix + "y/1"]
    with pytest.raises(ValueError, match="empty"):
        store.delete_prefix("/")


def test_a_signed_address_can_be_read_without_a_key_and_an_unsigned_one_cannot(prefix: str) -> None:
    store = default_store()
    store.put(prefix + "a", b"secret")
    address = store.presigned_url(prefix + "a", expires_s=60, file_name="lecture.mp4")
    with urllib.request.urlopen(address) as answer:
        assert answer.read() == b"secret"
        assert "lecture.mp4" in answer.headers["Content-Disposition"]
    with pytest.raises(urllib.error.HTTPError):
        urllib.request.urlopen(address.split("?")[0])


def test_a_storage_that_is_away_is_named_with_its_address() -> None:
    away = Store(endpoint_url="http://127.0.0.1:9", access_key="a", secret_key="b", bucket="c", region="us-east-1")
    with pytest.raises(StorageError, match=r"http://127\.0\.0\.1:9"):
        away.put("a", b"x")


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


async def test_uploads_keep_their_order_and_spill_to_disk_while_storage_is_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("media.uploads.FIRST_RETRY_S", 0.01)
    uploads, stored, failures = Uploads(tmp_path, memory_bytes=250), [], 3

    async def store(data: bytes) -> None:
        nonlocal failures
        if failures:
            failures -= 1
            raise StorageError("away")
        stored.append(data)

    for number in range(6):
        uploads.put(bytes([number]) * 100, store)
    assert names_in(tmp_path) == [f"{number:08d}.waiting" for number in range(1, 5)]
    task = asyncio.ensure_future(uploads.run())
    await asyncio.wait_for(uploads.is_empty.wait(), 5)
    task.cancel()
    assert stored == [bytes([number]) * 100 for number in range(6)]
    assert names_in(tmp_path) == []


async def test_a_segment_stays_in_memory_when_the_disk_is_full(tmp_path: Path) -> None:
    uploads, stored = Uploads(tmp_path / "a-file-is-in-the-way", memory_bytes=0), []
    (tmp_path / "a-file-is-in-the-way").write_bytes(b"")

    async def store(data: bytes) -> None:
        stored.append(data)

    full = [uploads.is_full]
    uploads.put(b"kept", store)
    full.append(uploads.is_full)
    task = asyncio.ensure_future(uploads.run())
    await asyncio.wait_for(uploads.is_empty.wait(), 5)
    task.cancel()
    full.append(uploads.is_full)
    assert stored == [b"kept"]
    assert full == [False, True, False], "no more waits in memory than usual"


def test_no_more_waits_on_the_disk_than_is_allowed(tmp_path: Path) -> None:
    uploads = Uploads(tmp_path, memory_bytes=100, most_bytes=250)

    async def store(data: bytes) -> None:
        raise AssertionError("nobody runs it")

    full = []
    for _ in range(3):
        uploads.put(bytes(100), store)
        full.append(uploads.is_full)
    assert (full, uploads.waiting_bytes) == ([False, False, True], 300)


def address(stored: Segment | Epoch) -> str:
    return f"https://example.org/{stored.key if isinstance(stored, Segment) else stored.init_key}"


async def record(tmp_path: Path, make_material: Make, names: list[str]) -> Broadcast:
    broadcast = await new_broadcast()
    ingest = await start_ingest(broadcast, journal_dir=tmp_path)
    for number, name in enumerate(names):
        chunks = cut(make_material(name), size=5000)
        live = await open_live(ingest, key=f"epoch-{number}-x", mime=MIME[name])
        await send(ingest, live, chunks)
        ingest.finish_epoch(epoch=number, chunks=len(chunks))
        await live.remuxed.wait()
    await ingest.close()
    await broadcast.arefresh_from_db()
    return broadcast


@pytest.mark.django_db(transaction=True)
async def test_the_playlist_names_everything_in_order(tmp_path: Path, make_material: Make) -> None:
    broadcast = await record(tmp_path, make_material, ["chromium-h264.mkv", "vp9.webm"])
    text = await database_sync_to_async(render_playlist)(broadcast, url_for=address)
    lines = text.splitlines()
    assert lines[:4] == ["#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-TARGETDURATION:4", "#EXT-X-PLAYLIST-TYPE:VOD"]
    assert lines[-1] == "#EXT-X-ENDLIST"
    assert lines.count("#EXT-X-DISCONTINUITY") == 1
    assert sum(line.startswith("#EXT-X-MAP:") for line in lines) == 2
    assert sum(line.startswith("#EXT-X-PROGRAM-DATE-TIME:") for line in lines) == 2
    seconds = [float(line[8:-1]) for line in lines if line.startswith("#EXTINF:")]
    assert round(sum(seconds) * 1000) == broadcast.duration_ms


@pytest.mark.django_db
def test_the_playlist_of_an_open_broadcast_has_no_end(bucket: str) -> None:
    text = render_playlist(create_broadcast(), url_for=address)
    assert "#EXT-X-PLAYLIST-TYPE:EVENT" in text
    assert "#EXT-X-ENDLIST" not in text


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("names", "codec"),
    [
        (["chromium-h264.mkv"], "h264"),
        (["chromium-h264.mkv", "chromium-h264.mkv"], "h264"),
        (["h264.mkv", "vp9.webm", "silent.mkv"], "h264"),
        (["sound.webm"], None),
    ],
    ids=["copied", "two epochs copied", "mixed epochs encoded", "sound alone"],
)
async def test_the_file_to_download_holds_the_whole_recording(
    names: list[str], codec: str | None, tmp_path: Path, make_material: Make
) -> None:
    broadcast = await record(tmp_path, make_material, names)
    path, progress = tmp_path / "out.mp4", list[float]()
    await database_sync_to_async(make_mp4)(broadcast, path=path, on_progress=progress.append)
    with av.open(path) as container:
        assert abs((container.duration or 0) // 1000 - broadcast.duration_ms) < 500
        assert [stream.codec_context.name for stream in container.streams.video] == ([codec] if codec else [])
        assert [stream.codec_context.name for stream in container.streams.audio] == ["aac"]
    assert progress == sorted(progress)
    assert progress[-1] == 1.0
    # Fast start: the index lies before the media.
    head = path.read_bytes()
    assert head.index(b"moov") < head.index(b"mdat")


@pytest.mark.django_db
def test_nothing_recorded_gives_no_file(tmp_path: Path, bucket: str) -> None:
    broadcast = end_broadcast(create_broadcast())
    assert broadcast.is_closed
    with pytest.raises(NothingRecorded):
        make_mp4(broadcast, path=tmp_path / "out.mp4")


@pytest.mark.django_db
def test_it_ends_where_another_process_was_faster_to_take_it_up(bucket: str, monkeypatch: pytest.MonkeyPatch) -> None:
    broadcast = create_broadcast()
    loop = asyncio.new_event_loop()
    running = threading.Thread(target=loop.run_forever)
    running.start()
    try:
        taking_up: asyncio.Future[Ingest] = loop.create_future()
        monkeypatch.setitem(broadcasts._ingests, broadcast.pk, taking_up)
        loop.call_later(0.2, taking_up.set_exception, PublishedElsewhere("the other one has it"))
        assert end_broadcast(broadcast).is_closed
    finally:
        loop.call_soon_threadsafe(loop.stop)
        running.join()
        loop.close()


def test_ffmpeg_is_found_and_says_why_it_failed() -> None:
    assert Path(find_ffmpeg()).exists()
    with pytest.raises(FfmpegFailed, match="no-such-file"):
        run_ffmpeg(["-i", "no-such-file", "out.mp4"])


def test_whoever_stops_caring_stops_ffmpeg(tmp_path: Path) -> None:
    def stop(ms: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        run_ffmpeg(["-f", "lavfi", "-i", "testsrc2", "-t", "600", str(tmp_path / "o.mp4")], on_progress=stop)


def test_the_material_of_the_tests_is_readable(make_material: Make) -> None:
    with av.open(io.BytesIO(make_material("vp9.webm"))) as container:
        assert len(container.streams) == 2
