"""The media path alone in real browsers, through what goes wrong: the server dies, the picture changes, there is a break."""

import io
import json
import re
import time
from itertools import groupby
from pathlib import Path

import av
import pytest
from playwright.sync_api import Browser, Page, Playwright

from tests.bench.latency import MediaSite, get
from tests.browser import codecs
from tests.browser.recorded import NOTE_RECORDING, recorded_s
from tests.chromium import FLAGS

pytestmark = pytest.mark.browser

OTHER_PICTURE = """() => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 640, height: 480 });
  const pen = canvas.getContext("2d");
  let turn = 0;
  setInterval(() => { pen.fillStyle = `hsl(${(turn += 7) % 360} 80% 50%)`; pen.fillRect(0, 0, 640, 480); }, 50);
  const stream = canvas.captureStream(20);
  stream.addTrack(publisher.stream.getAudioTracks()[0]);
  return publisher.replaceStream(stream);
}"""


def wait_for(page: Page, condition: str, *, within_s: float = 60) -> None:
    page.wait_for_function(condition, timeout=within_s * 1000)


def fresh_frames(page: Page) -> None:
    """The viewer sees pictures that are young, now."""
    page.evaluate("() => { ages.length = 0; }")
    wait_for(page, "() => ages.length > 5 && ages.at(-1) < 2500")


def test_a_broadcast_survives_a_killed_server_another_picture_and_a_break(site: MediaSite, browser: Browser) -> None:
    broadcast = get(f"{site.address}/create")
    studio = browser.new_context(permissions=["camera", "microphone"]).new_page()
    studio.add_init_script(NOTE_RECORDING)
    studio.goto(f"{site.address}/publish")
    studio.evaluate("options => window.publish(options)", {"url": f"/publish/{broadcast}/"})
    room = browser.new_context().new_page()
    room.goto(f"{site.address}/watch?broadcast={broadcast}")
    fresh_frames(room)
    wait_for(studio, "() => lastAck?.durable > 5")

    site.kill()
    time.sleep(2)
    site.start()
    wait_for(studio, "() => publisher.state === 'live'")
    fresh_frames(room)

    studio.evaluate(OTHER_PICTURE)
    wait_for(room, "() => player.video.videoWidth === 640")
    studio.evaluate("() => publisher.pause()")
    wait_for(room, "() => player.state === 'paused'")
    time.sleep(2)
    studio.evaluate("() => publisher.resume()")
    wait_for(room, "() => player.state === 'live' && player.isPlaying")
    time.sleep(3)

    studio.evaluate("() => publisher.finish()")
    assert studio.evaluate("() => publisher.queues.length") == 0
    asked = time.monotonic()
    ended = json.loads(get(f"{site.address}/end?broadcast={broadcast}"))
    assert time.monotonic() - asked < 10
    assert ended["state"] == "closed"
    wait_for(room, "() => player.state === 'ended'")

    epochs = recording(site, broadcast)
    assert [size for size, _ in groupby(size for size, _ in epochs)] == [(1280, 720), (640, 480)]
    assert len(epochs) >= 3  # the break makes one too
    assert abs(ended["duration_ms"] / 1000 - sum(seconds for _, seconds in epochs)) < 0.5
    assert abs(ended["duration_ms"] / 1000 - recorded_s(studio)) < 1.0  # each of the recorders needs a moment to start
    assert studio.evaluate("() => log.filter(([name]) => name !== 'state')") == []


def test_a_browser_without_h264_publishes_and_watches(site: MediaSite, playwright: Playwright, chromium: Path) -> None:
    other = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
    codecs.forget_h264(other)
    broadcast = get(f"{site.address}/create")
    studio = other.new_context(permissions=["camera", "microphone"]).new_page()
    studio.goto(f"{site.address}/publish")
    studio.evaluate("options => window.publish(options)", {"url": f"/publish/{broadcast}/"})
    room = other.new_context().new_page()
    room.goto(f"{site.address}/watch?broadcast={broadcast}")
    fresh_frames(room)
    assert "vp09" in room.evaluate("() => player.playback.buffer.type")
    wait_for(studio, "() => lastAck?.durable > 20")
    studio.evaluate("() => publisher.finish()")
    ended = json.loads(get(f"{site.address}/end?broadcast={broadcast}"))
    epochs = recording(site, broadcast)  # one, or more where the machine is so busy that the picture gets fewer bits
    assert {size for size, _ in epochs} == {(1280, 720)}
    assert abs(ended["duration_ms"] / 1000 - sum(seconds for _, seconds in epochs)) < 0.5
    other.close()


