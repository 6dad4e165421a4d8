"""The elements of the design system as people use them: keyboard, phone, dark, three languages."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Visit

pytestmark = pytest.mark.browser


def has_no_sideways_scroll(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_phone_shows_everything_without_scrolling_sideways(visit: Visit, language: str) -> None:
    page = visit(path="/design/", size=PHONE, theme="dark", language=language)
    assert has_no_sideways_scroll(page)
    page.goto("/accounts/login/")
    assert has_no_sideways_scroll(page)


def test_tabs_are_moved_by_arrow_keys(visit: Visit) -> None:
    page = visit(path="/design/")
    page.get_by_role("tab", name="Poll").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Questions")).to_be_focused()
    expect(page.get_by_role("tabpanel", name="Questions")).to_be_visible()
    expect(page.locator("#p-poll")).to_be_hidden()
    page.keyboard.press("End")
    expect(page.get_by_role("tab", name="Chat")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Poll")).to_be_focused()


def test_what_cannot_be_undone_is_asked_first(visit: Visit) -> None:
    page = visit(path="/design/")
    page.evaluate("""() => {
        window.done = 0;
        document.querySelector("ui-confirm button").addEventListener("click", () => { window.done += 1; });
    }""")
    page.get_by_role("button", name="Ask first").click()
    question = page.get_by_role("alertdialog", name="End the webinar?")
    expect(question.get_by_role("button", name="Go on")).to_be_focused()
    page.keyboard.press("Escape")
    expect(question).to_have_count(0)
    assert page.evaluate("window.done") == 0
    page.get_by_role("button", name="Ask first").click()
    question.get_by_role("button", name="Yes, end it").click()
    expect(question).to_have_count(0)
    assert page.evaluate("window.done") == 1


def test_a_toast_offers_to_undo(visit: Visit) -> None:
    page = visit(path="/design/")
    page.get_by_role("button", name="Show a toast").click()
    toasts = page.locator("ui-toasts")
    expect(toasts).to_contain_text("The poll is closed.")
    toasts.get_by_role("button", name="Reopen").click()
    expect(toasts).to_have_text("The poll is open again.")
    toasts.get_by_role("button", name="Close").click()
    expect(toasts.locator(".toast")).to_have_count(0)


def test_a_chosen_theme_stays_and_auto_gives_it_back(visit: Visit) -> None:
    page = visit(path="/design/", theme="light")
    light = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    page.get_by_role("button", name="Dark").click()
    dark = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert dark != light
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.get_by_role("button", name="Auto").click()
    page.reload()
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == light


def test_a_menu_closes_by_escape_and_by_a_click_elsewhere(visit: Visit) -> None:
    page = visit(path="/design/")
    more = page.locator("ui-menu summary", has_text="More")
    more.click()
    expect(page.get_by_role("link", name="Reschedule")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Reschedule")).to_be_hidden()
    expect(more).to_be_focused()
    more.click()
    page.get_by_role("heading", name="How Daris looks").click()
    expect(page.get_by_role("link", name="Reschedule")).to_be_hidden()


def test_the_languages_switch_and_stay_on_the_page(visit: Visit) -> None:
    page = visit(path="/design/?a=1")
    page.get_by_role("button", name="Рус, русский").click()
    expect(page.locator("html")).to_have_attribute("lang", "ru")
    assert page.url.endswith("/design/?a=1")


def test_icons_are_drawn_from_the_sprite(visit: Visit) -> None:
    page = visit(path="/design/")
    width = page.evaluate("document.querySelector('.icon-list .icon use').getBoundingClientRect().width")
    assert width > 0


def test_a_form_works_without_scripts(visit: Visit) -> None:
    page = visit(path="/design/", java_script_enabled=False)
    expect(page.locator("#title-kk")).to_be_visible()
    expect(page.locator("#title-en")).to_be_visible()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("textbox", name="E-mail")).to_have_value("gulnur@mail")
