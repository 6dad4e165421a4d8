"""The lecturer's studio on air: other devices, another tab, a reload; what its health strip says."""

import itertools
import re
import time

from playwright.sync_api import Page, expect

from tests import factories as make
from tests.browser.conftest import Visit
from tests.browser.recorded import KEEP_SOURCES

LONG_MS = 20_000
CLOCK = re.compile(r"^\d\d:\d\d:\d\d$")
REFUSED = """navigator.mediaDevices.getUserMedia = () =>
  Promise.reject(new DOMException("no", "NotAllowedError"));"""


def go_live(studio: Page) -> None:
    expect(studio.locator("[data-go]")).to_be_enabled()
    studio.locator("[data-go]").click()
    expect(studio.locator("[data-on-air]")).to_be_visible()
    expect(studio.locator("[data-saved]")).to_have_text(CLOCK, timeout=LONG_MS)


def seconds(clock: str) -> int:
    hours, minutes, rest = map(int, clock.split(":"))
    return (hours * 60 + minutes) * 60 + rest


def test_devices_change_on_air_and_another_tab_takes_over_and_gives_back(visit: Visit) -> None:
    lecturer = make.lecturer()
    webinar = make.webinar(lecturers=[lecturer])
    path = f"/webinars/{webinar.code}/studio/"
    studio = visit(lecturer)
    # A clock that is wrong by a day changes nothing: the strip shows the server's time.
    studio.context.add_init_script("Date.now = ((now) => () => now() + 24 * 3600 * 1000)(Date.now.bind(Date));")
    studio.context.add_init_script(KEEP_SOURCES)
    studio.goto(path)
    go_live(studio)
    room = visit(make.registration(webinar, make.person()).person, path=f"/webinars/{webinar.code}/room/")
    expect(studio.locator("[data-watching]")).to_have_text("1", timeout=LONG_MS)
    saved, received = (seconds(studio.locator(f"[data-{mark}]").inner_text()) for mark in ("saved", "received"))
    assert saved <= received
    now = studio.evaluate("() => { const at = new Date(); return [at.getHours(), at.getMinutes(), at.getSeconds()]; }")
    assert abs((now[0] * 60 + now[1]) * 60 + now[2] - received) < 5
    expect(studio.locator("[data-notes]")).to_be_hidden()

    studio.get_by_role("button", name="Change camera or microphone").click()
    studio.get_by_label("Microphone", exact=True).select_option(index=1)
    studio.wait_for_function("() => sources.length === 2")
    expect(studio.locator(".notice[data-problem]")).to_be_hidden()

    second = studio.context.new_page()
    second.goto(path)
    expect(second.locator("[data-problem-text]")).to_contain_text("another tab")
    second.get_by_role("button", name="Broadcast from here instead").click()
    expect(second.locator("[data-saved]")).to_have_text(CLOCK, timeout=LONG_MS)
    expect(studio.locator("[data-problem-text]")).to_contain_text("another tab")
    expect(studio.locator("[data-health]")).to_be_hidden()
    second.close(run_before_unload=False)

    studio.get_by_role("button", name="Broadcast from here instead").click()
    expect(studio.locator("[data-health]")).to_be_visible()
    expect(studio.locator(".notice[data-problem]")).to_be_hidden()
    time.sleep(2)
    studio.reload()
    expect(studio.locator("[data-saved]")).to_have_text(CLOCK, timeout=LONG_MS)
    expect(room.locator("live-player video")).to_have_js_property("paused", False)
    studio.locator("button[data-end]").click()
    studio.get_by_role("button", name="End the lecture").click()
    studio.wait_for_url(re.compile(rf"/webinars/{webinar.code}/$"))

    webinar.refresh_from_db()
    assert webinar.broadcast is not None
    epochs = list(webinar.broadcast.epochs.order_by("number"))
    assert len(epochs) == 5  # camera, other microphone, other tab, back again, reloaded
    assert [epoch.error for epoch in epochs] == [""] * 5
    for earlier, later in itertools.pairwise(epochs):
        assert later.offset_ms == earlier.end_ms


def test_a_reload_in_a_break_goes_on_sending_and_records_nothing(visit: Visit) -> None:
    """What the page before the reload kept must not wait for the end of the break, which may be the end of the lecture."""
    lecturer = make.lecturer()
    webinar = make.webinar(lecturers=[lecturer])
    studio = visit(lecturer)
    studio.context.add_init_script(KEEP_SOURCES)
    studio.goto(f"/webinars/{webinar.code}/studio/")
    go_live(studio)
    studio.locator("[data-pause-toggle]").click()
    expect(studio.locator("[data-break-slate]")).to_be_visible()
    studio.reload()
    expect(studio.locator("[data-line-text]")).to_have_text("good")
    expect(studio.locator("[data-health]")).to_be_visible()
    assert studio.evaluate("() => sources.length") == 0, "nothing is recorded in a break"
    studio.locator("[data-pause-toggle]").click()
    studio.wait_for_function("() => sources.length === 1")
    expect(studio.locator("[data-saved]")).to_have_text(CLOCK, timeout=LONG_MS)
    studio.locator("button[data-end]").click()
    studio.get_by_role("button", name="End the lecture").click()
    studio.wait_for_url(re.compile(rf"/webinars/{webinar.code}/$"))
    webinar.refresh_from_db()
    assert webinar.broadcast is not None
    assert [epoch.error for epoch in webinar.broadcast.epochs.order_by("number")] == ["", ""]


def test_a_camera_that_may_not_be_used_and_a_dark_room_are_told(visit: Visit) -> None:
    lecturer = make.lecturer()
    webinar = make.webinar(lecturers=[lecturer])
    studio = visit(lecturer)
    studio.add_init_script(REFUSED)
    studio.goto(f"/webinars/{webinar.code}/studio/")
    expect(studio.locator("[data-problem-text]")).to_contain_text("not allowed to use the camera")
    expect(studio.locator("[data-go]")).to_be_disabled()
    studio.evaluate("""() => {
      const black = Object.assign(document.createElement("canvas"), { width: 320, height: 180 });
      setInterval(() => black.getContext("2d").fillRect(0, 0, 320, 180), 100);
      const sound = new AudioContext().createMediaStreamDestination();
      navigator.mediaDevices.getUserMedia = async () => {
        return new MediaStream([...black.captureStream(10).getTracks(), ...sound.stream.getTracks()]);
      };
    }""")
    studio.get_by_role("button", name="Try again").click()
    expect(studio.locator("[data-go]")).to_be_enabled()
    expect(studio.locator(".notice[data-problem]")).to_be_hidden()
    expect(studio.locator("[data-picture-help]")).to_contain_text("Your picture is black", timeout=LONG_MS)
    expect(studio.locator("[data-level-help]")).to_contain_text("Nothing is heard")
