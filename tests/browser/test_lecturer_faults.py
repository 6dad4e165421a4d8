"""Nothing that a lecturer said is lost: the server dies, its disk and the storage go away, the line is cut, the page is gone.

Each test compares what is recorded with what the browser's recorders gave, or with the time that was drawn into the picture.
"""

import itertools
import shutil
import time
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as PlaywrightError

from local.bucket import make_bucket
from local.objectstore import ObjectStore
from tests import plugin
from tests.bench.latency import MediaSite, get
from tests.browser.line import Line
from tests.browser.recorded import (
    DRAWN_NOW,
    KEEP_SOURCES,
    SELDOM_MS,
    drawn_times,
    epochs,
    is_recorded_until,
    longest_silence_s,
    packets,
    pauses_ms,
    sources,
)
from tests.browser.test_media_path import fresh_frames, wait_for
from tests.live import LiveStack

pytestmark = pytest.mark.browser

CUT_S = 60.0
PATIENCE_MS = 3000
"""After so long the picture may have more again; of a real page it is 15 s."""
WITHIN_S = 60.0
MEMORY_BYTES = 500_000
WRONG_CLOCK = "Date.now = ((now) => () => now() + 24 * 3600 * 1000)(Date.now.bind(Date));"
IN_MEMORY = "() => publisher.queues.reduce((sum, queue) => sum + queue.memoryBytes, 0)"
BEHIND = "() => publisher.queues.reduce((sum, queue) => sum + queue.waiting, 0)"
IS_STORED_NOW = "() => lastAck.epoch === publisher.queues.at(-1).number && lastAck.durable > 5"
"""Of what is being recorded."""

GOES_ON_RECEIVING = """() => {
  const { isOnline, behindMs, savedAgoMs, receivedAgoMs, storage } = publisher.health();
  const isKept = storage?.waiting_bytes > 0 && storage.waiting_bytes < storage.limit_bytes;
  return isOnline && isKept && behindMs < 2000 && savedAgoMs > receivedAgoMs + 3000;
}"""
"""Nothing more is stored, all of it is kept."""


def a_studio(site: MediaSite, browser: Browser, broadcast: str) -> Page:
    studio = browser.new_context(permissions=["camera", "microphone"]).new_page()
    studio.add_init_script(KEEP_SOURCES)
    studio.goto(f"{site.address}/publish")
    studio.evaluate("options => window.publish(options)", {"url": f"/publish/{broadcast}/"})
    return studio


def end(site: MediaSite, studio: Page, broadcast: str) -> list[bytes]:
    """Ends it; the recording of each epoch."""
    studio.evaluate("() => publisher.finish()")
    assert studio.evaluate("() => publisher.queues.length") == 0
    get(f"{site.address}/end?broadcast={broadcast}")
    assert studio.evaluate("() => log.filter(([name]) => name !== 'state')") == []
    return epochs(site, broadcast)


def assert_whole(recorded: list[bytes], given: list[bytes]) -> None:
    """Every picture and every sound that the recorders gave, epoch by epoch, and in each picture the time drawn into it."""
    assert len(recorded) == len(given)
    for stored, source in zip(recorded, given, strict=True):
        (pictures, sounds), (made_pictures, made_sounds) = packets(stored), packets(source)
        assert pictures == made_pictures
        assert abs(sounds - made_sounds) <= 1  # at the very beginning, for rounding
        assert longest_silence_s(stored) < 0.25
        drawn = drawn_times(stored)
        assert drawn == drawn_times(source)
        assert len(drawn) > 0.9 * pictures


def test_a_server_that_is_killed_three_times_and_loses_its_disk_loses_nothing(
    site: MediaSite, browser: Browser
) -> None:
    broadcast = get(f"{site.address}/create")
    studio = a_studio(site, browser, broadcast)
    for loses_disk in (False, True, False):
        wait_for(studio, "() => (window.stored = lastAck?.durable) > (window.before ?? 5)")
        time.sleep(1.5)
        site.kill()
        if loses_disk:
            shutil.rmtree(plugin.VAR / "journal" / broadcast)
        time.sleep(0.5)
        site.start()
        studio.evaluate("() => { window.before = lastAck.durable; }")
        wait_for(studio, "() => publisher.state === 'live'")
    assert_whole(end(site, studio, broadcast), sources(studio))
    studio.context.close()


def test_storage_that_is_away_stops_nothing_else(transactional_db: None, browser: Browser, tmp_path: Path) -> None:
    store = ObjectStore(tmp_path / "store", log=tmp_path / "store.log")
    store.prepare()
    site = MediaSite(extra=LiveStack().env | store.environment())
    try:
        store.launch()
        store.wait()
        make_bucket(store.environment())
        site.start()
        broadcast = get(f"{site.address}/create")
        studio = a_studio(site, browser, broadcast)
        room = browser.new_context().new_page()
        room.goto(f"{site.address}/watch?broadcast={broadcast}")
        wait_for(studio, "() => lastAck?.durable > 5")
        assert studio.evaluate("() => publisher.health().storage") is None

        store.stop(timeout_s=0)
        wait_for(studio, "() => publisher.health().storage?.failing_since_ms > 2000", within_s=60)
        stored = studio.evaluate("() => lastAck.durable")
        fresh_frames(room)
        wait_for(studio, GOES_ON_RECEIVING)

        store.launch()
        store.wait()
        wait_for(studio, "() => publisher.health().storage === null", within_s=60)
        wait_for(studio, f"() => lastAck.durable > {stored} + 20")
        assert_whole(end(site, studio, broadcast), sources(studio))
        studio.context.close()
        room.context.close()
    finally:
        site.stop()
        store.stop(timeout_s=0)


