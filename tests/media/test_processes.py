"""Two web processes and a Valkey: publisher on one, viewers on both, and each of the three dies."""

import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise

import pytest

from media.hub import HubState
from media.watchdog import EXIT_CODE
from tests.bench.latency import MediaSite, get, percentile
from tests.live import LiveStack
from tests.media.audience import Lecturer, Viewer, wait
from tests.media.conftest import Make
from tests.media.material import MIME, cut, is_part, look, pictures, sounds, tone_hz
from tests.media.raw_socket import RawSocket
from tests.media.recorded import recordings
from tests.valkey import Valkey

pytestmark = pytest.mark.django_db(transaction=True)
SECONDS = 40
EVERY_S = 0.2


@dataclass
class Place:
    """Where it all happens. `one` is published to first."""

    valkey: Valkey
    one: MediaSite
    two: MediaSite
    chunks: list[bytes]
    broadcast: str = ""

    def watch(self, *sites: MediaSite, mode: str = "") -> Viewer:
        query = f"?mode={mode}" if mode else ""
        return Viewer(*(f"{ws(site)}/watch/{self.broadcast}/{query}" for site in sites))

    def lecture(self, *sites: MediaSite) -> Lecturer:
        addresses = [f"{ws(site)}/publish/{self.broadcast}/" for site in sites]
        return Lecturer(*addresses, chunks=self.chunks, mime=MIME["h264.mkv"], every_s=EVERY_S)


def ws(site: MediaSite) -> str:
    return site.address.replace("http", "ws")


