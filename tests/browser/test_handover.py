"""A colleague takes over while the lecturer's line is cut: the recording has what both said, in its order."""

import itertools
import json
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from tests.bench.latency import MediaSite, get
from tests.browser.line import Line
from tests.browser.recorded import (
    CLOCK_MS,
    DRAWN_NOW,
    SELDOM_MS,
    drawn_times,
    epochs,
    is_recorded_until,
    longest_silence_s,
    pauses_ms,
)
from tests.browser.test_lecturer_faults import BEHIND
from tests.browser.test_media_path import fresh_frames, wait_for

pytestmark = pytest.mark.browser


def on_air(site: MediaSite, page: Page, url: str, **options: bool) -> Page:
    page.goto(f"{site.address}/publish")
    page.evaluate("options => window.publish(options)", {"url": url, **options})
    return page


def replayed_whole(site: MediaSite, page: Page, broadcast: str, *, length_s: float) -> None:
    """A player of HLS lays all of it on one line, without a hole, and plays at its end."""
    page.goto(f"{site.address}/watch-hls?src={quote(f'/playlist.m3u8?broadcast={broadcast}')}")
    page.evaluate("() => { window.film = document.querySelector('video'); }")
    wait_for(page, "() => film.buffered.length === 1 && film.buffered.end(0) > film.duration - 0.5")
    assert abs(page.evaluate("() => film.duration") - length_s) < 0.5
    page.evaluate("() => { film.currentTime = film.duration - 1; film.play(); }")
    wait_for(page, "() => film.ended || film.currentTime > film.duration - 0.3")


def test_what_a_cut_off_lecturer_said_is_recorded_before_the_colleague_who_took_over(
    site: MediaSite,
    browser: Browser,
) -> None:
    """The lecturer's page is reloaded meanwhile, too."""
    broadcast = get(f"{site.address}/create")
    lecturers, colleagues = (browser.new_context(permissions=["camera", "microphone"]) for _ in range(2))
    room = browser.new_context().new_page()
    with Line(int(site.address.rpartition(":")[2])) as line:
        far = f"ws://127.0.0.1:{line.port}/publish/{broadcast}/"
        lecturer = on_air(site, lecturers.new_page(), far)
        wait_for(lecturer, "() => lastAck?.durable > 5")
        room.goto(f"{site.address}/watch?broadcast={broadcast}")
        line.cut()
        wait_for(lecturer, f"() => publisher.state === 'offline' && ({BEHIND})() > 20")
        reloaded_at = lecturer.evaluate(DRAWN_NOW)
        on_air(site, lecturer, far)
        wait_for(lecturer, f"() => ({BEHIND})() > 50")
        taken_over_at = lecturer.evaluate(DRAWN_NOW)
        colleague = on_air(site, colleagues.new_page(), f"/publish/{broadcast}/", takeOver=True)
        wait_for(colleague, "() => lastAck?.durable > 5")
        line.mend()
        wait_for(lecturer, "() => publisher.state === 'refused'")
        wait_for(lecturer, "() => publisher.late.isWanted && !publisher.late.isBusy")
        fresh_frames(room)
        colleague.evaluate("() => publisher.finish()")
        ended = json.loads(get(f"{site.address}/end?broadcast={broadcast}"))
    assert ended["state"] == "closed"
    stored = epochs(site, broadcast)
    replayed_whole(site, room, broadcast, length_s=ended["duration_ms"] / 1000)
    for context in (lecturers, colleagues, room.context):
        context.close()

    drawn = [drawn_times(epoch) for epoch in stored]
    assert len(drawn) == 3  # before the reload, after it, the colleague
    assert drawn == [sorted(times) for times in drawn]
    for times, epoch in zip(drawn, stored, strict=True):
        assert longest_silence_s(epoch) < 0.25
        assert max(pauses_ms(times)) < SELDOM_MS
    for earlier, later in itertools.pairwise(drawn):
        pause_ms = pauses_ms([earlier[-1], later[0]])[0]
        # A page loads, a camera opens. The server lays an epoch by when it heard of it, so some frames may be there twice.
        assert pause_ms < 10_000 or pause_ms > CLOCK_MS - 300
    assert is_recorded_until(drawn[0][-1], reloaded_at)
    assert is_recorded_until(drawn[1][-1], taken_over_at)
