"""Whatever a publisher sends: the epoch ends with an error at worst. Never a crash, a hang, or memory without a bound."""

import asyncio
import random
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import Settings

from media.epochs import MAX_BACKLOG_BYTES
from media.errors import BroadcastFull, ChunkRefused
from media.ffmpeg import find_ffmpeg
from media.hub import HEAD
from media.ingest import Ingest
from tests.media.conftest import Make
from tests.media.material import MIME, RECORDED, cut, look, remux
from tests.media.publishing import FakePublisher, new_broadcast, open_live, send, start_ingest
from tests.media.sockets import Publish, Socket, Watch

NAMES = ["chromium-h264.mkv", "chromium-vp8.webm", "chromium-mp4.mp4"]
MAY_GROW_BYTES = 300 * 1024 * 1024
ENDS_WITHIN_S = 15
FUZZ = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
CLAIMS = [
    b"\x1f\x43\xb6\x75\x01\xff\xff\xff\xff\xff\xff\xff",  # a cluster without an end
    b"\xa3\x08\x7f\xff\xff\xff\xff",  # a block of 32 GB
    b"\x53\xab\x08\xff\xff\xff\xff\xff\xff\xff\xff",
    b"\x7f\xff\xff\xffmoof",
    b"\x00\x00\x00\x01mdat\x7f\xff\xff\xff\xff\xff\xff\xff",
    b"\xff" * 64,
    b"\x00" * 64,
]


@pytest.fixture(autouse=True)
def bounded_memory() -> Iterator[None]:
    before = psutil.Process().memory_info().rss
    yield
    assert psutil.Process().memory_info().rss - before < MAY_GROW_BYTES


@st.composite
def damaged(draw: st.DrawFn) -> tuple[bytes, str]:
    """Real material with a few hurts, and the type that is claimed for it."""
    name = draw(st.sampled_from(NAMES))
    data = bytearray((RECORDED / name).read_bytes())
    # Nearer to the beginning more often: there is what the rest is understood by.
    places = st.one_of(st.integers(0, 600), st.integers(0, len(data) - 1))
    for _ in range(draw(st.integers(0, 4))):
        at, length = min(draw(places), len(data)), draw(st.integers(1, 4000))
        match draw(st.sampled_from(["cut", "drop", "again", "bytes", "claim", "other"])):
            case "cut":
                del data[at:]
            case "drop":
                del data[at : at + length]
            case "again":
                data[at:at] = data[at : at + length]
            case "bytes":
                noise = draw(st.binary(min_size=1, max_size=40))
                data[at : at + len(noise)] = noise
            case "claim":
                claim = draw(st.sampled_from(CLAIMS))
                data[at : at + len(claim)] = claim
            case "other":
                other = (RECORDED / draw(st.sampled_from(NAMES))).read_bytes()
                data[at : at + length] = other[at : at + length]
    return bytes(data), draw(st.sampled_from([MIME[name], MIME[name], *MIME.values()]))


@FUZZ
@given(damaged(), st.integers(200, 8000), st.integers(0, 1000))
def test_damaged_media_end_in_order(source: tuple[bytes, str], size: int, seed: int) -> None:
    data, mime = source
    made = remux(cut(data, size=size, seed=seed), mime=mime, timeout_s=ENDS_WITHIN_S)
    assert len(made.data) < 4 * len(data) + 256 * 1024
    assert all(0 <= piece.fragment.start_ms <= piece.fragment.end_ms for piece in made.pieces)


@FUZZ
@given(st.lists(st.binary(max_size=3000), max_size=12), st.sampled_from(sorted(set(MIME.values()))))
def test_noise_is_no_media(chunks: list[bytes], mime: str) -> None:
    made = remux(chunks, mime=mime, timeout_s=ENDS_WITHIN_S)
    assert made.error is not None
    assert made.pieces == []


@pytest.mark.parametrize("name", ["sparse.mkv", "late.mkv"])
def test_a_picture_that_hardly_ever_changes_holds_up_nothing(name: str, tmp_path: Path) -> None:
    """Seconds of sound between two frames, or sound long before the first: the reader waits for neither."""
    rate = "fps=1/9" if name == "sparse.mkv" else "setpts=PTS+20/TB,fps=2"
    command = [find_ffmpeg(), "-v", "error", "-f", "lavfi", "-i", f"testsrc2=size=160x90:rate=5:duration=25,{rate}"]
    command += ["-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000:duration=45", "-c:v", "libx264", "-bf", "0"]
    command += ["-preset", "ultrafast", "-c:a", "libopus", "-b:a", "16k", "-live", "1", str(tmp_path / name)]
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
    chunks = cut((tmp_path / name).read_bytes(), size=900)
    made = remux(chunks, mime=MIME["h264.mkv"], timeout_s=ENDS_WITHIN_S)
    assert made.error is None
    assert look(made.data).times("audio")[-1] > 40_000