@pytest.fixture(scope="module")
def chunks(make_material: Make) -> list[bytes]:
    data = make_material("h264.mkv", seconds=SECONDS)
    return cut(data, size=-(-len(data) // int(SECONDS / EVERY_S)))


@pytest.fixture(scope="module")
def servers(django_db_setup: None) -> Iterator[tuple[Valkey, list[MediaSite]]]:
    valkey = Valkey()
    sites = [MediaSite(extra=LiveStack().env | {"VALKEY_URL": valkey.url}) for _ in range(2)]
    yield valkey, sites
    for site in sites:
        site.kill()
    valkey.close()


@pytest.fixture
def place(servers: tuple[Valkey, list[MediaSite]], chunks: list[bytes]) -> Iterator[Place]:
    """All three run, whatever the test before did to them."""
    valkey, sites = servers
    valkey.start()
    with ThreadPoolExecutor() as threads:
        list(threads.map(MediaSite.start, sites))
    place = Place(valkey, one=sites[0], two=sites[1], chunks=chunks)
    place.broadcast = get(f"{place.one.address}/create")
    yield place
    for site in sites:
        with suppress(OSError):
            get(f"{site.address}/end?broadcast={place.broadcast}")
            break


def test_viewers_of_another_process_get_the_same_and_are_counted(place: Place) -> None:
    with place.watch(place.two) as early, place.lecture(place.one) as lecturer, place.watch(place.one) as near:
        assert isinstance(early, Viewer)
        assert isinstance(near, Viewer)
        wait(lambda: early.last("state") == {"type": "state", "state": "live"} and early.starts)
        wait(lambda: lecturer.is_online and len(near.media) > 5)
        late = place.watch(place.two)
        assert wait(lambda: late.starts) < 1.5
        light = place.watch(place.two, mode="light")
        sound = place.watch(place.two)
        sound.say(type="mode", mode="audio")
        wait(lambda: light.starts and sound.last("mode").get("mode") == "audio", within_s=5)
        for viewer, behind_ms in ((early, 800), (near, 400), (late, 500)):
            viewer.say(type="report", behind_ms=behind_ms, stalls=0)
        modes = {"video": 3, "light": 1, "audio": 1, "slides": 0}
        wait(lambda: lecturer.last("audience").get("modes") == modes, within_s=6)
        wait(lambda: lecturer.last("audience").get("behind_max_ms") == 800, within_s=6)
        assert lecturer.last("audience")["behind_p50_ms"] == 500
        wait(lambda: len(light.data) > 30_000 and len(sound.media) > 15 and len(early.media) > 35)
        came = {at_ms: at for at, _, at_ms in near.media}
        behind = sorted((at - came[at_ms]) * 1000 for at, _, at_ms in early.media if at_ms in came)
        assert len(behind) > 20
        assert percentile(behind, 0.5) < 50
        seen, heard = look(light.data), look(sound.data)
        assert seen.frames["video"] > 15
        assert set(heard.frames) == {"audio"}
        assert abs(light.media[-1][2] - near.media[-1][2]) < 1500
        assert '"closed"' in get(f"{place.two.address}/end?broadcast={place.broadcast}")
        everyone = [early, near, late, light, sound]
        wait(lambda: all(viewer.last("state").get("state") == "ended" for viewer in everyone), within_s=5)
        for viewer in (late, light, sound):
            viewer.leave()


def test_a_killed_process_of_viewers_loses_them_to_another_one(place: Place) -> None:
    with place.lecture(place.one), place.watch(place.two, place.one) as viewer:
        assert isinstance(viewer, Viewer)
        wait(lambda: len(viewer.media) > 10)
        place.two.kill()
        killed = time.monotonic()
        wait(lambda: viewer.starts[-1][0] > killed, within_s=3)


def test_a_killed_owner_loses_its_publisher_to_another_process_and_nothing_of_the_recording(place: Place) -> None:
    with (
        place.lecture(place.one, place.two) as lecturer,
        place.watch(place.two) as far,
        place.watch(place.one, place.two) as near,
    ):
        assert isinstance(lecturer, Lecturer)
        assert isinstance(far, Viewer)
        assert isinstance(near, Viewer)
        wait(lambda: len(far.media) > 20 and len(near.media) > 20)
        place.one.kill()
        killed = time.monotonic()
        acked = lecturer.acked
        back_s = wait(lambda: near.starts[-1][0] > killed and lecturer.acked > acked, within_s=10)
        assert back_s < 3, "on one machine nobody waits for a lease"
        wait(lambda: far.media[-1][0] > killed + 1, within_s=5)
        # The process comes back and finds a journal that is not its own any more.
        place.one.start()
        acked = lecturer.acked
        wait(lambda: lecturer.acked > acked + 10)
        # It is killed again, idle, and the other one too: the first has taken the broadcast up when the publisher comes.
        place.two.kill()
        wait(lambda: near.media[-1][0] > killed + 1 and lecturer.is_online)
        last = lecturer.acked
        lecturer.leave()
        assert_recorded(place, at_least=last + 1)


def test_an_owner_that_hangs_dies_and_another_process_goes_on(place: Place) -> None:
    with place.lecture(place.one, place.two) as lecturer, place.watch(place.two) as far:
        assert isinstance(lecturer, Lecturer)
        assert isinstance(far, Viewer)
        wait(lambda: len(far.media) > 10)
        with suppress(OSError):
            get(f"{place.one.address}/hang")  # comes back when the process is gone, long before it would answer
        died = time.monotonic()
        wait(lambda: far.media[-1][0] > died + 1, within_s=8)
        assert place.one.exit_code == EXIT_CODE
        acked = lecturer.acked
        wait(lambda: lecturer.acked > acked + 5)


def test_an_owner_that_is_frozen_as_a_whole_is_ended_and_another_process_goes_on(place: Place) -> None:
    with place.lecture(place.one, place.two) as lecturer, place.watch(place.two) as far:
        assert isinstance(lecturer, Lecturer)
        assert isinstance(far, Viewer)
        wait(lambda: len(far.media) > 10 and lecturer.acked > 10)
        os.kill(place.one.pid, signal.SIGSTOP)
        frozen = time.monotonic()
        lecturer.addresses.remove(f"{ws(place.one)}/publish/{place.broadcast}/")
        lecturer.cut()  # as a page does that hears nothing
        took_s = wait(lambda: far.media[-1][0] > frozen + 2, within_s=30)
        assert took_s > 8, "its lease protects an owner that may be back in a moment"
        assert place.one.exit_code == -signal.SIGKILL
        acked = lecturer.acked
        wait(lambda: lecturer.acked > acked + 5)
        last = lecturer.acked
        lecturer.leave()
        place.one.start()
        assert_recorded(place, at_least=last + 1)


def test_an_idle_owner_lets_go_when_the_publisher_comes_to_another_process(place: Place) -> None:
    with place.lecture(place.one) as first:
        wait(lambda: isinstance(first, Lecturer) and first.acked > 10)
    with place.watch(place.one) as viewer, place.lecture(place.two) as lecturer:
        assert isinstance(viewer, Viewer)
        assert isinstance(lecturer, Lecturer)
        took_s = wait(lambda: lecturer.is_online, within_s=5)
        assert took_s < 3
        since = time.monotonic()
        wait(lambda: viewer.media and viewer.media[-1][0] > since + 1, within_s=5)
        assert viewer.last("state")["state"] == HubState.LIVE


def test_another_page_at_another_process_is_refused_unless_it_takes_over(place: Place) -> None:
    with place.lecture(place.one) as lecturer:
        assert isinstance(lecturer, Lecturer)
        wait(lambda: lecturer.acked > 5)
        address = f"{ws(place.two)}/publish/{place.broadcast}/"
        with RawSocket(address) as second:
            second.say(type="hello", publisher="page-two", take_over=False)
            assert second.hear("refused")["reason"] == "publisher_active"
        assert lecturer.is_online
        with RawSocket(address) as third:
            third.say(type="hello", publisher="page-two", take_over=True)
            lecturer.addresses.clear()  # it does not come back after 4408
            third.hear("welcome")
        assert lecturer.last("stop")
        assert lecturer.last("refused")["reason"] == "taken_over"


def test_without_valkey_the_owners_viewers_notice_nothing_and_the_others_come_back_with_it(place: Place) -> None:
    with place.lecture(place.one) as lecturer, place.watch(place.one) as near, place.watch(place.two) as far:
        assert isinstance(lecturer, Lecturer)
        assert isinstance(near, Viewer)
        assert isinstance(far, Viewer)
        wait(lambda: len(far.media) > 10 and len(near.media) > 10)
        place.valkey.kill()
        killed = time.monotonic()
        with place.watch(place.one) as late:
            assert isinstance(late, Viewer)
            wait(lambda: late.starts, within_s=3)
        wait(lambda: far.last("state").get("state") == "interrupted", within_s=8)
        place.valkey.start()
        started = time.monotonic()
        assert wait(lambda: far.media[-1][0] > started, within_s=5) < 4
        wait(lambda: far.last("state").get("state") == "live", within_s=3)
        wait(lambda: near.media[-1][0] > started + 1)
        # It answers no more, but holds its lines.
        place.valkey.freeze()
        wait(lambda: far.last("state").get("state") == "interrupted", within_s=8)
        place.valkey.thaw()
        thawed = time.monotonic()
        wait(lambda: far.media[-1][0] > thawed and far.last("state").get("state") == "live", within_s=8)
        assert near.gap_s(since=killed) < 1.5
        assert len(near.starts) == 1
        wait(lambda: len(far.media) > 10)  # of its new beginning
        last = lecturer.acked
        lecturer.leave()
        assert_recorded(place, at_least=last + 1)
    source = b"".join(place.chunks)
    for viewer in (near, far):
        assert is_part(pictures(viewer.data), of=pictures(source))
        assert is_part(sounds(viewer.data), of=sounds(source))


def assert_recorded(place: Place, *, at_least: int) -> None:
    """End it: the recording is what was published, picture by picture, with at least so many chunks."""
    assert '"closed"' in get(f"{place.one.address}/end?broadcast={place.broadcast}")
    [recorded] = recordings(place.broadcast)
    whole, acknowledged = (b"".join(chunks) for chunks in (place.chunks, place.chunks[:at_least]))
    for kind, rounded in ((pictures, 0), (sounds, 1)):  # what sounds before the first picture is cut off
        found, made = kind(recorded), kind(whole)
        assert found in (made[: len(found)], made[rounded : rounded + len(found)])
        assert len(found) >= len(kind(acknowledged)) - 1 - rounded
    assert 430 < tone_hz(recorded) < 450
    assert all(30 <= b - a <= 50 for a, b in pairwise(look(recorded).times("video")))
