"""The player of a running lecture: looking back and coming back, keys, captions, a change of camera, a cut line."""

import re
import time

import pytest
from playwright.sync_api import Page, expect

from tests.browser.line import Line
from tests.browser.test_media_path import OTHER_PICTURE
from tests.browser.watching import NEAR_MS, OnAir, is_live, shows_age, until

# The database is written by the server, not by the tests: it need not be emptied after each.
pytestmark = [pytest.mark.browser, pytest.mark.django_db]

NOTE_SENTENCES = """() => {
  window.said = [];
  const line = document.querySelector("live-player [role=status]");
  new MutationObserver(() => said.push(line.textContent)).observe(line, { childList: true, characterData: true, subtree: true });
}"""


SEEKS_FOR_EVER = """() => {
  const { video } = player;
  const { get, set } = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, "currentTime");
  const at = video.currentTime;
  let isStuck = true;
  Object.defineProperty(video, "seeking", { configurable: true, get: () => isStuck });
  Object.defineProperty(video, "currentTime", {
    configurable: true,
    get: () => (isStuck ? at : get.call(video)),
    set(toS) { [window.freedTo, isStuck] = [toS, false]; delete video.seeking; delete video.currentTime; set.call(video, toS); },
  });
  window.stuckAt = at;
}"""
"""As a browser does whose seek led to just before a hole: it waits for media that never come there."""


def a_lecture_of(page: Page, seconds: float) -> None:
    """Waits until so much of it can be looked back at."""
    until(page, f"() => player.playback.edgeMs > {seconds * 1000}", within_s=seconds + 30)


def test_a_picture_that_was_paused_goes_on_where_it_stopped(on_air: OnAir) -> None:
    page = on_air.watch()
    is_live(page)
    paused = time.monotonic()
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_role("button", name="Back to live")).to_be_visible()
    page.wait_for_timeout(2500)
    page.get_by_role("button", name="Play").click()
    age = shows_age(page, 2300)
    assert age < (time.monotonic() - paused) * 1000 + NEAR_MS
    page.get_by_role("button", name="Back to live").click()
    is_live(page)


def test_a_seek_that_never_ends_is_given_up_for_the_newest_picture(on_air: OnAir) -> None:
    page = on_air.watch()
    is_live(page)
    page.evaluate(SEEKS_FOR_EVER)
    until(page, "() => window.freedTo > stuckAt + 1")
    is_live(page)


def test_keys_on_any_layout_but_not_for_one_who_writes(on_air: OnAir) -> None:
    page = on_air.watch()
    is_live(page)
    page.evaluate("() => document.querySelector('main').append(document.createElement('textarea'))")
    page.locator("textarea").focus()
    page.keyboard.type("km flic")
    assert page.evaluate("() => [player.video.paused, player.video.muted, player.isRewound]") == [False, False, False]
    assert page.locator("textarea").input_value() == "km flic"
    page.locator("textarea").blur()

    page.keyboard.press("m")
    assert page.evaluate("() => player.video.muted") is True
    page.keyboard.press("m")
    kazakh = "() => document.body.dispatchEvent(new KeyboardEvent('keydown', {code: 'KeyK', key: 'л', bubbles: true}))"
    page.evaluate(kazakh)
    until(page, "() => player.video.paused && player.isRewound")
    page.keyboard.press("Space")
    until(page, "() => !player.video.paused")
    page.keyboard.press("l")
    until(page, "() => !player.isRewound")
    page.keyboard.press("f")
    until(page, "() => document.fullscreenElement === player")
    page.keyboard.press("f")
    until(page, "() => !document.fullscreenElement")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("10 seconds back or forward")
    page.keyboard.press("k")
    assert page.evaluate("() => player.video.paused") is False, "a dialog keeps its keys"
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_captions_have_a_button_once_there_are_some(on_air: OnAir) -> None:
    page = on_air.watch()
    is_live(page)
    button = page.get_by_role("button", name="Captions")
    expect(button).to_be_hidden()
    a_lecture_of(page, 12)  # what is looked back at further down was before it
    add = """text => player.addCaption({ startMs: player.positionMs - 500, endMs: player.positionMs + 60000, text })"""
    page.evaluate(add, "Бағалау туралы")
    expect(button).to_be_visible()
    strip = page.locator(".live-player__captions")
    expect(strip).to_be_hidden()
    page.keyboard.press("c")
    expect(strip).to_have_text("Бағалау туралы")
    page.evaluate("() => { player.playback.buffer.holds = () => false; player.seekTo(2000); }")
    until(page, "() => player.dataset.place === 'past' && player.isPlaying")
    expect(strip).to_have_text("")
    page.evaluate("() => player.goLive()")
    is_live(page)
    expect(strip).to_have_text("Бағалау туралы")
    assert page.evaluate("() => player.video.textTracks.length") == 1