def test_a_minute_without_a_line_in_which_the_page_is_reloaded_and_crashes(site: MediaSite, browser: Browser) -> None:
    """And the lecturer's clock is wrong by a day, and the line is poor at first when it is back: then the picture gets less, and
    all of it again when the line is good."""
    broadcast = get(f"{site.address}/create")
    context = browser.new_context(permissions=["camera", "microphone"])
    context.add_init_script(WRONG_CLOCK)
    with Line(int(site.address.rpartition(":")[2])) as line:
        url = f"ws://127.0.0.1:{line.port}/publish/{broadcast}/"
        options = {"url": url, "memoryBytes": MEMORY_BYTES, "patienceMs": PATIENCE_MS}

        def on_air(page: Page) -> Page:
            page.goto(f"{site.address}/publish")
            page.evaluate("options => window.publish(options)", options)
            return page

        studio = on_air(context.new_page())
        wait_for(studio, "() => lastAck?.durable > 5")
        line.cut()
        cut_at = time.monotonic()
        wait_for(studio, "() => publisher.state === 'offline'")
        sleep_until(cut_at + CUT_S * 0.45)
        assert studio.evaluate(BEHIND) > 100
        # What the database is just being given comes on top for a moment.
        wait_for(studio, f"() => ({IN_MEMORY})() <= {MEMORY_BYTES}")
        left_at = [studio.evaluate(DRAWN_NOW)]
        on_air(studio)

        sleep_until(cut_at + CUT_S * 0.75)
        left_at.append(studio.evaluate(DRAWN_NOW))
        with suppress(PlaywrightError):
            studio.goto("chrome://crash")
        studio = on_air(context.new_page())

        sleep_until(cut_at + CUT_S)
        line.bytes_per_s = 150_000
        line.mend()
        wait_for(studio, "() => publisher.state === 'live'")
        wait_for(studio, "() => publisher.health().isReduced", within_s=WITHIN_S)
        line.bytes_per_s = None
        wait_for(studio, f"() => ({BEHIND})() < 10", within_s=WITHIN_S)
        wait_for(studio, "() => !publisher.health().isReduced", within_s=WITHIN_S)
        wait_for(studio, f"() => ({BEHIND})() < 10 && ({IS_STORED_NOW})()", within_s=WITHIN_S)
        left_at.append(studio.evaluate(DRAWN_NOW))
        stored = end(site, studio, broadcast)
    context.close()

    drawn = [drawn_times(epoch) for epoch in stored]
    # Before the reload, before the crash, after it, with less for the picture, with all of it again.
    assert len(drawn) >= 5
    assert drawn == [sorted(times) for times in drawn]
    for times, epoch in zip(drawn, stored, strict=True):
        assert longest_silence_s(epoch) < 0.25
        assert max(pauses_ms(times)) < SELDOM_MS
    for earlier, later in itertools.pairwise(drawn[2:]):
        assert pauses_ms([earlier[-1], later[0]])[0] < 1500  # another bit rate costs a few pictures
    last_words = [drawn[0][-1], drawn[1][-1], drawn[-1][-1]]
    assert [is_recorded_until(*each) for each in zip(last_words, left_at, strict=True)] == [True] * 3


CHUNKS_IN_DATABASE = """async () => {
  const { ChunkStore } = await import("media/chunk-store.js");
  const store = await ChunkStore.open();
  const chunk = (seq) => ({ seq, size: 2, untilMs: (seq + 1) * 100, bytes: new Uint8Array([seq, 7]) });
  const now = Date.now();
  await store.begin({ key: "years ago", url: "/a/", mime: "video/webm", startedAt: now - 4 * 24 * 3600 * 1000 });
  await store.begin({ key: "today", url: "/a/", mime: "video/webm", startedAt: now });
  await store.put("years ago", [chunk(0)]);
  await store.put("today", [0, 1, 2, 4].map(chunk));
  await store.put("nobody's", [chunk(0)]);
  await store.forget("today", 0);
  const found = (await store.left("/a/")).map(({ key, chunks }) => [key, chunks.map(({ seq }) => seq)]);
  await store.sweep(now);
  const swept = (await store.left("/a/")).map(({ key }) => key);
  const read = (await store.read("today", 1, 50)).map((bytes) => [...bytes]);
  const nobodys = await store.read("nobody's", 0, 50);
  await store.dropAll("/a/");
  return { found, swept, read, nobodys, left: await store.left("/a/") };
}"""


def test_the_browsers_database_keeps_finds_and_forgets(site: MediaSite, browser: Browser) -> None:
    page = browser.new_context().new_page()
    page.goto(f"{site.address}/publish")
    assert page.evaluate(CHUNKS_IN_DATABASE) == {
        "found": [["years ago", [0]], ["today", [1, 2, 4]]],
        "swept": ["today"],
        "read": [[1, 7], [2, 7]],  # up to the first gap
        "nobodys": [],
        "left": [],
    }
    page.context.close()


def sleep_until(moment: float) -> None:
    time.sleep(max(0.0, moment - time.monotonic()))
