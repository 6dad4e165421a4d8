"""Lighter renditions: what is in them, when they are made, and that a bad stream harms nobody."""

import asyncio
import io
import logging
import time
from collections.abc import AsyncIterator
from dataclasses import replace
from itertools import pairwise
from uuid import uuid4

import av
import psutil
import pytest
from pytest_django import Settings

from media.delivery import Delivery
from media.hub import HEAD, KIND_START, START_HEAD, HubState, ModeChange, Restart, SourceLate, Viewer
from media.modes import Mode
from media.rendering import Renderer
from tests.media.conftest import Make
from tests.media.material import MIME, Remuxed, cut, look, remux, tone_hz
from tests.media.publishing import until


def source(make_material: Make, name: str, *, offset_ms: int = 0) -> Remuxed:
    return remux(cut(make_material(name)), mime=MIME[name], offset_ms=offset_ms)


def render(made: Remuxed, mode: Mode) -> tuple[Renderer, bytes]:
    assert made.init is not None
    renderer = Renderer(made.init.data, mode=mode)
    fragments = [out for piece in made.pieces for out in renderer.feed(piece.fragment.data)]
    fragments += renderer.finish()
    return renderer, renderer.init + b"".join(fragment.data for fragment in fragments)


def size(data: bytes) -> tuple[int, int]:
    with av.open(io.BytesIO(data), "r") as container:
        return container.streams.video[0].width, container.streams.video[0].height


@pytest.mark.parametrize(
    ("name", "picture"), [("large.mkv", (426, 240)), ("vp9.webm", (320, 180)), ("aac.mp4", (320, 180))]
)
def test_light_is_a_small_picture_and_the_same_sound_at_the_same_times(
    name: str, picture: tuple[int, int], make_material: Make
) -> None:
    made = source(make_material, name, offset_ms=5000)
    renderer, light = render(made, Mode.LIGHT)
    assert renderer.content_type.startswith('video/mp4; codecs="avc1.4D40')  # abilities.js asks for it
    assert size(light) == picture
    before, after = look(made.data), look(light)
    for kind in ("video", "audio"):
        assert abs(after.times(kind)[0] - before.times(kind)[0]) <= 100
        assert abs(after.times(kind)[-1] - before.times(kind)[-1]) <= 100
    assert 85 <= after.frames["video"] <= 95  # 15 a second
    assert all(1900 <= b - a <= 2200 for a, b in pairwise(after.keyframes()))
    assert 430 < tone_hz(light) < 450
    assert len(light) * 8 / 6 < 190_000


@pytest.mark.parametrize("name", ["large.mkv", "aac.mp4", "sound.webm"])
def test_audio_is_the_sound_alone(name: str, make_material: Make) -> None:
    made = source(make_material, name, offset_ms=5000)
    renderer, sound = render(made, Mode.AUDIO)
    assert renderer.content_type == 'audio/mp4; codecs="opus"'
    before, after = look(made.data), look(sound)
    assert set(after.frames) == {"audio"}
    assert abs(after.times("audio")[0] - before.times("audio")[0]) <= 100
    assert abs(after.times("audio")[-1] - before.times("audio")[-1]) <= 100
    assert 430 < tone_hz(sound) < 450
    assert len(sound) * 8 / 6 < 38_000  # of 50 kbit/s with the slides


def test_after_a_gap_a_rendition_goes_on_with_a_keyframe(make_material: Make) -> None:
    made = source(make_material, "large.mkv")
    assert made.init is not None
    renderer = Renderer(made.init.data, mode=Mode.LIGHT)
    fragments = []
    for piece in made.pieces:
        if 1000 <= piece.fragment.start_ms < 4000:
            continue
        if piece.fragment.start_ms == 4000:
            renderer.skip()
        fragments += renderer.feed(piece.fragment.data)
    fragments += renderer.finish()
    seen = look(renderer.init + b"".join(fragment.data for fragment in fragments))
    assert seen.keyframes()[:2] == [0, 4000]
    assert not [ms for ms in seen.times("video") if 1000 < ms < 4000]
    assert abs(seen.times("audio")[-1] - 5980) <= 100


