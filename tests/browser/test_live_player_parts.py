"""Parts of the player of a running lecture: volume, small window, corrected captions, a picture of a kind that is not played."""

import pytest
from playwright.sync_api import expect

from tests.browser.watching import OnAir, is_live, until

# The database is written by the server, not by the tests: it need not be emptied after each.
pytestmark = [pytest.mark.browser, pytest.mark.django_db]

SMALL_WINDOW = """
window.asked = [];
Object.defineProperty(Document.prototype, "pictureInPictureEnabled", { get: () => true });
Object.defineProperty(Document.prototype, "pictureInPictureElement", { get: () => window.small ?? null });
HTMLVideoElement.prototype.requestPictureInPicture = async function () {
  asked.push("in");
  if (window.isRefused) throw new DOMException("no", "NotAllowedError");
  window.small = this;
};
Document.prototype.exitPictureInPicture = async () => {
  asked.push("out");
  window.small = null;
};
"""
"""An init script: a window manager that grants or refuses, and notes what it was asked."""

PLAYS_NOTHING_OF_RECORDERS = """
const isSupported = MediaSource.isTypeSupported;
MediaSource.isTypeSupported = (type) => !/avc1\\.42|vp09/.test(type) && isSupported.call(MediaSource, type);
"""
"""An init script: neither what Chromium records with H.264 nor VP9 is played; the server's light video is of another profile."""


def test_the_volume_is_kept_on_this_device(on_air: OnAir) -> None:
    page = on_air.watch()
    is_live(page)
    volume = page.get_by_role("slider", name="Volume")
    volume.fill("0")
    expect(page.get_by_role("button", name="Sound on")).to_be_visible()
    assert page.evaluate("() => player.video.muted") is True
    volume.fill("0.3")
    expect(page.get_by_role("button", name="Sound off")).to_be_visible()
    assert page.evaluate("() => [player.video.volume, player.video.muted]") == [0.3, False]

    page.reload()
    is_live(page)
    expect(volume).to_have_value("0.3")
    assert page.evaluate("() => player.video.volume") == 0.3


def test_the_small_window_is_opened_and_closed_by_button_and_key(on_air: OnAir) -> None:
    page = on_air.watch(script=SMALL_WINDOW)
    is_live(page)
    button = page.get_by_role("button", name="Picture in picture")
    button.click()
    until(page, "() => window.small === player.video")
    page.keyboard.press("i")
    until(page, "() => window.small === null")
    assert page.evaluate("() => asked") == ["in", "out"]

    page.evaluate("() => { window.isRefused = true; }")
    button.click()
    expect(button).to_be_hidden()  # promised and not given
    is_live(page)


def test_captions_that_were_corrected_while_off_are_read_once(on_air: OnAir) -> None:
    page = on_air.watch()
    is_live(page)
    page.evaluate(
        """() => {
          window.say = (text) => player.addCaption({ startMs: window.startMs, endMs: window.startMs + 600_000, text });
          window.startMs = player.positionMs - 200;
          for (const text of ["Good", "Good morn", "Good morning"]) say(text);
          player.captions.restore(); // as after another source
        }"""
    )
    page.keyboard.press("c")
    strip = page.locator(".live-player__captions")
    expect(strip).to_have_text("Good morning")
    page.evaluate("() => say('Good morning, all')")
    expect(strip).to_have_text("Good morning, all")
    assert page.evaluate("() => player.video.textTracks[0].cues.length") == 1


def test_who_cannot_play_what_the_recorder_makes_gets_the_light_video(on_air: OnAir) -> None:
    page = on_air.watch(script=PLAYS_NOTHING_OF_RECORDERS)
    if page.evaluate("""() => MediaSource.isTypeSupported('video/mp4; codecs="avc1.4D400D,opus"')"""):
        until(page, "() => player.mode === 'light' && player.isPlaying && player.video.videoHeight <= 240", within_s=60)
        is_live(page)
        assert page.evaluate("() => player.state") == "live"
    else:
        expect(page.locator(".live-player__status")).to_contain_text("This browser cannot play live video.")
