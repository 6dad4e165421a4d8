"""Before the lecture: the tests of sound and line in a browser, and how the waiting room turns into the room."""

import pytest
from playwright.sync_api import expect

from tests import factories as make
from tests.browser.conftest import PHONE, Visit
from tests.browser.line import carrying
from tests.browser.test_studio import go_live

pytestmark = pytest.mark.browser

SLOW_MS = 30_000
"""Four rounds of three seconds, on a busy machine."""
EAR = """
const connect = AudioNode.prototype.connect;
AudioNode.prototype.connect = function (to, ...more) {
  if (to instanceof AudioDestinationNode) {
    const ear = (this.context.ear ??= new AnalyserNode(this.context, { fftSize: 32768 }));
    connect.call(this, ear);
    window.heard = () => {
      const samples = new Float32Array(ear.fftSize);
      ear.getFloatTimeDomainData(samples);
      return samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    };
  }
  return connect.call(this, to, ...more);
};
"""
"""An init script: `heard()` tells how loud the loudspeaker was at most in the last half second, 0 to 1."""


def test_a_weak_line_gets_sound_and_slides_and_the_lecture_comes_without_a_reload(visit: Visit) -> None:
    lecturer = make.lecturer()
    webinar = make.webinar(lecturers=[lecturer])
    school = make.organisation(region=make.region(name_en="Turkistan"))
    place = make.registration(webinar, make.person(organisation=school))
    page = visit(place.person, path=f"/webinars/{webinar.code}/", size=PHONE)
    page.context.add_init_script(EAR)
    page.get_by_role("link", name="Go to the waiting room").click()
    page.wait_for_url(f"**/webinars/{webinar.code}/room/")
    page.evaluate("window.isTheSamePage = true")
    expect(page.locator("[data-regions] li")).to_have_text("Turkistan1")

    page.get_by_role("button", name="Play the sound").click()
    page.wait_for_function("() => window.heard?.() > 0.1")
    page.get_by_role("button", name="I do not hear it").click()
    expect(page.get_by_text("Turn up the sound of the device")).to_be_visible()
    page.get_by_role("button", name="Play the sound").click()
    page.get_by_role("button", name="I hear it", exact=True).click()
    expect(page.locator("p", has_text="Your sound works.")).to_be_focused()

    with carrying(page, kbps=110):
        page.get_by_role("button", name="Test my line").click()
        expect(page.locator("line-check [data-words]")).to_have_text(
            "Your line is weak. You will hear everything and see the slides.", timeout=SLOW_MS
        )
    page.get_by_role("button", name="Take sound and slides").click()
    expect(page.get_by_label("How you will watch")).to_have_value("audio")

    studio = visit(lecturer, path=f"/webinars/{webinar.code}/studio/")
    go_live(studio)
    expect(page.locator("[data-waiting-room]")).to_have_count(0)
    page.wait_for_function("() => document.querySelector('live-player').mode === 'audio'", timeout=SLOW_MS)
    expect(page.locator(".live-player__calm")).to_contain_text("You hear the lecture", timeout=SLOW_MS)
    assert page.evaluate("window.isTheSamePage")