class Stage:
    """A delivery whose video is played by the test."""

    def __init__(self) -> None:
        self.delivery = Delivery(uuid4())
        self.delivery.publishing(True)

    async def play(self, made: Remuxed, *, number: int = 0, pace: float = 4) -> None:
        """An epoch, `pace` times as fast as life."""
        self.begin(made, number=number)
        for before, piece in pairwise([made.pieces[0], *made.pieces]):
            await asyncio.sleep((piece.fragment.end_ms - before.fragment.end_ms) / 1000 / pace)
            self.delivery.video.push(piece.fragment)

    def begin(self, made: Remuxed, *, number: int = 0) -> None:
        assert made.init is not None
        name = f'video/mp4; codecs="{made.init.codecs}"'
        self.delivery.video.start_epoch(number=number, content_type=name, init=made.init.data)


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    stage = Stage()
    yield stage
    stage.delivery.close()
    await until(lambda: not children())
    await asyncio.sleep(0.05)  # the pipes of the children are closed


def children() -> list[psutil.Process]:
    return [child for child in psutil.Process().children() if is_encoder(child)]


def is_encoder(process: psutil.Process) -> bool:
    try:
        return any("media.render_child" in part for part in process.cmdline())
    except psutil.Error:  # it ended a moment ago
        return False


class Page:
    """Takes what a viewer is sent."""

    def __init__(self, viewer: Viewer) -> None:
        self.viewer = viewer
        self.modes: list[tuple[str, str]] = []
        self.states: list[HubState] = []
        self.starts: list[tuple[int, int]] = []  # epoch, ms
        self.data = b""
        self.last_ms = 0
        self.task = asyncio.create_task(self._take())

    async def _take(self) -> None:
        while True:
            item = await self.viewer.get()
            if isinstance(item, ModeChange):
                self.modes.append((item.mode, item.reason))
                self.data = b""
            elif isinstance(item, HubState):
                self.states.append(item)
            elif not isinstance(item, SourceLate):
                self._take_media(item.data if isinstance(item, Restart) else item)

    def _take_media(self, message: bytes) -> None:
        _, kind, _, epoch, self.last_ms = HEAD.unpack_from(message)
        content = message[HEAD.size :]
        if kind == KIND_START:
            type_bytes, _ = START_HEAD.unpack_from(content)
            content = content[START_HEAD.size + type_bytes :]
            self.starts.append((epoch, self.last_ms))
            self.data = b""
        self.data += content