def test_a_second_tab_hears_who_broadcasts_and_can_take_over(site: MediaSite, browser: Browser) -> None:
    broadcast = get(f"{site.address}/create")
    context = browser.new_context(permissions=["camera", "microphone"])
    first, second = context.new_page(), context.new_page()
    for page in (first, second):
        page.goto(f"{site.address}/publish")
    options: dict[str, object] = {"url": f"/publish/{broadcast}/", "timed": False}
    first.evaluate("options => window.publish(options)", options)
    wait_for(first, "() => publisher.state === 'live' && lastAck?.received > 10")
    second.evaluate("options => window.publish(options)", options)
    wait_for(second, "() => publisher.state === 'refused'")
    refusal = second.evaluate("() => log.find(([name]) => name === 'refused')[1]")
    assert refusal["reason"] == "taken"
    assert "another tab" in refusal["message"]
    second.evaluate("options => window.publish(options)", options | {"takeOver": True})
    wait_for(second, "() => publisher.state === 'live' && lastAck?.epoch === 1 && lastAck.received > 2")
    wait_for(first, "() => publisher.state === 'refused'")
    second.evaluate("() => publisher.finish()")
    assert json.loads(get(f"{site.address}/end?broadcast={broadcast}"))["state"] == "closed"
    assert len(recording(site, broadcast)) >= 2


STATIC_SCREEN = """async () => {
  const capture = navigator.mediaDevices.getDisplayMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getDisplayMedia = (options) => capture({ ...options, preferCurrentTab: true });
  const { openScreen } = await import("media/devices.js");
  const { Recording } = await import("media/recording.js");
  const microphone = await navigator.mediaDevices.getUserMedia({ audio: true });
  const screen = await openScreen({ audio: microphone.getAudioTracks() });
  const times = [];
  const options = { sliceMs: 100, videoKbps: 1000, audioKbps: 32, onEnd: () => {} };
  const recording = new Recording(screen, { ...options, onChunk: () => times.push(performance.now()) });
  await new Promise((resolve) => setTimeout(resolve, 6000));
  await recording.stop();
  screen.getTracks().forEach((track) => track.stop());
  return times.slice(5).map((time, index, all) => (index ? time - all[index - 1] : 0));
}"""


def test_a_screen_that_does_not_change_keeps_the_sound_flowing(
    site: MediaSite, playwright: Playwright, chromium: Path
) -> None:
    flags = [flag for flag in FLAGS if "fake-ui" not in flag]
    with playwright.chromium.launch(
        executable_path=chromium, args=[*flags, "--auto-accept-this-tab-capture"]
    ) as sharing:
        page = sharing.new_context(permissions=["camera", "microphone"]).new_page()
        page.goto(f"{site.address}/publish")
        gaps = sorted(page.evaluate(STATIC_SCREEN))
    # Without help Chromium gives one picture a second here, and holds the sound back as long.
    assert gaps[len(gaps) // 2] < 600


def recording(site: MediaSite, broadcast: str) -> list[tuple[tuple[int, int], float]]:
    """(size of the picture, seconds of picture and sound) of each epoch in the playlist; every frame decodes."""
    epochs = []
    playlist = get(f"{site.address}/playlist.m3u8?broadcast={broadcast}")
    for part in playlist.split("#EXT-X-DISCONTINUITY"):
        names = re.findall(r'URI="([^"]+)"', part) + re.findall(r"^/object/.*$", part, re.MULTILINE)
        data = b"".join(get_bytes(site.address + name) for name in names)
        with av.open(io.BytesIO(data), "r") as container:
            video = container.streams.video[0]
            starts, ends = [], []
            for packet in container.demux():
                packet.decode()  # raises when something is broken
                if packet.pts is not None:
                    starts.append(float(packet.pts * packet.time_base))
                    ends.append(float((packet.pts + (packet.duration or 0)) * packet.time_base))
            epochs.append(((video.width, video.height), max(ends) - min(starts)))
    return epochs


def get_bytes(address: str) -> bytes:
    import urllib.request

    with urllib.request.urlopen(address, timeout=30) as answer:
        return bytes(answer.read())
