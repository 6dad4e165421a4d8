"""The chat with its moderation, on all sides: lecturer, moderator on a phone, two participants."""

import re

from playwright.sync_api import Locator, Page, expect

from accounts.models import User
from tests import factories as make
from tests.browser.conftest import PHONE, Visit
from webinars.domain.live import start_webinar
from webinars.models import ChatMessage, Webinar

LONG_MS = 30_000


def a_live_webinar() -> tuple[Webinar, User, User, list[User]]:
    lecturer = make.lecturer(name="Әлия Қасымова")
    webinar = make.webinar(lecturers=[lecturer])
    people = [make.registration(webinar, make.person(name=name)).person for name in ("Дәулет", "Сәуле", "Айгүл")]
    webinar.moderators.add(people[0])
    start_webinar(webinar, by=lecturer)
    return webinar, lecturer, people[0], people[1:]


def room_of(visit: Visit, person: User, webinar: Webinar, *, size: tuple[int, int] = (1280, 800)) -> Page:
    page = visit(person, path=f"/webinars/{webinar.code}/room/", size=size)
    expect(page.locator("[data-line=on]").first).to_be_visible(timeout=LONG_MS)
    return page


def say(page: Page, text: str, *, shown: str = "") -> None:
    page.get_by_role("textbox", name="Message").fill(text)
    page.get_by_role("button", name="Send", exact=True).click()
    expect(item(page, shown or text)).not_to_have_class(re.compile("pending"))


def item(page: Page, text: str) -> Locator:
    return page.locator(".chat__item").filter(has_text=text)


def choose(page: Page, text: str, action: str) -> None:
    item(page, text).locator("[data-more]").click()
    page.locator(".chat-menu").get_by_role("button", name=action).click()


def test_a_chat_is_read_by_all_and_kept_in_order_from_a_phone(visit: Visit) -> None:
    webinar, lecturer, moderator, (first, second) = a_live_webinar()
    theirs, others = room_of(visit, first, webinar), room_of(visit, second, webinar)
    phone = room_of(visit, moderator, webinar, size=PHONE)
    studio = visit(lecturer, path=f"/webinars/{webinar.code}/studio/")

    say(theirs, "See https://example.kz/plan and <b>javascript:alert(1)</b>", shown="<b>javascript:alert(1)</b>")
    link = others.locator(".chat__item a")
    expect(link).to_have_text("example.kz/plan")
    expect(link).to_have_attribute("rel", "noopener noreferrer nofollow ugc")
    expect(others.locator(".chat__item b")).to_have_count(0)

    choose(others, "example.kz", "Reply")
    say(others, "Thank you!")
    expect(item(theirs, "Thank you!").locator(".chat__answered")).to_have_text(first.display_name)

    choose(phone, "Thank you!", "Pin to the top")
    for page in (theirs, others):
        expect(page.locator("room-chat [data-pinned]")).to_contain_text("Thank you!")

    say(theirs, "Something rude")
    assert phone.evaluate("() => document.documentElement.scrollWidth") == PHONE[0]
    choose(phone, "Something rude", "Remove the message")
    for page in (theirs, others):
        expect(page.locator(".chat__removed")).to_have_count(1)
        expect(item(page, "Something rude")).to_have_count(0)
    assert ChatMessage.objects.get(text="Something rude").removed_by == moderator

    choose(phone, "example.kz", "Mute in the chat")
    expect(theirs.get_by_role("textbox", name="Message")).to_be_disabled()
    expect(theirs.locator("[data-announcer]")).to_contain_text("muted you")
    expect(others.get_by_role("textbox", name="Message")).to_be_enabled()
    theirs.reload()
    expect(theirs.locator(".chat__item")).to_have_count(3)
    expect(theirs.locator(".chat__removed")).to_have_count(1)
    expect(theirs.get_by_role("textbox", name="Message")).to_be_disabled()

    studio.get_by_role("tab", name="Chat").click()
    studio.locator("room-chat [data-rules] summary").click()
    studio.get_by_role("button", name=f"Let {first.display_name} write again").click()
    expect(theirs.get_by_role("textbox", name="Message")).to_be_enabled()
    studio.get_by_label("Only hosts and moderators write").click()
    expect(others.locator("room-chat [data-note]")).to_have_text("The chat is closed for now.")
    say(studio, "A word from the host")
    expect(item(others, "A word from the host").locator(".badge")).to_have_text("host")

    choose(phone, "Thank you!", "Send out of the room")
    phone.get_by_role("alertdialog").get_by_role("button", name="Send out").click()
    others.wait_for_url(re.compile(rf"/webinars/{webinar.code}/$"))
    others.goto(f"/webinars/{webinar.code}/room/")
    expect(others).to_have_url(re.compile(rf"/webinars/{webinar.code}/$"))
    expect(theirs.locator("[data-count]").first).to_have_text("2")


def test_who_reads_further_up_is_not_disturbed(visit: Visit) -> None:
    webinar, lecturer, _, (first, _) = a_live_webinar()
    ChatMessage.objects.bulk_create(
        ChatMessage(webinar=webinar, person=lecturer, text=f"Line {number}", nonce=str(number)) for number in range(250)
    )
    page, studio = (
        room_of(visit, first, webinar),
        visit(lecturer, path=f"/webinars/{webinar.code}/studio/"),
    )
    studio.get_by_role("tab", name="Chat").click()
    expect(page.locator(".chat__item")).to_have_count(100)
    body = page.locator("room-chat [data-body]")
    page.wait_for_function(
        "(body) => body.scrollHeight - body.scrollTop - body.clientHeight < 2", arg=body.element_handle()
    )

    page.get_by_role("button", name="Earlier messages").click()
    expect(page.locator(".chat__item")).to_have_count(200)
    expect(page.locator(".chat__item").first).to_contain_text("Line 50")
    body.evaluate("(body) => { body.scrollTop = 300; }")
    say(studio, "New one")
    expect(page.get_by_role("button", name="New messages")).to_be_visible()
    assert body.evaluate("(body) => body.scrollTop") == 300
    page.get_by_role("button", name="New messages").click()
    expect(page.get_by_role("button", name="New messages")).to_be_hidden()
    expect(item(page, "New one")).to_be_in_viewport()
    say(studio, "Another")
    expect(page.locator(".chat__item")).to_have_count(200)  # the page keeps no more while one follows
