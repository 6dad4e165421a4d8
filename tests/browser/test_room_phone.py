"""The room on a phone held upright: lecture, controls, meter and the conversation stand on one screen, none over another."""

from playwright.sync_api import Locator, Page, expect

from tests import factories as make
from tests.browser.conftest import PHONE, Visit
from tests.browser.test_slides import LONG_MS, shows
from tests.browser.test_studio import go_live
from tests.slides import pdfs
from tests.slides.making import drawn

KEYBOARD_OPEN = (360, 420)
CONTROLS = ("room-reactions", ".live-player__bar", ".live-player__timeline", ".slide-stage__bar")


def test_the_conversation_has_room_beside_the_lecture(visit: Visit) -> None:
    lecturer = make.lecturer()
    webinar = make.webinar(lecturers=[lecturer])
    deck = drawn(webinar, pdfs.slides(3))
    studio = visit(lecturer, path=f"/webinars/{webinar.code}/studio/")
    go_live(studio)
    phone = visit(make.registration(webinar).person, path=f"/webinars/{webinar.code}/room/", size=PHONE)
    expect(phone.locator("live-player video")).to_have_js_property("paused", False, timeout=LONG_MS)
    studio.locator("slide-desk").get_by_role("button", name="Next page").click()
    shows(phone, deck, 1)

    slide, camera = phone.locator("slide-stage [data-figure]"), phone.locator("live-player video")
    list_of_chat, field = phone.locator("room-chat [data-body]"), phone.get_by_role("textbox", name="Message")
    assert edges(slide)["bottom"] <= edges(camera)["top"]
    assert edges(camera)["right"] <= edges(phone.locator(".slide-stage__bar"))["left"]
    assert edges(field)["bottom"] <= PHONE[1]
    assert height(list_of_chat) >= 120
    assert phone.evaluate("document.documentElement.scrollHeight") == PHONE[1]

    # One tap: the controls give their place to the conversation; the lecture and the meter stay.
    before = height(list_of_chat)
    more = phone.get_by_role("button", name="More room for the conversation")
    more.click()
    expect(more).to_have_attribute("aria-pressed", "true")
    for control in CONTROLS:
        expect(phone.locator(control).first).to_be_hidden()
    expect(slide).to_be_visible()
    assert height(list_of_chat) >= before + 100
    assert edges(field)["bottom"] <= PHONE[1]
    more.click()
    for control in CONTROLS:
        expect(phone.locator(control).first).to_be_visible()

    # With an open keyboard: the slide, what was said last, and the field.
    field.focus()
    phone.set_viewport_size({"width": KEYBOARD_OPEN[0], "height": KEYBOARD_OPEN[1]})
    expect(phone.locator(".live-player__bar")).to_be_hidden()
    for part in (slide, list_of_chat, field):
        assert 0 <= edges(part)["top"] < edges(part)["bottom"] <= KEYBOARD_OPEN[1]
    assert height(list_of_chat) >= 120
    assert is_not_beside(phone)


def edges(element: Locator) -> dict[str, float]:
    found: dict[str, float] = element.evaluate("each => each.getBoundingClientRect().toJSON()")
    return found


def height(element: Locator) -> float:
    return edges(element)["height"]


def is_not_beside(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
