"""Materials in the running room: what is added comes to everyone."""

from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Visit
from tests.browser.test_questions_and_polls import a_live_webinar, no_violations, room_of, studio_of
from tests.materials.files import upload
from webinars.materials.domain.giving import add_file


def test_a_link_that_is_added_in_the_lecture_comes_to_everyone(visit: Visit) -> None:
    webinar, lecturer, (first, second) = a_live_webinar()
    add_file(webinar, upload(), by=lecturer)
    desk = room_of(visit, first, webinar, tab="Chat")
    phone = room_of(visit, second, webinar, tab="Materials", size=PHONE)
    expect(phone.locator("#panel-materials li")).to_contain_text(["Жұмыс парағы"])
    studio = studio_of(visit, lecturer, webinar, tab="Materials")
    studio.locator("#panel-materials").get_by_text("Add a link").first.click()
    studio.locator("#link-url").fill("javascript:alert(1)")
    studio.get_by_role("button", name="Add the link").click()
    expect(studio.locator("#panel-materials [role=alert]:visible")).to_contain_text("Write a whole address")
    studio.locator("#link-url").fill("https://example.kz/paper")
    studio.locator("#link-title").fill("Мақала")
    studio.get_by_role("button", name="Add the link").click()
    expect(desk.locator("#tab-materials .tab__news")).to_be_visible()
    desk.locator(".toast").get_by_role("button", name="Show", exact=True).click()  # it goes after some seconds
    expect(desk.locator("#panel-materials li")).to_have_count(2)
    expect(studio.locator("#panel-materials li")).to_have_count(2)

    link = phone.locator("#panel-materials").get_by_role("link", name="Мақала")
    expect(link).to_have_attribute("href", "https://example.kz/paper")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    with desk.expect_download() as download:
        desk.get_by_role("link", name="Жұмыс парағы").click()
    assert download.value.suggested_filename == "Жұмыс парағы.pdf"
    no_violations(phone, "#panel-materials")
    no_violations(studio, "#panel-materials")
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
