"""The replay in a real Chromium: it plays, seeks over a change of camera, goes on where it stopped, and heals by itself."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, Page, Request, expect

from recordings.domain.imports import import_recording
from recordings.models import Recording
from tests import factories as make
from tests.browser.codecs import plays_h264
from tests.browser.conftest import PHONE, Visit
from tests.recordings.films import film, held_webinar, recorded, two_cameras

PLAYING = """() => { const v = document.querySelector("replay-player video");
    return !v.paused && v.readyState > 2 && v.videoWidth > 0 && v.currentTime > %s; }"""


@pytest.fixture(scope="session")
def films(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("films")


@pytest.fixture
def recording(transactional_db: None, films: Path) -> Recording:
    cache.clear()
    return recorded(films, seconds=40, title_en="Assessment that helps")


OLD_SAFARI = """
delete window.MediaSource;
delete window.ManagedMediaSource;
delete window.WebKitMediaSource;
const ask = HTMLMediaElement.prototype.canPlayType;
HTMLMediaElement.prototype.canPlayType = function (type) { return /opus/i.test(type) ? "" : ask.call(this, type); };
"""
"""An iPhone of before 2023: nothing but its own HLS, and no Opus."""


def watch(visit: Visit, recording: Recording, **options: Any) -> Page:
    person = make.registration(recording.webinar).person
    return visit(person, path=f"/webinars/{recording.webinar.code}/replay/", **options)


def video(page: Page, what: str) -> Any:
    return page.evaluate(f"() => document.querySelector('replay-player video').{what}")


def until_playing(page: Page, *, after_s: float = 0.3) -> None:
    page.wait_for_function(PLAYING % after_s)


def test_it_plays_with_controls_in_words_and_all_of_its_length(visit: Visit, recording: Recording) -> None:
    page = watch(visit, recording)
    until_playing(page, after_s=1)
    assert abs(video(page, "duration") - recording.duration_ms / 1000) < 0.1
    expect(page.locator("[data-slate]")).to_be_hidden()
    player = page.locator("media-controller")
    expect(player.get_by_role("button", name="pause").first).to_be_visible()
    for name in ("seek back 10 seconds", "mute", "enter fullscreen mode", "Playback rate 1"):
        expect(player.get_by_role("button", name=name).first).to_be_visible()
    expect(page.locator("media-captions-menu-button")).to_be_hidden()


def test_keys_work_on_a_kazakh_keyboard_too(visit: Visit, recording: Recording) -> None:
    page = watch(visit, recording)
    until_playing(page)
    page.keyboard.press("k")
    expect(page.locator("media-controller[mediapaused]")).to_be_visible()
    page.evaluate(
        "() => document.body.dispatchEvent(new KeyboardEvent('keydown', {code: 'KeyK', key: 'л', bubbles: true}))"
    )
    until_playing(page)
    at = video(page, "currentTime")
    page.keyboard.press("ArrowRight")
    page.wait_for_function(f"() => document.querySelector('replay-player video').currentTime > {at + 9}")


def test_faster(visit: Visit, recording: Recording) -> None:
    page = watch(visit, recording)
    until_playing(page)
    page.locator("media-playback-rate-menu-button").click()
    page.get_by_role("menuitemradio", name="1.5x").click()
    page.wait_for_function("() => document.querySelector('replay-player video').playbackRate === 1.5")
    page.reload()
    until_playing(page)
    assert video(page, "playbackRate") == 1.5, "this browser's choice is kept"


def test_it_goes_on_where_this_browser_stopped(visit: Visit, recording: Recording) -> None:
    page = watch(visit, recording)
    until_playing(page)
    page.evaluate("() => { document.querySelector('replay-player video').currentTime = 25 }")
    until_playing(page, after_s=25.2)
    page.reload()
    until_playing(page, after_s=24.9)
    expect(page.locator("[data-resumed]")).to_contain_text(re.compile(r"Goes on at 0:2[5-9]"))
    page.get_by_role("button", name="From the beginning").click()
    page.wait_for_function("() => document.querySelector('replay-player video').currentTime < 5")
    expect(page.locator("[data-resumed]")).to_be_hidden()


def test_expired_addresses_are_renewed_without_a_word(visit: Visit, recording: Recording) -> None:
    playlists: list[str] = []

    def refuse_those_of_the_first_playlist(route: Any) -> None:
        if len(playlists) < 2:
            route.fulfill(status=410, json={"reason": "link_expired"})
        else:
            route.continue_()

    page = visit(make.registration(recording.webinar).person, path="/hours/")

    def note(request: Request) -> None:
        if request.url.endswith(".m3u8"):
            playlists.append(request.url)

    page.on("request", note)
    page.route("**/replay/media/**", refuse_those_of_the_first_playlist)
    page.goto(f"/webinars/{recording.webinar.code}/replay/?t=20")
    until_playing(page, after_s=20.2)
    assert len(playlists) == 2
    expect(page.locator("[data-slate]")).to_be_hidden()


def test_a_cut_line_is_said_and_heals_by_itself(visit: Visit, recording: Recording) -> None:
    def cut(route: Any) -> None:
        route.abort("connectionfailed")

    page = watch(visit, recording, errors_allowed=True)
    until_playing(page)
    page.route("**/replay/playlist.m3u8", cut)
    page.reload()
    expect(page.locator("[data-slate]")).to_contain_text("The line was cut")
    page.unroute("**/replay/playlist.m3u8", cut)
    until_playing(page)
    expect(page.locator("[data-slate]")).to_be_hidden()


def test_signed_out_meanwhile(visit: Visit, recording: Recording) -> None:
    page = watch(visit, recording)
    until_playing(page)
    page.route("**/replay/playlist.m3u8", lambda route: route.fulfill(status=401, json={"reason": "signed_out"}))
    page.reload()
    expect(page.locator("[data-slate]")).to_contain_text("You are signed out")
    expect(page.locator("[data-slate]").get_by_role("link", name="Sign in")).to_be_visible()


def test_it_waits_while_the_recording_is_closed_and_starts_by_itself(visit: Visit, films: Path) -> None:
    recording = recorded(films, seconds=40)
    broadcast = recording.webinar.broadcast
    assert broadcast
    broadcasts = type(broadcast).objects.filter(pk=broadcast.pk)
    broadcasts.update(state="closing")
    Recording.objects.update(state="live", closed_at=None)
    page = watch(visit, recording)
    expect(page.locator("[data-slate]")).to_contain_text("The recording is being closed")
    broadcasts.update(state="closed")
    until_playing(page)
    expect(page.locator("[data-slate]")).to_be_hidden()


def test_the_file_is_made_while_one_watches_and_can_be_fetched(
    visit: Visit, recording: Recording, tmp_path: Path
) -> None:
    page = watch(visit, recording)
    link = page.get_by_role("link", name="Download the recording")
    expect(link).to_be_visible(timeout=30_000)
    with page.expect_download() as started:
        link.click()
    started.value.save_as(tmp_path / "kept.mp4")
    recording.refresh_from_db()
    assert (tmp_path / "kept.mp4").stat().st_size == recording.download_bytes
    assert started.value.suggested_filename.endswith("Assessment that helps.mp4")


@pytest.mark.parametrize(("size", "theme"), [((1280, 800), "light"), (PHONE, "dark")])
def test_it_fits(visit: Visit, recording: Recording, size: tuple[int, int], theme: str) -> None:
    page = watch(visit, recording, size=size, theme=theme)
    until_playing(page)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= size[0]
    box = page.locator("media-controller").bounding_box()
    assert box
    assert abs(box["width"] / box["height"] - 16 / 9) < 0.05
    assert video(page, "getBoundingClientRect().width") == box["width"]


def test_a_change_of_camera_is_played_over(visit: Visit, tmp_path: Path, transactional_db: None) -> None:
    recording = two_cameras(tmp_path)
    page = watch(visit, recording)
    until_playing(page)
    assert abs(video(page, "duration") - 8) < 0.3
    assert video(page, "videoWidth") == 320
    page.evaluate("() => { document.querySelector('replay-player video').currentTime = 3 }")
    until_playing(page, after_s=4.5)
    assert video(page, "videoWidth") == 640
    page.wait_for_function("() => document.querySelector('replay-player video').ended")
    page.evaluate("() => { document.querySelector('replay-player video').currentTime = 1 }")
    page.wait_for_function("() => document.querySelector('replay-player video').videoWidth === 320")


def test_another_codec_plays_too(visit: Visit, films: Path, browser: Browser) -> None:
    """A film that a browser without H.264 recorded (VP8), stored as what most browsers play."""
    if not plays_h264(browser):
        pytest.skip("VP8 is stored as H.264, which this browser cannot play; the others do")
    recording = import_recording(held_webinar(), film(films, seconds=6, suffix=".webm", name="vp8"))
    page = watch(visit, recording)
    until_playing(page)


def test_where_there_is_only_hls_without_opus_it_comes_with_aac(
    visit: Visit, recording: Recording, browser: Browser
) -> None:
    """Chromium plays HLS by itself, too."""
    if not plays_h264(browser):
        pytest.skip("a browser without H.264 has no HLS of its own; the others do")
    asked: list[str] = []
    person = make.registration(recording.webinar).person
    page = visit(person)
    page.add_init_script(OLD_SAFARI)
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"/webinars/{recording.webinar.code}/replay/")
    until_playing(page, after_s=5)
    assert any("playlist.m3u8?sound=aac" in url for url in asked)
    assert video(page, "webkitAudioDecodedByteCount") > 0
    page.evaluate("() => { document.querySelector('replay-player video').currentTime = 30 }")
    until_playing(page, after_s=31)
    media = [url for url in asked if "/replay/media/" in url]
    assert media
    assert all("-aac." in url for url in media)


def test_a_line_cut_while_playing_is_said_when_nothing_is_left_to_show(visit: Visit, recording: Recording) -> None:
    def cut(route: Any) -> None:
        route.abort("connectionfailed")

    page = watch(visit, recording, errors_allowed=True)
    until_playing(page)
    page.route("**/replay/media/**", cut)
    page.goto(page.url + "?t=20")
    expect(page.locator("[data-slate]")).to_contain_text("The line was cut")
    page.unroute("**/replay/media/**", cut)
    page.get_by_role("button", name="Try again").click()
    until_playing(page, after_s=20)
    expect(page.locator("[data-slate]")).to_be_hidden()
