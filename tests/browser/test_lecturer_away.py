"""The lecturer's line is cut: what the audience sees meanwhile, and that the lecture comes back by itself."""

from playwright.sync_api import expect

from tests import factories as make
from tests.browser.conftest import Visit
from tests.browser.line import Line
from tests.browser.test_slides import shows
from tests.browser.test_studio import go_live
from tests.live import LiveStack
from tests.slides import pdfs
from tests.slides.making import drawn

HAS_MOVED = "({ film, since }) => film.currentTime > since + 1 && !film.paused"


def test_viewers_see_that_the_lecturer_is_away_and_slides_turn_meanwhile(visit: Visit, live: LiveStack) -> None:
    lecturer, colleague = make.lecturer(), make.lecturer()
    webinar = make.webinar(lecturers=[lecturer, colleague])
    deck = drawn(webinar, pdfs.slides(3))
    with Line(int(live.url.rpartition(":")[2])) as line:
        studio = visit(lecturer)
        studio.goto(f"http://localhost:{line.port}/webinars/{webinar.code}/studio/")
        go_live(studio)
        studio.locator("slide-desk").get_by_role("button", name="Next page").click()
        room = visit(make.registration(webinar, make.person()).person, path=f"/webinars/{webinar.code}/room/")
        shows(room, deck, 1)
        film, away = room.locator("live-player video"), room.locator('[data-slate="away"]')
        expect(film).to_have_js_property("paused", False)
        second = visit(colleague, path=f"/webinars/{webinar.code}/studio/")
        expect(second.locator("[data-colleague-text]")).to_be_visible()
        expect(away).to_be_hidden()

        line.cut()
        expect(studio.locator("[data-line-text]")).to_have_text("cut")
        expect(away).to_be_visible()
        expect(away).to_contain_text("Stay here: the lecture comes back by itself, and you lose no minutes.")
        shows(room, deck, 1)
        second.locator("slide-desk").get_by_role("button", name="Next page").click()
        shows(room, deck, 2)
        expect(away).to_be_visible()

        line.mend()
        expect(away).to_be_hidden()
        shows(room, deck, 2)
        since = film.evaluate("film => film.currentTime")
        room.wait_for_function(HAS_MOVED, arg={"film": film.element_handle(), "since": since})