@pytest.mark.django_db(transaction=True)
async def test_wrong_epochs_and_numbers_touch_no_other_broadcast(tmp_path: Path, make_material: Make) -> None:
    chunks = cut(make_material("chromium-h264.mkv"), size=2200)
    chance = random.Random(7)
    victim = await start_ingest(await new_broadcast(), journal_dir=tmp_path / "victim")
    live = await open_live(victim, key="victim-epoch", mime=MIME["chromium-h264.mkv"])
    watching = victim.hub.join()
    hostile = await start_ingest(await new_broadcast(), journal_dir=tmp_path / "hostile")
    hostile.attach(FakePublisher())
    for turn in range(6):
        await open_live(hostile, key=f"hostile-{turn}", mime=chance.choice(list(MIME.values())))
        for _ in range(80):
            payload = chance.choice([chance.randbytes(chance.randint(1, 4000)), chance.choice(chunks), b""])
            epoch, seq = chance.choice([0, turn, turn + 1, 2**32 - 1]), chance.choice([0, 1, 2, 3, 2**31, 2**32 - 1])
            with suppress(ChunkRefused):
                hostile.receive(payload, epoch=epoch, seq=seq)
            assert waiting_bytes(hostile) <= MAX_BACKLOG_BYTES
            await asyncio.sleep(0)
    assert watching.queued_bytes == 0
    await send(victim, live, chunks)
    await asyncio.wait_for(hostile.close(), 30)
    await asyncio.wait_for(victim.close(), 30)
    assert watching.queued_bytes > len(make_material("chromium-h264.mkv")) / 2


def waiting_bytes(ingest: Ingest) -> int:
    return ingest._journal.waiting_bytes + (ingest.live.remuxer.backlog_bytes if ingest.live else 0)


@pytest.mark.django_db(transaction=True)
async def test_a_broadcast_takes_so_much_and_no_more(tmp_path: Path, settings: Settings, make_material: Make) -> None:
    chunks = cut(make_material("chromium-h264.mkv"), size=2200)
    settings.MEDIA_BROADCAST_BYTES = 5 * 2200
    broadcast = await new_broadcast()
    ingest = await start_ingest(broadcast, journal_dir=tmp_path)
    live = await open_live(ingest, key="epoch-one", mime=MIME["chromium-h264.mkv"])
    await send(ingest, live, chunks, stop=5)
    ingest.receive(chunks[4], epoch=0, seq=4)  # a repetition costs nothing
    with pytest.raises(BroadcastFull):
        ingest.receive(chunks[5], epoch=0, seq=5)
    await ingest.close()


@pytest.mark.django_db(transaction=True)
async def test_the_page_is_told_that_the_broadcast_is_full(tmp_path: Path, settings: Settings) -> None:
    settings.MEDIA_JOURNAL_DIR, settings.MEDIA_BROADCAST_BYTES = tmp_path, 10
    socket = await Socket(Publish, await new_broadcast()).open()
    await socket.say("hello", publisher="test-page")
    await socket.say("epoch.open", key="epoch-one", mime=MIME["chromium-h264.mkv"])
    await socket.heard("epoch.opened")
    await socket.chunk(0, 0, b"more than ten bytes")
    assert (await socket.heard("refused"))["reason"] == "broadcast_full"
    assert await socket.closed() == 4413


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("seed", range(4))
async def test_noise_on_the_media_sockets_closes_them(seed: int, tmp_path: Path, settings: Settings) -> None:
    settings.MEDIA_JOURNAL_DIR = tmp_path
    chance = random.Random(seed)
    broadcast = await new_broadcast()
    bystander = await Socket(Watch, broadcast, user="viewer").open()
    for consumer in (Publish, Watch):
        for _ in range(6):
            socket = await Socket(consumer, broadcast).open()
            if consumer is Publish and chance.random() < 0.6:
                await socket.say("hello", publisher="noise-page", take_over=True)
            while socket.code is None:
                await utter(socket, chance)
                await asyncio.sleep(0)
            assert socket.code in {4400, 4413, 4415, 4429}
            await socket.leave()
    assert bystander.binaries == []
    assert bystander.code is None
    await bystander.leave()


async def utter(socket: Socket, chance: random.Random) -> None:
    noise = chance.randbytes(chance.choice([1, 11, 12, HEAD.size, 500]))
    match chance.randrange(6):
        case 0:
            await socket.send_to(bytes_data=noise)
        case 1:
            await socket.send_to(text_data=noise.decode("latin-1"))
        case 2:
            await socket.send_to(text_data="[" * 3000)
        case 3:
            await socket.say(chance.choice(["epoch.finish", "mode", "report", "hello"]), epoch=2**70, mode=None)
        case 4:
            await socket.chunk(chance.randrange(2**32), chance.randrange(2**32), noise)
        case 5:
            await socket.say(
                "epoch.open", key="k" * chance.randint(0, 90), mime=chance.choice(["", "video/webm", "x" * 200])
            )
