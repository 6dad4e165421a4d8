"""A whole lecture with fingers on tablets, upright and lying: the lecturer's studio on one, the room on another."""

import pytest
from playwright.sync_api import Locator, Page, expect

from accounts.models import User
from tests import factories as make
from tests.browser.conftest import Visit
from tests.browser.test_microphone import about
from tests.browser.test_presence import until
from tests.browser.test_questions_and_polls import question
from tests.browser.test_slides import shows
from tests.polls import asked
from tests.slides import pdfs
from tests.slides.making import drawn

UPRIGHT, LYING = (820, 1180), (1180, 820)
TOO_SMALL = """() => [...document.querySelectorAll("button, .button, [role=tab], select, input, textarea, summary")]
  .filter((each) => each.checkVisibility() && !each.closest(".visually-hidden, label"))
  .map((each) => [each, each.getBoundingClientRect()])
  .filter(([, { width, height }]) => width > 1 && height > 1 && Math.min(width, height) < 43.5)
  .map(([each, { width, height }]) => `${each.outerHTML.slice(0, 90)}: ${Math.round(width)} x ${Math.round(height)}`)"""
BESIDE = "() => document.documentElement.scrollWidth - innerWidth"


def fits(page: Page) -> None:
    """Nothing stands beside the screen, and what is to be pressed is as large as a finger."""
    assert page.evaluate(BESIDE) <= 0
    assert page.evaluate(TOO_SMALL) == []


def turn_to(page: Page, tab: str) -> None:
    page.get_by_role("tab", name=tab).tap()


def each_tab(page: Page) -> None:
    tabs = page.get_by_role("tab").all()
    assert len(tabs) >= 5
    for tab in tabs:
        tab.tap()
        expect(tab).to_have_attribute("aria-selected", "true")
        expect(page.locator(f"#{tab.get_attribute('aria-controls')}")).to_be_visible()
        fits(page)


def touch(page: Page, place: Locator, *, at: float) -> None:
    """A finger on the middle of it, at this share of its width."""
    box = place.bounding_box()
    assert box is not None
    page.touchscreen.tap(box["x"] + box["width"] * at, box["y"] + box["height"] / 2)


@pytest.mark.parametrize(("studio_size", "room_size"), [(UPRIGHT, LYING), (LYING, UPRIGHT)], ids=["upright", "lying"])
def test_a_lecture_is_held_and_followed_with_fingers(
    visit: Visit, studio_size: tuple[int, int], room_size: tuple[int, int]
) -> None:
    lecturer, listener = make.lecturer(), make.person(name="Жұмабаева Сәуле")
    webinar = make.webinar(lecturers=[lecturer])
    make.registration(webinar, listener)
    deck = drawn(webinar, pdfs.slides(3))
    asked.prepared(webinar, text="Is it clear?", options=("Yes", "Nearly"))
    studio = visit(lecturer, path=f"/webinars/{webinar.code}/studio/", size=studio_size, has_touch=True)
    room = visit(listener, path=f"/webinars/{webinar.code}/room/", size=room_size, has_touch=True)
    expect(room.locator('[data-slate="waiting"]')).to_be_visible()
    expect(studio.locator("[data-go]")).to_be_enabled()
    fits(studio)
    fits(room)

    studio.locator("[data-go]").tap()
    expect(studio.locator("[data-on-air]")).to_be_visible()
    expect(room.locator("live-player video")).to_have_js_property("paused", False)
    desk = studio.locator("slide-desk")
    desk.get_by_role("button", name="Next page").tap()
    shows(room, deck, 1)
    a_finger_points(studio, room)
    # Picture and slides stand on the page at once, and nothing covers them.
    for page, parts in (
        (studio, ("[data-preview]", "slide-desk [data-figure]")),
        (room, ("live-player", "slide-stage")),
    ):
        for part in parts:
            expect(page.locator(part)).to_be_visible()
        expect(page.locator("dialog[open]")).to_have_count(0)
        each_tab(page)

    a_poll_is_answered(studio, room)
    a_question_is_answered(studio, room)
    a_hand_is_seen(studio, room, listener)
    there_is_a_break(studio, room)


def a_finger_points(studio: Page, room: Page) -> None:
    desk, dot = studio.locator("slide-desk"), room.locator("slide-stage .slide-picture__pointer")
    desk.get_by_role("button", name="Pointer").tap()
    touch(studio, desk.locator("[data-figure]"), at=0.25)
    expect(dot).to_have_attribute("visibility", "visible")
    expect(dot).to_have_attribute("visibility", "hidden")
    desk.get_by_role("button", name="Pointer").tap()


def a_poll_is_answered(studio: Page, room: Page) -> None:
    for page in (studio, room):
        turn_to(page, "Polls")
    studio.get_by_role("button", name="Open the poll").tap()
    room.get_by_label("Nearly", exact=True).tap()
    room.locator("room-polls").get_by_role("button", name="Answer").tap()
    expect(studio.locator("studio-polls [data-open] .poll__option b")).to_have_text(["0 %", "100 %"])
    fits(studio)
    fits(room)


def a_question_is_answered(studio: Page, room: Page) -> None:
    for page in (studio, room):
        turn_to(page, "Questions")
    room.get_by_role("textbox", name="Your question").fill("How many points?")
    room.get_by_role("button", name="Send the question").tap()
    asked_one = question(studio, "How many points?")
    asked_one.get_by_role("button", name="Answer now").tap()
    expect(question(room, "How many points?")).to_contain_text("being answered")
    fits(studio)
    asked_one.get_by_role("button", name="Answered").tap()
    expect(room.locator("[data-answered] .count")).to_have_text("1")


def a_hand_is_seen(studio: Page, room: Page, listener: User) -> None:
    for page in (studio, room):
        turn_to(page, "Hands")
    room.get_by_role("button", name="Raise my hand").tap()
    give = about(studio, "Give the microphone", listener)
    expect(give).to_be_visible()
    fits(studio)
    give.tap()
    expect(room.get_by_role("button", name="Speak")).to_be_visible()
    fits(room)


def there_is_a_break(studio: Page, room: Page) -> None:
    slate = room.locator('[data-slate="break"]')
    studio.locator("[data-pause-toggle]").tap()
    expect(slate).to_be_visible()
    studio.get_by_role("button", name="5 minutes", exact=True).tap()
    expect(slate.locator("[data-break-left]")).not_to_have_text("")
    fits(studio)
    fits(room)
    studio.locator("[data-pause-toggle]").tap()
    expect(slate).to_be_hidden()
    until(lambda: bool(room.evaluate("() => document.querySelector('live-player').isPlaying")))
