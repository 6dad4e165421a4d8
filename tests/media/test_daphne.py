"""The real server with a client that stops reading: its memory stays flat, nobody else notices."""

import asyncio
import subprocess
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from media.backpressure import Guard
from media.ffmpeg import find_ffmpeg
from media.hub import FLAG_AFTER_LOSS, HEAD, KIND_START
from media.live.protocol import CHUNK_HEAD
from tests.bench.latency import MediaSite, get
from tests.live import LiveStack
from tests.media.material import MIME, cut
from tests.media.publishing import until
from tests.media.raw_socket import PING, TEXT, RawSocket

pytestmark = pytest.mark.django_db(transaction=True)
MANY_BYTES = 24_000_000


@pytest.fixture
def site() -> Iterator[MediaSite]:
    site = MediaSite(extra=LiveStack().env)
    site.start()
    yield site
    site.stop()


@pytest.fixture(scope="module")
def heavy(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """Far more than sockets hold: 20 s of noise at 12 Mbit/s, in chunks of about 100 ms."""
    path: Path = tmp_path_factory.mktemp("heavy") / "heavy.mkv"
    video = ["-f", "lavfi", "-i", "nullsrc=size=320x180:rate=25,geq=random(1)*255:128:128"]
    codec = ["-c:v", "libx264", "-preset", "ultrafast", "-bf", "0", "-g", "25", "-b:v", "12M", "-minrate", "12M"]
    command = [find_ffmpeg(), "-v", "error", *video, *codec, "-maxrate", "12M", "-bufsize", "1M", "-t", "20"]
    subprocess.run([*command, "-live", "1", str(path)], check=True, stdin=subprocess.DEVNULL)
    data = path.read_bytes()
    assert len(data) > MANY_BYTES
    return cut(data, size=150_000)


def publish(socket: RawSocket, chunks: list[bytes]) -> None:
    """All chunks, never more than 4 MB ahead of what was received."""
    socket.say(type="hello", publisher="page-one", take_over=False)
    socket.hear("welcome")
    socket.say(type="epoch.open", key="epoch-one", mime=MIME["h264.mkv"])
    socket.hear("epoch.opened")
    for seq, chunk in enumerate(chunks):
        socket.send_bytes(CHUNK_HEAD.pack(1, 0, 0, 0, seq) + chunk)
        while seq - socket.hear("ack")["received"] > 25:
            pass


def test_a_viewer_that_stops_reading_costs_no_memory(site: MediaSite, heavy: list[bytes]) -> None:
    broadcast = get(f"{site.address}/create")
    address = site.address.replace("http", "ws")
    server = psutil.Process(site.pid)
    with RawSocket(f"{address}/publish/{broadcast}/") as lecturer:
        stuck = [RawSocket(f"{address}/watch/{broadcast}/", receive_bytes=4096) for _ in range(8)]
        before = server.memory_info().rss
        publish(lecturer, heavy)
        growth = server.memory_info().rss - before
        # Without a bound the eight would hold 200 MB.
        assert growth < 90_000_000
        viewer = stuck[0]
        lagging = viewer.hear("viewer.lagging")
        assert lagging["lost_ms"] >= 1000
        begin = viewer.receive()
        assert isinstance(begin, bytes)
        assert HEAD.unpack_from(begin)[1] == KIND_START
        assert HEAD.unpack_from(begin)[2] & FLAG_AFTER_LOSS
        for each in stuck:
            each.__exit__()
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

    def writeSomeData(self, data: bytes) -> int:
        return len(data)

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