async def test_a_rendition_is_made_while_somebody_uses_it(
    stage: Stage, make_material: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("media.delivery.LINGER_S", 0.4)
    made = source(make_material, "large.mkv", offset_ms=5000)
    watching = Page(stage.delivery.join())
    playing = asyncio.create_task(stage.play(made, pace=1.5))
    await until(lambda: bool(watching.starts))
    assert children() == []
    began = time.monotonic()
    light = Page(stage.delivery.join(Mode.LIGHT))
    await until(lambda: bool(light.starts))
    assert time.monotonic() - began < 2  # with a machine to itself: half a second
    assert light.modes == [("light", "")]
    assert len(children()) == 1
    listening = Page(stage.delivery.join())
    stage.delivery.choose(listening.viewer, Mode.AUDIO)
    assert listening.viewer.mode is Mode.VIDEO  # until there is something to hear
    await until(lambda: listening.modes == [("video", ""), ("audio", "")])
    await playing
    await until(lambda: light.last_ms > 10_500 and listening.last_ms > 10_500)
    assert size(light.data) == (426, 240)
    assert 430 < tone_hz(light.data) < 450
    assert set(look(listening.data).frames) == {"audio"}
    for page in (light, listening):
        stage.delivery.leave(page.viewer)
    assert len(children()) == 2
    await until(lambda: not children())
    assert watching.modes == [("video", "")]


async def test_a_new_epoch_goes_on_in_the_mode(stage: Stage, make_material: Make) -> None:
    light = Page(stage.delivery.join(Mode.LIGHT))
    # Not faster: on a busy machine the end of an epoch would be left out for being late.
    await stage.play(source(make_material, "large.mkv"), pace=2)
    await stage.play(source(make_material, "vp9.webm", offset_ms=6000), number=1, pace=2)
    await until(lambda: light.last_ms > 11_500)
    assert light.modes == [("light", "")]
    assert [epoch for epoch, _ in light.starts] == [0, 1]
    assert abs(light.starts[1][1] - 6000) <= 100
    assert size(light.data) == (320, 180)


async def test_what_cannot_be_made_is_said_and_comes_with_the_next_epoch(stage: Stage, make_material: Make) -> None:
    listening = Page(stage.delivery.join(Mode.AUDIO))
    await stage.play(source(make_material, "silent.mkv"))
    await until(lambda: listening.modes == [("audio", ""), ("video", "unavailable")])
    assert look(listening.data).frames["video"] > 0
    asking = Page(stage.delivery.join())
    stage.delivery.choose(asking.viewer, Mode.AUDIO)
    await until(lambda: asking.modes == [("video", ""), ("video", "unavailable")])
    await stage.play(source(make_material, "sound.webm", offset_ms=6000), number=1)
    await until(lambda: listening.modes[-1] == asking.modes[-1] == ("audio", ""))
    assert set(look(listening.data).frames) == {"audio"}


async def test_a_broken_stream_and_a_killed_encoder_end_the_rendition_only(
    stage: Stage, make_material: Make, caplog: pytest.LogCaptureFixture
) -> None:
    made = source(make_material, "large.mkv")
    light, watching = Page(stage.delivery.join(Mode.LIGHT)), Page(stage.delivery.join())
    stage.begin(made)
    stage.delivery.video.push(replace(made.pieces[0].fragment, data=b"\0\0\0\x10moof" + bytes(8)))
    with caplog.at_level(logging.WARNING, "daris.media"):
        await until(lambda: light.modes[-1] == ("video", "unavailable"))
    assert "light" in caplog.text
    await stage.play(made, number=1, pace=20)
    await until(lambda: light.modes[-1] == ("light", "") and len(children()) == 1)
    children()[0].kill()
    await until(lambda: light.modes[-1] == ("video", "unavailable"))
    assert watching.modes == [("video", "")]
    assert watching.last_ms > 5000


async def test_no_more_are_made_at_once_than_allowed_and_who_waits_gets_the_next_free_place(
    stage: Stage, make_material: Make, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    settings.MEDIA_RENDITIONS = 1
    monkeypatch.setattr("media.delivery.LINGER_S", 0.2)
    made = source(make_material, "large.mkv")
    other = Stage()
    light = Page(other.delivery.join(Mode.LIGHT))
    waiting = Page(stage.delivery.join(Mode.AUDIO))
    insisting = Page(stage.delivery.join())
    stage.delivery.choose(insisting.viewer, Mode.AUDIO)
    playing = [asyncio.create_task(each.play(made, pace=1)) for each in (other, stage)]
    await until(lambda: bool(light.starts) and bool(waiting.starts))
    assert (light.modes, light.viewer.mode) == ([("light", "")], Mode.LIGHT)
    refused = [("audio", ""), ("video", "unavailable")]
    assert (waiting.modes, insisting.modes) == (refused, [("video", ""), ("video", "unavailable")])
    assert look(waiting.data).frames["video"] > 0
    [child] = children()
    assert child.nice() >= 5

    stage.delivery.retry()  # as with each epoch: in vain, and nobody is told once more
    await asyncio.sleep(0.05)
    assert waiting.modes == refused
    other.delivery.leave(light.viewer)
    await until(lambda: waiting.modes[2:] == insisting.modes[2:] == [("audio", "")])
    await until(lambda: bool(waiting.data))
    assert set(look(waiting.data).frames) == {"audio"}
    assert len(children()) == 1
    for each in playing:
        each.cancel()
    other.delivery.close()


async def test_an_encoder_that_cannot_keep_up_drops_to_the_next_keyframe(
    stage: Stage, make_material: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("media.rendition.MAX_BEHIND_MS", 300)
    light = Page(stage.delivery.join(Mode.LIGHT))
    made = source(make_material, "large.mkv")
    stage.begin(made)
    stage.delivery.video.push(made.pieces[0].fragment)
    await until(lambda: bool(children()) and bool(light.starts))
    children()[0].suspend()
    for piece in made.pieces[1:40]:
        stage.delivery.video.push(piece.fragment)
    rendition = stage.delivery._renditions[Mode.LIGHT]
    assert rendition._fed_ms <= 600
    children()[0].resume()
    await until(lambda: rendition._fed_ms - rendition._made_ms < 150)
    for piece in made.pieces[40:]:
        stage.delivery.video.push(piece.fragment)
        await asyncio.sleep(0.05)
    await until(lambda: light.last_ms > 4000)
    assert light.modes == [("light", "")]
