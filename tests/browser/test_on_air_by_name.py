"""Two lecturers in one studio: who is on air is named, offered, taken over with a confirmation; a break that counts down."""

import pytest
from playwright.sync_api import expect

from tests import factories as make
from tests.browser.conftest import Visit
from tests.browser.test_studio import CLOCK, LONG_MS, go_live

pytestmark = pytest.mark.browser


def test_a_lecture_goes_from_one_lecturer_to_the_other_and_back_by_name(visit: Visit) -> None:
    dana, arman = make.lecturer(name="Серік Дана"), make.lecturer(name="Оспан Арман")
    webinar = make.webinar(lecturers=[dana, arman])
    path = f"/webinars/{webinar.code}/studio/"
    first = visit(dana, path=path)
    go_live(first)
    room = visit(make.registration(webinar).person, path=f"/webinars/{webinar.code}/room/")
    speaker = room.locator(".room-who [data-is-on-air]")
    expect(speaker).to_contain_text("Серік Дана")

    # Looking in takes nothing away from who is on air.
    second = visit(arman, path=path)
    expect(second.locator("[data-colleague-text]")).to_contain_text("On air: Серік Дана.")
    expect(second.locator("[data-health]")).to_be_hidden()

    first.get_by_role("button", name="Hand over to a colleague").click()
    first.get_by_role("button", name="Ask Оспан Арман to take over").click()
    expect(first.locator("[data-offer-text]")).to_have_text("Серік Дана asks Оспан Арман to take over.")
    second.get_by_role("button", name="Take over", exact=True).click()
    expect(second.locator("[data-saved]")).to_have_text(CLOCK, timeout=LONG_MS)
    expect(first.locator("[data-air-name-text]")).to_have_text("Оспан Арман")
    expect(first.locator(".notice[data-problem]")).to_be_hidden()
    expect(speaker).to_contain_text("Оспан Арман")

    first.get_by_role("button", name="Take over from Оспан Арман").click()
    dialog = first.get_by_role("alertdialog", name="Take over from Оспан Арман?")
    dialog.get_by_role("button", name="Take over").click()
    expect(second.locator("[data-air-name-text]")).to_have_text("Серік Дана", timeout=LONG_MS)
    expect(speaker).to_contain_text("Серік Дана")

    # A break, called by the colleague who is not on air: everyone sees how long it lasts.
    second.locator("[data-pause-toggle]").click()
    second.get_by_role("button", name="10 minutes").click()
    for page in (first, second):
        expect(page.locator("[data-break-slate] [data-break-left]")).to_contain_text("9:")
    expect(room.locator("[data-slate=break] [data-break-left]")).to_contain_text("9:")
    expect(first.get_by_role("button", name="Break")).to_have_attribute("aria-pressed", "true")
    second.locator("[data-pause-toggle]").click()
    expect(first.get_by_role("button", name="Break")).to_have_attribute("aria-pressed", "false")
    expect(room.locator("[data-slate=break]")).to_be_hidden()
