"""The lecturer's studio: tests of line, light and sound before the lecture; on air other devices, another tab, a reload."""

import itertools
import re

from playwright.sync_api import Page, expect

from media.models import Segment
from tests import factories as make
from tests.browser.conftest import Visit
from tests.browser.line import carrying
from tests.browser.recorded import KEEP_SOURCES
from tests.browser.test_presence import until
from webinars.models import Webinar

LONG_MS = 30_000
CLOCK = re.compile(r"^\d\d:\d\d:\d\d$")
LINE_MS = 45_000
"""Up to five rounds of at most four seconds, on a busy machine."""
REFUSED = """navigator.mediaDevices.getUserMedia = () =>
  Promise.reject(new DOMException("no", "NotAllowedError"));"""

SENDS_PICTURE = "() => document.querySelector('[data-preview]').srcObject.getVideoTracks()[0].enabled === {}"
DARK_ROOM = """() => {
  const room = Object.assign(document.createElement("canvas"), { width: 320, height: 180 });
  const pen = room.getContext("2d");
  setInterval(() => pen.fillRect(0, 0, 320, 180), 100);
  window.light = (colour) => (pen.fillStyle = colour);
  const context = new AudioContext();
  const sound = context.createMediaStreamDestination();
  const tone = new OscillatorNode(context);
  tone.connect(new GainNode(context, { gain: 0.2 })).connect(sound);
  window.speak = () => tone.start();
  navigator.mediaDevices.getUserMedia = async () => {
    return new MediaStream([...room.captureStream(10).getTracks(), ...sound.stream.getTracks()]);
  };
}"""


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
    assert abs((now[0] * 60 + now[1]) * 60 + now[2] - received) < 15
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
    until(lambda: stored_epochs(webinar) == 4)
    studio.reload()
    expect(studio.locator("[data-saved]")).to_have_text(CLOCK, timeout=LONG_MS)
    expect(room.locator("live-player video")).to_have_js_property("paused", False)
    studio.locator("button[data-end]").click()
    studio.get_by_role("button", name="End the lecture").click()
    studio.wait_for_url(re.compile(rf"/webinars/{webinar.code}/after/$"))

    webinar.refresh_from_db()
    assert webinar.broadcast is not None
    epochs = list(webinar.broadcast.epochs.order_by("number"))
    assert len(epochs) == 5  # camera, other microphone, other tab, back again, reloaded
    assert [epoch.error for epoch in epochs] == [""] * 5
    for earlier, later in itertools.pairwise(epochs):
        assert later.offset_ms == earlier.end_ms


def stored_epochs(webinar: Webinar) -> int:
    """How many recorders' work is in the storage, of some of them only the beginning."""
    of_webinar = Segment.objects.filter(broadcast__in=Webinar.objects.filter(pk=webinar.pk).values("broadcast"))
    return of_webinar.order_by().values("epoch").distinct().count()


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
    studio.wait_for_url(re.compile(rf"/webinars/{webinar.code}/after/$"))
    webinar.refresh_from_db()
    assert webinar.broadcast is not None
    assert [epoch.error for epoch in webinar.broadcast.epochs.order_by("number")] == ["", ""]


def test_a_camera_that_may_not_be_used_a_dark_room_and_silence_are_told(visit: Visit) -> None:
    lecturer = make.lecturer()
    webinar = make.webinar(lecturers=[lecturer])
    studio = visit(lecturer)
    studio.add_init_script(REFUSED)
    studio.goto(f"/webinars/{webinar.code}/studio/")
    expect(studio.locator("[data-problem-text]")).to_contain_text("not allowed to use the camera")
    expect(studio.locator("[data-go]")).to_be_disabled()
    studio.evaluate(DARK_ROOM)
    studio.get_by_role("button", name="Try again").click()
    expect(studio.locator("[data-go]")).to_be_enabled()
    expect(studio.locator(".notice[data-problem]")).to_be_hidden()
    light, level = studio.locator("[data-picture-help]"), studio.locator("[data-level-help]")
    expect(light).to_contain_text("Your picture is black", timeout=LONG_MS)
    expect(level).to_contain_text("Nothing is heard", timeout=LONG_MS)

    # Who goes on air all the same is told there, above all else.
    go_live(studio)
    notes = studio.locator("[data-notes] li")
    expect(notes).to_have_text([re.compile("^Nothing is heard"), re.compile("^Your picture is black")])
    studio.get_by_role("button", name="Change camera or microphone").click()
    studio.evaluate("() => light('#202020')")
    expect(light).to_have_text("Your picture is dark. Put a lamp before you, or turn to the window.")
    studio.evaluate("() => light('#ffffff')")
    expect(light).to_have_text("Your picture is too bright. Turn away from the lamp, or close the curtain.")
    studio.evaluate("() => { light('#808080'); speak(); }")
    expect(light).to_have_text("The light is good.")
    expect(level).to_have_text("Say a few words: the bar must move.")
    expect(studio.locator("[data-level]")).not_to_have_attribute("width", "0%")
    expect(notes).to_have_count(0)


def test_a_lecturer_tests_the_line_and_sees_five_seconds_as_the_audience_will(visit: Visit) -> None:
    lecturer = make.lecturer()
    webinar = make.webinar(lecturers=[lecturer])
    studio = visit(lecturer, path=f"/webinars/{webinar.code}/studio/")
    expect(studio.locator("[data-go]")).to_be_enabled()
    words, kept = studio.locator("[data-line-words]"), studio.get_by_text("So it will be sent.")
    sent = studio.get_by_label("What you send")
    with carrying(studio, kbps=200):
        studio.get_by_role("button", name="Test my line").click()
        expect(words).to_have_text(
            "Your line is weak. Send sound and slides only, and leave the camera off.", timeout=LINE_MS
        )
    expect(studio.locator("[data-line-rate]")).to_have_text(re.compile(r"^\d+ kbit/s$"))
    studio.get_by_role("button", name="Send sound and slides only").click()
    expect(sent).to_have_value("sound")
    expect(kept).to_be_visible()
    studio.wait_for_function(SENDS_PICTURE.format("false"))

    studio.get_by_role("button", name="Test my line").click()
    expect(words).to_have_text("Your line carries full video.", timeout=LINE_MS)
    expect(kept).to_be_hidden()
    expect(studio.get_by_role("button", name="Send full video")).to_be_visible()
    sent.select_option("small")
    studio.wait_for_function(SENDS_PICTURE.format("true"))
    studio.reload()  # this computer keeps the choice
    expect(sent).to_have_value("small")
    expect(studio.locator("[data-go]")).to_be_enabled()

    studio.get_by_role("button", name="See and hear yourself as the audience will").click()
    clip = studio.get_by_role("dialog", name="As the audience will see you")
    expect(clip).to_contain_text(webinar.title)
    expect(clip.get_by_role("status")).to_have_text("Speak for five seconds, as you will in the lecture.")
    expect(clip.get_by_role("status")).to_have_text(
        re.compile(r"^So the audience sees and hears you: 640 × 360, \d+\.\d Mbit/s\.$"), timeout=LONG_MS
    )
    # How long it is a browser knows when it has played it.
    studio.wait_for_function(
        """() => {
          const film = document.querySelector("[data-clip-video]");
          return film.ended && film.currentTime > 3.5 && film.currentTime < 6 && film.webkitAudioDecodedByteCount > 0;
        }""",
        timeout=LONG_MS,
    )
    clip.get_by_role("button", name="Record again").click()
    expect(clip.get_by_role("status")).to_have_text("Speak for five seconds, as you will in the lecture.")
    expect(clip.get_by_text("Recording five seconds")).to_be_visible()
