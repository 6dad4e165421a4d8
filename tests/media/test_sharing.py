"""Between processes: what a gap does, who is asked for a beginning, what happens when nobody answers. Without a Valkey."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import cast
from uuid import UUID, uuid4

import pytest

from media.delivery import Delivery
from media.fragments import Fragment
from media.hub import FLAG_AFTER_LOSS, HEAD, KIND_MEDIA, KIND_START, Hub, HubState, Viewer
from media.modes import Mode
from media.relay import Relay
from media.relay_messages import Control, Packet, Status, Want, decode, encode, is_packet, pack, unpack
from media.sharing import Sharing

Handler = Callable[[bytes], None]


class Cloud:
    """Delivers at once between the processes of a test; `is_down` delivers nothing."""

    def __init__(self) -> None:
        self.handlers: dict[str, list[tuple[str, Handler]]] = {}
        self.said: list[Control] = []
        self.is_down = False
        self.dropped: set[int] = set()

    def publish(self, channel: str, data: bytes) -> bool:
        if self.is_down:
            return False
        if is_packet(data):
            if unpack(data).seq in self.dropped:
                return True
        else:
            self.said.append(decode(data))
        for _, handler in list(self.handlers.get(channel, [])):
            handler(data)
        return True


class Line:
    """What a process has of the cloud: stands in for its relay."""

    def __init__(self, cloud: Cloud, name: str) -> None:
        self.cloud, self.name = cloud, name.ljust(16, ".")

    def inbox_of(self, process: str) -> str:
        return f"to:{process}"

    def publish(self, channel: str, data: bytes) -> bool:
        return self.cloud.publish(channel, data)

    def listen(self, channel: str, handler: Handler, on_ready: Callable[[], None] = lambda: None) -> None:
        self.cloud.handlers.setdefault(channel, []).append((self.name, handler))
        on_ready()

    def unlisten(self, channel: str) -> None:
        kept = [each for each in self.cloud.handlers.get(channel, []) if each[0] != self.name]
        self.cloud.handlers[channel] = kept


def process(cloud: Cloud, name: str, broadcast: UUID, *, silences: list[str] | None = None) -> Delivery:
    line, delivery = Line(cloud, name), Delivery(broadcast)
    delivery.sharing = Sharing(
        delivery,
        cast(Relay, line),
        on_yield=lambda asked: None,
        on_silence=lambda: None if silences is None else silences.append(name),
    )
    sharing = delivery.sharing
    cloud.handlers[line.inbox_of(line.name)] = [(line.name, lambda data: sharing.take_packet(unpack(data)))]
    return delivery


@pytest.fixture
async def cloud() -> AsyncIterator[Cloud]:
    yield Cloud()
    for task in asyncio.all_tasks() - {asyncio.current_task()}:
        task.cancel()


@pytest.fixture
async def pair(cloud: Cloud) -> tuple[Delivery, Delivery]:
    broadcast = uuid4()
    owner, other = process(cloud, "owner", broadcast), process(cloud, "other", broadcast)
    owner.publishing(True)
    return owner, other


def begin(hub: Hub, *, number: int = 0) -> None:
    hub.start_epoch(number=number, content_type='video/mp4; codecs="avc1"', init=b"INIT%d" % number)


def push(hub: Hub, *numbers: int, key: int = -1) -> None:
    for number in numbers:
        data = b"<%d>" % number
        hub.push(Fragment(data, start_ms=number * 100, end_ms=number * 100 + 100, opens_group=number == key, pos=0))


def heard(viewer: Viewer) -> list[str]:
    """start:<first><next>, media:<n> and states, as they wait."""
    told = []
    for item in viewer._items:
        if isinstance(item, HubState):
            told.append(item.value)
        elif isinstance(item, bytes):
            kind, flags = HEAD.unpack_from(item)[1:3]
            assert not flags & FLAG_AFTER_LOSS  # its line is not slow
            told.append(f"{ {KIND_START: 'start', KIND_MEDIA: 'media'}[kind] }:{item[item.index(b'<') :].decode()}")
    viewer._items.clear()
    return told


async def test_a_late_process_gets_the_current_group_at_once_then_what_follows(pair: tuple[Delivery, Delivery]) -> None:
    owner, other = pair
    begin(owner.video)
    push(owner.video, 0, 1, key=0)
    viewer = other.join()
    assert heard(viewer) == ["waiting", "live", "start:<0><1>"]
    push(owner.video, 2, 3, key=3)
    assert heard(viewer) == ["media:<2>", "media:<3>"]
    assert heard(other.join())[-1] == "start:<3>"


async def test_nothing_is_sent_that_nobody_wants(pair: tuple[Delivery, Delivery], cloud: Cloud) -> None:
    owner, other = pair
    viewer = other.join(Mode.SLIDES)
    sent: list[bytes] = []
    cloud.handlers[f"daris:media:{owner.broadcast_id}:video"] = [("spy", sent.append)]
    begin(owner.video)
    push(owner.video, 0, 1, key=0)
    assert sent == []
    owner.video.end()
    assert heard(viewer) == ["waiting", "live", "ended"]


async def test_after_a_gap_all_go_on_with_the_next_keyframe(pair: tuple[Delivery, Delivery], cloud: Cloud) -> None:
    owner, other = pair
    viewer = other.join()
    begin(owner.video)
    push(owner.video, 0, 1, key=0)
    cloud.dropped = {3}
    push(owner.video, 2, 3, 4)
    assert heard(viewer) == ["waiting", "live", "start:<0>", "media:<1>"]
    assert heard(other.join()) == ["live"]  # no picture with a hole in it
    push(owner.video, 5, 6, key=5)
    assert heard(viewer) == ["start:<5>", "media:<6>"]


async def test_who_missed_the_beginning_of_an_epoch_asks_for_it(pair: tuple[Delivery, Delivery], cloud: Cloud) -> None:
    owner, other = pair
    viewer = other.join()
    begin(owner.video)
    push(owner.video, 0, key=0)
    cloud.dropped = {2}
    begin(owner.video, number=1)
    push(owner.video, 1, key=1)
    cloud.dropped = set()
    push(owner.video, 2)
    assert heard(viewer) == ["waiting", "live", "start:<0>", "start:<1><2>"]
    assert other.video.epoch is not None
    assert other.video.epoch.init == b"INIT1"


async def test_a_line_that_is_down_costs_the_time_up_to_the_next_keyframe(
    pair: tuple[Delivery, Delivery], cloud: Cloud
) -> None:
    owner, other = pair
    viewer = other.join()
    begin(owner.video)
    push(owner.video, 0, key=0)
    cloud.is_down = True
    push(owner.video, 1)
    cloud.is_down = False
    push(owner.video, 2, 3, 4, key=3)
    assert heard(viewer) == ["waiting", "live", "start:<0>", "start:<3>", "media:<4>"]


async def test_another_owner_goes_on_and_the_first_one_follows(pair: tuple[Delivery, Delivery]) -> None:
    owner, other = pair
    begin(owner.video)
    push(owner.video, 0, 1, key=0)
    here, there = owner.join(), other.join()
    heard(here)
    heard(there)
    owner.publishing(False)
    other.publishing(True)
    begin(other.video)
    push(other.video, 2, 3, key=2)
    assert heard(there) == ["start:<2>", "media:<3>"]
    assert heard(here)[-2:] == ["start:<2>", "media:<3>"]


async def test_an_owner_that_says_nothing_is_an_interruption_and_the_database_is_asked(
    cloud: Cloud, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("TICK_S", 0.02), ("GONE_S", 0.1), ("ASK_S", 0.1)):
        monkeypatch.setattr(f"media.sharing.{name}", value)
    silences: list[str] = []
    broadcast = uuid4()
    owner, other = process(cloud, "owner", broadcast), process(cloud, "other", broadcast, silences=silences)
    owner.publishing(True)
    begin(owner.video)
    push(owner.video, 0, key=0)
    viewer = other.join()
    assert heard(viewer) == ["waiting", "live", "start:<0>"]
    cloud.is_down = True
    await asyncio.sleep(0.5)
    assert heard(viewer) == ["interrupted"]
    assert silences
    assert owner.sharing is not None
    assert owner.sharing.headcounts == []
    cloud.is_down = False
    await asyncio.sleep(0.2)
    assert other.video.state is HubState.LIVE
    assert [headcount.modes for headcount in owner.sharing.headcounts] == [{"video": 1}]


async def test_what_cannot_be_made_is_said_in_all_processes(pair: tuple[Delivery, Delivery]) -> None:
    owner, other = pair
    begin(owner.video)
    push(owner.video, 0, key=0)
    viewer = other.join()
    owner.set_unavailable({Mode.AUDIO})
    other.choose(viewer, Mode.AUDIO)
    assert viewer.mode is Mode.VIDEO
    assert other.unavailable == {Mode.AUDIO}


def test_messages_come_back_as_they_were_sent() -> None:
    packet = Packet(uuid4(), Mode.AUDIO, 4_000_000_000, "0123456789abcdef", b"message")
    assert unpack(pack(packet)) == packet
    with pytest.raises(ValueError, match="shorter"):
        unpack(b"\0short")
    assert not any(
        is_packet(encode(message))
        for message in (
            Status(process="a", state="live", unavailable=[]),
            Want(process="a", starts=[], modes={}, wishes=[], behind_ms=[]),
        )
    )
