"""Camera, screen, a window of another size, another camera, all on air; neither the lecturer's clock nor a viewer's is right."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright

from tests.bench.latency import MediaSite, get
from tests.browser.recorded import SELDOM_MS, drawn_times, epochs, longest_silence_s, pauses_ms
from tests.browser.test_media_path import recording, wait_for
from tests.chromium import FLAGS

pytestmark = pytest.mark.browser

A_DAY = "Date.now = ((now) => () => now() + {days} * 24 * 3600 * 1000)(Date.now.bind(Date));"
SHOW_SCREEN = """async () => {
  const capture = navigator.mediaDevices.getDisplayMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getDisplayMedia = (options) => capture({ ...options, preferCurrentTab: true });
  const { openScreen } = await import("media/devices.js");
  const screen = await openScreen({ audio: publisher.stream.getAudioTracks() });
  window.turning = setInterval(() => { document.title = Date.now(); document.body.append("."); }, 100);
  publisher.replaceStream(screen);
}"""
SHOW_OTHER_CAMERA = """async () => {
  clearInterval(turning);
  const cameras = (await navigator.mediaDevices.enumerateDevices()).filter(({ kind }) => kind === "videoinput");
  // Of its own: a camera that is open already goes on being recorded in the size that it was opened in.
  const video = { deviceId: { exact: cameras.at(-1).deviceId }, width: 640, height: 360 };
  const shown = publisher.stream.getVideoTracks();
  const camera = await navigator.mediaDevices.getUserMedia({ video, audio: true });
  await publisher.replaceStream(camera);
  for (const track of shown) track.stop();
  return cameras.length;
}"""
WIDTH = "() => player.video.videoWidth === {width}"
SHOWN_S = 0.5
"""So long a viewer sees each of them."""


def watch(viewer: Page, *, width: int, for_s: float = SHOWN_S) -> None:
    wait_for(viewer, WIDTH.format(width=width), within_s=30)
    shown_s = viewer.evaluate("() => player.video.currentTime")
    wait_for(viewer, f"() => player.video.currentTime > {shown_s + for_s}")


def test_what_is_shown_changes_on_air_and_viewers_go_on_whatever_the_clocks_say(
    site: MediaSite,
    playwright: Playwright,
    chromium: Path,
) -> None:
    broadcast = get(f"{site.address}/create")
    # The flag that shares a tab does not go with the one that grants everything.
    flags = [flag for flag in FLAGS if "fake-ui" not in flag and "fake-device" not in flag]
    flags += ["--auto-accept-this-tab-capture", "--use-fake-device-for-media-stream=device-count=2"]
    with playwright.chromium.launch(executable_path=chromium, args=flags) as sharing:
        lecturer = sharing.new_context(
            permissions=["camera", "microphone"], viewport={"width": 960, "height": 600}
        ).new_page()
        lecturer.add_init_script(A_DAY.format(days=1))
        viewer = sharing.new_context().new_page()
        viewer.add_init_script(A_DAY.format(days=-1))
        lecturer.goto(f"{site.address}/publish")
        lecturer.evaluate("options => window.publish(options)", {"url": f"/publish/{broadcast}/"})
        viewer.goto(f"{site.address}/watch?broadcast={broadcast}")
        wait_for(viewer, WIDTH.format(width=1280))
        wait_for(lecturer, "() => lastAck?.durable > 5")
        viewer.evaluate("() => { window.isSamePage = true; }")

        lecturer.evaluate(SHOW_SCREEN)
        watch(viewer, width=960)
        lecturer.set_viewport_size({"width": 720, "height": 480})
        watch(viewer, width=720)
        assert lecturer.evaluate(SHOW_OTHER_CAMERA) == 2
        watch(viewer, width=640, for_s=1)
        assert viewer.evaluate("() => window.isSamePage")
        wait_for(lecturer, "() => publisher.audience?.behind_p50_ms < 3000", within_s=60)
        lecturer.evaluate("() => publisher.finish()")
        assert lecturer.evaluate("() => log.filter(([name]) => name !== 'state')") == []
        assert '"closed"' in get(f"{site.address}/end?broadcast={broadcast}")

    parts = recording(site, broadcast)  # every frame decodes
    sizes = [size for size, _ in parts]
    assert [size for at, size in enumerate(sizes) if at == 0 or size != sizes[at - 1]] == [
        (1280, 720),
        (960, 600),
        (720, 480),
        (640, 360),
    ]
    # One that is shown may come in several parts: a window may take its new size in steps.
    assert all(sum(seconds for of, seconds in parts if of == size) > SHOWN_S for size in sizes), parts
    playlist = get(f"{site.address}/playlist.m3u8?broadcast={broadcast}")
    assert playlist.count("#EXT-X-DISCONTINUITY\n") == playlist.count("#EXT-X-MAP:") - 1 == len(parts) - 1
    stored = epochs(site, broadcast)
    assert all(longest_silence_s(epoch) < 0.25 for epoch in stored)
    drawn = drawn_times(stored[0])
    assert drawn == sorted(drawn)
    assert max(pauses_ms(drawn)) < SELDOM_MS
