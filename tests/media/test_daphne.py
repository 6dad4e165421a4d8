"""The real server with clients that stop reading: its memory is bounded, nobody else notices, they are cut."""

import asyncio
import subprocess
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from media.backpressure import Guard
from media.ffmpeg import find_ffmpeg
from media.hub import FLAG_AFTER_LOSS, HEAD, KIND_START
from media.live.protocol import CHUNK_HEAD
from media.live.viewer import STALLED_S
from tests.bench.latency import MediaSite, get
from tests.live import LiveStack
from tests.media.audience import Lecturer, Viewer, wait
from tests.media.material import MIME, cut, pictures
from tests.media.publishing import until
from tests.media.raw_socket import PING, TEXT, RawSocket
from tests.media.recorded import recordings

pytestmark = pytest.mark.django_db(transaction=True)
MANY_BYTES, CHUNK_BYTES = 13_000_000, 42_500
AHEAD_BYTES = 2_500_000
PACE_S = 0.1
MOST_BYTES = 60_000_000


@pytest.fixture(scope="module")
def site(django_db_setup: None) -> Iterator[MediaSite]:
    site = MediaSite(extra=LiveStack().env)
    site.start()
    yield site
    site.stop()


@pytest.fixture(scope="module")
def heavy(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """Far more than sockets hold: half a minute of noise at 4 Mbit/s, in chunks of about 100 ms."""
    path: Path = tmp_path_factory.mktemp("heavy") / "heavy.mkv"
    noise = [
        "-f",
        "rawvideo",
        "-pix_fmt",
        "yuv420p",
        "-video_size",
        "320x180",
        "-framerate",
        "25",
        "-i",
        "/dev/urandom",
    ]
    codec = ["-c:v", "libx264", "-preset", "ultrafast", "-bf", "0", "-g", "25", "-b:v", "4M", "-minrate", "4M"]
    command = [find_ffmpeg(), "-v", "error", *noise, *codec, "-maxrate", "4M", "-bufsize", "400k", "-t", "32"]
    subprocess.run([*command, "-live", "1", str(path)], check=True, stdin=subprocess.DEVNULL)
    data = path.read_bytes()
    assert len(data) > MANY_BYTES
    return cut(data, size=CHUNK_BYTES)


def publish(socket: RawSocket, chunks: Iterable[bytes]) -> None:
    """All chunks, never more than AHEAD_BYTES ahead of what was received."""
    socket.say(type="hello", publisher="page-one", take_over=False)
    socket.hear("welcome")
    socket.say(type="epoch.open", key="epoch-one", mime=MIME["h264.mkv"])
    socket.hear("epoch.opened")
    received = 0
    for seq, chunk in enumerate(chunks):
        socket.send_bytes(CHUNK_HEAD.pack(1, 0, 0, 0, seq) + chunk)
        while (seq - received) * len(chunk) > AHEAD_BYTES:
            received = socket.hear("ack")["received"]


def test_twenty_viewers_that_stop_reading_harm_nobody_and_are_cut(site: MediaSite, heavy: list[bytes]) -> None:
    broadcast = get(f"{site.address}/create")
    address = site.address.replace("http", "ws")
    watch = f"{address}/watch/{broadcast}/"
    server = psutil.Process(site.pid)
    with Viewer(watch) as good, ExitStack() as lines:
        assert isinstance(good, Viewer)
        wait(lambda: good.last("state"))
        stuck = [lines.enter_context(RawSocket(watch, receive_bytes=4096)) for _ in range(20)]
        before = highest = server.memory_info().rss
        lecture = Lecturer(f"{address}/publish/{broadcast}/", chunks=heavy, mime=MIME["h264.mkv"], every_s=PACE_S)
        lines.callback(lecture.leave)
        wait(lambda: good.media)
        began = time.monotonic()
        while not all(each.is_cut for each in stuck):
            highest = max(highest, server.memory_info().rss)
            lasted = time.monotonic() - began
            assert lasted < 3 * STALLED_S, "they are cut"
            assert lasted > STALLED_S or not any(each.is_cut for each in stuck), "not before the limit"
            time.sleep(0.1)
        # They cost 40 MB, what two seconds and the connections hold; without a bound it would be 250.
        assert highest - before < MOST_BYTES
        wait(lambda: lecture.acked == len(heavy) - 1)
        lecture.leave()
        assert '"closed"' in get(f"{site.address}/end?broadcast={broadcast}")
        wait(lambda: good.last("state")["state"] == "ended")
    assert len(good.starts) == 1
    assert not good.last("viewer.lagging")
    [recorded] = recordings(broadcast)
    given = pictures(b"".join(heavy))
    assert pictures(good.data) == given
    assert pictures(recorded) == given


def test_one_who_reads_again_goes_on_at_a_keyframe_and_knows_what_was_left_out(
    site: MediaSite, heavy: list[bytes]
) -> None:
    broadcast = get(f"{site.address}/create")
    address = site.address.replace("http", "ws")
    with (
        RawSocket(f"{address}/publish/{broadcast}/") as lecturer,
        RawSocket(f"{address}/watch/{broadcast}/", receive_bytes=4096) as viewer,
    ):
        is_much = threading.Event()
        # In few large chunks: each costs the server a visit to the disk, and a viewer who waits for longer than STALLED_S is cut.
        large = [b"".join(heavy[start : start + 10]) for start in range(0, 220, 10)]

        def telling() -> Iterator[bytes]:
            for number, chunk in enumerate(large):
                if number == 12:  # 5 MB: more than sockets hold
                    is_much.set()
                yield chunk

        lecture = threading.Thread(target=publish, args=(lecturer, telling()), daemon=True)
        lecture.start()
        assert is_much.wait(90)  # then it is read at once: who takes nothing for STALLED_S is cut
        lagging = viewer.hear("viewer.lagging")
        assert 0 < lagging["lost_ms"] < 15_000
        begin = viewer.receive()
        assert isinstance(begin, bytes)
        assert HEAD.unpack_from(begin)[1] == KIND_START
        assert HEAD.unpack_from(begin)[2] & FLAG_AFTER_LOSS
        lecture.join(90)
    assert '"closed"' in get(f"{site.address}/end?broadcast={broadcast}")


def test_a_viewer_that_talks_and_does_not_read_costs_no_memory(site: MediaSite) -> None:
    broadcast = get(f"{site.address}/create")
    address = f"{site.address.replace('http', 'ws')}/watch/{broadcast}/"
    server = psutil.Process(site.pid)
    with RawSocket(address, receive_bytes=4096) as pinging, RawSocket(address, receive_bytes=4096) as reporting:
        before = server.memory_info().rss
        taken = pinging.flood(PING, b"x" * 100, total=60_000_000)
        assert 1_000_000 < taken < 20_000_000  # then it is not listened to
        report = b'{"type":"report","behind_ms":100,"stalls":0}'
        reporting.flood(TEXT, report, total=30_000_000)
        # Without a bound the pongs alone would be 60 MB.
        assert server.memory_info().rss - before < 25_000_000
        with RawSocket(address) as other:
            assert other.hear("state") == {"type": "state", "state": "waiting"}


class Wire:
    """A Twisted transport whose other end takes nothing."""

    def __init__(self) -> None:
        self.connected, self.disconnecting, self.aborted, self.paused = True, False, False, False
        self.dataBuffer, self.offset, self._tempDataLen = b"", 0, 0
        self.TLS, self._writeDisconnected = False, False
        self.taken, self.takes = b"", 1_000_000

    def writeSomeData(self, data: bytes) -> int | Exception:
        if self.takes < 0:
            return ConnectionError("lost")
        self.taken += data[: self.takes]
        return min(len(data), self.takes)

    def write(self, data: bytes) -> None:
        self.dataBuffer += data

    def abortConnection(self) -> None:
        self.aborted = True

    def pauseProducing(self) -> None:
        self.paused = True

    def resumeProducing(self) -> None:
        self.paused = False


class Protocol:
    def __init__(self) -> None:
        self.transport = Wire()
        self.application_queue: asyncio.Queue[bytes] = asyncio.Queue()

    def dataReceived(self, data: bytes) -> None:
        self.application_queue.put_nowait(data)


def test_a_connection_that_takes_nothing_is_cut_and_one_that_is_slow_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]
    monkeypatch.setattr("media.backpressure.time", SimpleNamespace(monotonic=lambda: now[0]))
    guards = {name: Guard(Protocol()) for name in ("stuck", "slow", "idle")}
    wires: dict[str, Wire] = {name: guard._transport for name, guard in guards.items()}
    wires["stuck"].dataBuffer = wires["slow"].dataBuffer = b"waits"
    for _ in range(15):
        now[0] += 2
        wires["slow"].writeSomeData(b"w")
        for guard in guards.values():
            guard.check()
    assert {name: wire.aborted for name, wire in wires.items()} == {"stuck": True, "slow": False, "idle": False}