def test_the_line_of_the_lecture_can_be_used_by_keys_and_says_where_one_is(on_air: OnAir) -> None:
    page = on_air.watch()
    is_live(page)
    a_lecture_of(page, 11)
    line = page.get_by_role("slider", name="Moment of the lecture")
    line.focus()
    page.keyboard.press("Home")
    until(page, "() => player.isRewound && player.positionMs < 9000 && player.isPlaying")
    expect(line).to_have_attribute("aria-valuetext", re.compile(" of "))
    page.keyboard.press("End")
    until(page, "() => !player.isRewound")
    is_live(page)


def test_one_looks_back_a_little_at_once_and_far_from_the_playlist(on_air: OnAir) -> None:
    page = on_air.watch()
    is_live(page)
    a_lecture_of(page, 9)
    page.evaluate(NOTE_SENTENCES)
    expect(page.get_by_role("button", name="Back to live")).to_be_hidden()

    until(page, "() => player.playback.buffer.holds(player.video.currentTime - 3.3)")
    page.evaluate("() => player.seekTo(player.positionMs - 3000)")
    until(page, "() => player.dataset.place === 'held' && player.isPlaying")
    shows_age(page, 2900)
    page.evaluate("() => player.goLive()")
    is_live(page)

    page.evaluate("() => player.seekTo(1500)")
    until(page, "() => player.dataset.place === 'past' && player.isPlaying")
    age = shows_age(page, 5000)
    at = page.evaluate("() => player.positionMs")
    edge = page.evaluate("() => player.playback.edgeMs")
    assert abs(edge - at - age) < 2500, "the moment that the line shows is the moment of the picture"
    assert 1000 < at < 9000

    back = page.get_by_role("button", name="Back to live")
    expect(back).to_be_visible()
    began = time.monotonic()
    back.click()
    is_live(page)
    assert time.monotonic() - began < 15
    expect(back).to_be_hidden()
    said = page.evaluate("() => said")
    assert "You are watching an earlier part of the lecture." in said
    assert said[-1] == "The lecture is live."


def test_after_a_cut_line_one_may_watch_what_went_by(on_air: OnAir) -> None:
    with Line(int(on_air.site.address.rpartition(":")[2])) as line:
        page = on_air.watch(port=line.port)
        is_live(page)
        line.cut()
        until(page, "() => !player.isOnline")
        expect(page.locator("live-player")).to_contain_text("Your line was cut")
        page.wait_for_timeout(6500)  # coming back begins at a keyframe, up to 2 s before the cut ended
        line.mend()
        is_live(page)
        note = page.locator("[data-note=missed]")
        expect(note).to_contain_text("went by")
        note.get_by_role("button", name="Watch it now").click()
        shows_age(page, 4000)
        assert page.evaluate("() => player.isRewound") is True


def test_three_cameras_without_a_reload_also_for_one_who_looks_back(on_air: OnAir) -> None:
    page = on_air.watch()
    is_live(page)
    on_air.studio.evaluate(OTHER_PICTURE)
    until(page, "() => player.video.videoWidth === 640")
    changed_at = page.evaluate("() => player.positionMs")
    on_air.studio.evaluate("async () => publisher.replaceStream(await timedStream())")
    until(page, "() => player.video.videoWidth === 1280")
    is_live(page)
    assert (
        page.evaluate("() => events.filter(([, name]) => name === 'state').map(([, , {state}]) => state)")[-1] == "live"
    )

    behind = on_air.watch()
    until(behind, f"() => player.playback.edgeMs > {changed_at + 6500}")
    behind.evaluate(f"() => player.seekTo({changed_at - 2500})")
    until(behind, "() => player.dataset.place === 'past' && player.isPlaying && player.video.videoWidth === 1280")
    until(behind, "() => player.video.videoWidth === 640")
    behind.evaluate("() => player.goLive()")
    is_live(behind)
