"""How the lecture arrives: modes and offers; and each way in which a browser may play, forced."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.line import Line
from tests.browser.watching import OnAir, is_live, shows_age, until

# The database is written by the server, not by the tests: it need not be emptied after each.
pytestmark = [pytest.mark.browser, pytest.mark.django_db]

NO_MEDIA_SOURCE = "delete window.MediaSource; delete window.ManagedMediaSource; delete window.WebKitMediaSource;"
NO_HLS = "HTMLMediaElement.prototype.canPlayType = () => '';"
MANAGED = """
const Real = window.MediaSource;
window.ManagedMediaSource = class extends Real {
  streaming = false;
  want(yes) {
    this.streaming = yes;
    this.dispatchEvent(new Event(yes ? "startstreaming" : "endstreaming"));
  }
  constructor() {
    super();
    window.managed = this;
    this.addEventListener("sourceopen", () => setTimeout(() => this.want(true), 300), { once: true });
  }
};
delete window.MediaSource;
"""
PLAYS_ONLY_MUTED = """
const play = HTMLMediaElement.prototype.play;
addEventListener("click", () => (window.wasTouched = true), { capture: true });
HTMLMediaElement.prototype.play = function () {
  if (!this.muted && !window.wasTouched) return Promise.reject(new DOMException("no", "NotAllowedError"));
  return play.call(this);
};
"""
PLAYS_NOTHING = PLAYS_ONLY_MUTED.replace("!this.muted && ", "")
NO_PICTURE_IN_PICTURE = """
Object.defineProperty(Document.prototype, "pictureInPictureEnabled", { get: () => false });
delete HTMLVideoElement.prototype.requestPictureInPicture;
"""


def choose(page: Page, mode: str) -> None:
    page.get_by_role("button", name="How the lecture reaches you").click()
    page.get_by_role("radio", name=mode).check()
    page.keyboard.press("Escape")


def test_modes_are_chosen_kept_and_left(on_air: OnAir) -> None:
    page = on_air.watch()
    is_live(page)
    full = page.evaluate("() => player.video.videoWidth")

    choose(page, "Light video")
    until(page, f"() => player.mode === 'light' && player.isPlaying && player.video.videoWidth < {full}", within_s=60)
    is_live(page)
    assert page.evaluate("() => player.video.videoHeight") <= 240

    choose(page, "Sound and slides")
    until(page, "() => player.mode === 'audio' && player.isPlaying && !player.video.videoWidth", within_s=60)
    calm = page.locator(".live-player__calm")
    expect(calm).to_contain_text("You hear the lecture")
    until(page, "() => player.status.textContent === 'The lecture is live. You get sound and slides.'")
    heard = page.evaluate("() => player.positionMs")
    until(page, f"() => player.positionMs > {heard + 1000}")

    choose(page, "Slides only")
    until(page, "() => player.mode === 'slides'")
    expect(page.get_by_role("button", name="Pause")).to_be_hidden()

    page.reload()
    until(page, "() => player.mode === 'slides' && player.state === 'live'")
    assert page.evaluate("() => events.filter(([, name]) => name === 'mode').map(([, , { mode }]) => mode)") == [
        "slides"
    ]
    choose(page, "Video The full picture")
    is_live(page)
    assert page.evaluate("() => player.video.videoWidth") == full
    expect(calm).to_be_hidden()


def test_a_narrow_line_brings_an_offer_and_nothing_switches_by_itself(on_air: OnAir) -> None:
    with Line(int(on_air.site.address.rpartition(":")[2])) as line:
        page = on_air.watch(port=line.port)
        is_live(page)
        line.bytes_per_s = 24_000
        offer = page.locator("[data-note=offer]")
        expect(offer).to_contain_text("Your line is too slow", timeout=60_000)
        assert page.evaluate("() => player.mode") == "video"
        offer.get_by_role("button", name="Switch to").click()
        # What fills the line is thrown away: it would take it a minute.
        until(page, "() => player.mode !== 'video'", within_s=20)
        expect(offer).to_be_hidden()
        assert page.evaluate("() => JSON.parse(localStorage['daris.mode.7']).mode === player.playback.wish")


def test_who_agreed_is_switched_and_told(on_air: OnAir) -> None:
    page = on_air.watch()
    is_live(page)
    page.get_by_role("button", name="How the lecture reaches you").click()
    page.get_by_role("checkbox", name="Switch by itself").check()
    page.keyboard.press("Escape")
    page.evaluate(
        "() => { player.keeper.line.verdict = () => 'poor'; player.keeper.advisor.unavailable.add('light'); }"
    )
    until(page, "() => player.mode === 'audio'")
    note = page.locator("[data-note=switched]")
    expect(note).to_contain_text("Your line is slow. You get now: Sound and slides")


def test_who_wants_to_stay_is_left_alone(on_air: OnAir) -> None:
    page = on_air.watch()
    is_live(page)
    page.evaluate("() => { player.keeper.line.verdict = () => 'poor'; }")
    offer = page.locator("[data-note=offer]")
    offer.get_by_role("button", name="Close this note").click()
    page.wait_for_timeout(2500)
    expect(offer).to_be_hidden()
    assert page.evaluate("() => player.mode") == "video"


def test_a_managed_media_source_as_on_an_iphone(on_air: OnAir) -> None:
    page = on_air.watch(script=MANAGED)
    is_live(page)
    assert (
        page.evaluate("() => player.playback.buffer.source === managed && player.video.disableRemotePlayback") is True
    )
    page.evaluate("() => managed.want(false)")
    until(page, "() => player.playback.buffer.waiting.length > 3")  # what it does not want now is kept for later
    page.evaluate("() => managed.want(true)")
    is_live(page)
    until(page, "() => player.playback.edgeMs > 14000")
    page.evaluate("() => player.seekTo(2000)")
    until(page, "() => player.dataset.place === 'past' && player.isPlaying")
    page.evaluate("() => player.goLive()")
    is_live(page)


def test_only_the_browsers_own_hls(on_air: OnAir) -> None:
    until(on_air.watch(), "() => player.playback.edgeMs > 10000", within_s=30)
    page = on_air.watch(script=NO_MEDIA_SOURCE)
    until(page, "() => player.dataset.place === 'native' && player.isPlaying && player.positionMs > 1000", within_s=30)
    assert page.evaluate("() => player.state") == "live"
    assert page.evaluate("() => player.playback.edgeMs - player.positionMs") < 25_000
    page.get_by_role("button", name="How the lecture reaches you").click()
    expect(page.get_by_role("radio")).to_have_count(2)


def test_a_browser_that_can_do_neither_says_what_to_do(on_air: OnAir) -> None:
    page = on_air.watch(script=NO_MEDIA_SOURCE + NO_HLS)
    expect(page.locator(".live-player__status")).to_contain_text("This browser cannot play live video.")
    assert page.evaluate("() => player.socket") is None


def test_sound_waits_for_a_tap_where_browsers_want_one(on_air: OnAir) -> None:
    page = on_air.watch(script=PLAYS_ONLY_MUTED)
    is_live(page)
    assert page.evaluate("() => player.video.muted") is True
    page.get_by_role("button", name="Tap for sound").click()
    until(page, "() => !player.video.muted && player.isPlaying")
    expect(page.locator(".live-player__tap")).to_be_hidden()


def test_the_picture_waits_for_a_tap_where_it_must(on_air: OnAir) -> None:
    page = on_air.watch(script=PLAYS_NOTHING)
    page.get_by_role("button", name="Tap to watch").click()
    is_live(page)
    assert page.evaluate("() => player.video.muted") is False


def test_without_picture_in_picture_there_is_no_button_for_it(on_air: OnAir) -> None:
    page = on_air.watch(script=NO_PICTURE_IN_PICTURE)
    is_live(page)
    expect(page.get_by_role("button", name="Picture in picture")).to_be_hidden()
    page.keyboard.press("i")
    expect(page.get_by_role("button", name="Full screen")).to_be_visible()
    shows_age(page, 0)