async def test_who_says_more_than_is_read_is_not_listened_to_until_it_is_read() -> None:
    protocol = Protocol()
    Guard(protocol)
    for _ in range(300):
        protocol.dataReceived(b"message")
    assert protocol.transport.paused
    while not protocol.application_queue.empty():
        protocol.application_queue.get_nowait()
    await until(lambda: not protocol.transport.paused)


def test_what_is_sent_goes_out_at_once_unless_something_waits_before_it() -> None:
    protocol = Protocol()
    Guard(protocol)
    wire = protocol.transport
    wire.write(b"first")
    assert (wire.taken, wire.dataBuffer) == (b"first", b"")
    wire.takes = 3
    wire.write(b"second")
    assert (wire.taken, wire.dataBuffer) == (b"firstsec", b"ond")
    wire.takes = 1_000_000
    wire.write(b"third")
    assert (wire.taken, wire.dataBuffer) == (b"firstsec", b"ondthird")


def test_a_line_that_is_lost_while_it_is_sent_to_is_left_to_the_event_loop() -> None:
    protocol = Protocol()
    Guard(protocol)
    protocol.transport.takes = -1
    protocol.transport.write(b"late")
    assert protocol.transport.dataBuffer == b"late"


def test_a_chunk_of_two_mebibytes_fits_and_a_larger_one_is_named(site: MediaSite) -> None:
    broadcast = get(f"{site.address}/create")
    address = f"{site.address.replace('http', 'ws')}/publish/{broadcast}/"
    for length, ending in ((2 * 1024 * 1024, "epoch.finished"), (2 * 1024 * 1024 + 1, "refused")):
        with RawSocket(address) as lecturer:
            lecturer.say(type="hello", publisher="page-one", take_over=True)
            lecturer.hear("welcome")
            lecturer.say(type="epoch.open", key=f"epoch-{length}", mime=MIME["h264.mkv"])
            epoch = lecturer.hear("epoch.opened")["epoch"]
            lecturer.send_bytes(CHUNK_HEAD.pack(1, 0, 0, epoch, 0) + bytes(length))
            message = lecturer.hear(ending)
            assert message.get("error", message.get("reason")) in ("bad_media", "chunk_too_large")
