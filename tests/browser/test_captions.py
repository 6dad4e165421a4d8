"""Captions in real browsers: typed by a captioner, read with the live picture, and kept with the recording."""

import re

from playwright.sync_api import expect

from tests import factories as make
from tests.browser.conftest import PHONE, Visit
from tests.browser.test_presence import until
from webinars.captions.domain.access import make_token, name_captioner
from webinars.captions.models import CaptionLine

SAID = "Good morning, <b>all</b>. Today we look at what a descriptor is, and what it tells a pupil about the next step."
SAID_IN_KAZAKH = (
    "Қайырлы таң! Бүгін дескриптордың не екенін және оның оқушыға келесі қадам туралы не айтатынын қараймыз."
)
"""A line stays as long as it takes to read; these for some seconds."""


def test_what_a_captioner_types_is_read_live_and_kept(visit: Visit) -> None:
    lecturer, captioner = make.lecturer(), make.person()
    webinar = make.webinar(lecturers=[lecturer], language="en")
    name_captioner(webinar, captioner.email, by=lecturer)
    person = make.registration(webinar).person
    desk = visit(captioner, path=f"/webinars/{webinar.code}/captions/")
    expect(desk.get_by_role("button", name="Send")).to_be_disabled()
    studio = visit(lecturer, path=f"/webinars/{webinar.code}/studio/")
    expect(studio.locator("[data-go]")).to_be_enabled()
    studio.locator("[data-go]").click()
    room = visit(person, path=f"/webinars/{webinar.code}/room/", size=PHONE)
    for page in (desk, room):
        page.wait_for_function("() => document.querySelector('live-player').isPlaying")

    text = desk.get_by_role("textbox", name="What is said")
    text.press_sequentially("Good mornin")
    text.fill(SAID)
    text.press("Enter")
    expect(desk.locator("[data-lines] li").last).to_have_text(SAID)
    expect(text).to_have_value("")
    room.get_by_role("button", name="Captions").click()
    strip = room.locator(".live-player__captions")
    expect(strip).to_have_text(SAID)
    assert strip.locator("b").count() == 0

    text.press("ArrowUp")
    expect(desk.get_by_role("button", name="Correct")).to_be_enabled()
    text.fill("Good morning, all")
    text.press("Enter")
    until(lambda: list(CaptionLine.objects.values_list("text", flat=True)) == ["Good morning, all"])
    line = CaptionLine.objects.get()
    assert 0 < line.start_ms < line.end_ms

    _token, secret = make_token(webinar, "Engine", by=lecturer)
    pushed = visit().request.post(
        f"/webinars/{webinar.code}/captions/push/",
        headers={"Authorization": f"Bearer {secret}"},
        data={"text": SAID_IN_KAZAKH, "language": "kk"},
    )
    assert pushed.ok
    language = room.get_by_label("Language of captions")
    expect(language).to_be_visible()
    language.select_option("kk")
    expect(strip).to_have_text(SAID_IN_KAZAKH)

    studio.locator("button[data-end]").click()
    studio.get_by_role("button", name="End the lecture").click()
    studio.wait_for_url(re.compile(f"/webinars/{webinar.code}/after/$"))
    replay = visit(person, path=f"/webinars/{webinar.code}/replay/")
    tracks = replay.locator("replay-player video track")
    expect(tracks).to_have_count(2)
    loaded = replay.evaluate(
        """async () => {
            const track = document.querySelector('replay-player track[srclang="en"]').track;
            track.mode = "hidden";
            for (let n = 0; n < 300 && !track.cues?.length; n++) await new Promise((go) => setTimeout(go, 100));
            return [...track.cues].map((cue) => cue.text);
        }"""
    )
    assert loaded == ["Good morning, all"]
    expect(replay.get_by_role("link", name="Captions as WebVTT: English")).to_be_visible()
