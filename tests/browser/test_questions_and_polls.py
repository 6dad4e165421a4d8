"""Questions and polls on all sides: the lecturer in the studio, one participant at a desk, one on a phone."""

import re
import time
from email import message_from_bytes
from email.policy import default as modern
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import Locator, Page, expect

from accounts.models import User
from tests import factories as make
from tests.browser.conftest import PHONE, Visit
from tests.live import LiveStack
from webinars.domain.live import start_webinar
from webinars.models import Webinar
from webinars.polls.models import Poll, PollVote
from webinars.questions.models import Question

LONG_MS = 30_000
MAIL_WITHIN_S = 60


def a_live_webinar() -> tuple[Webinar, User, list[User]]:
    lecturer = make.lecturer(name="Әлия Қасымова")
    webinar = make.webinar(lecturers=[lecturer])
    people = [make.registration(webinar, make.person(name=name)).person for name in ("Дәулет", "Сәуле")]
    start_webinar(webinar, by=lecturer)
    return webinar, lecturer, people


def room_of(visit: Visit, person: User, webinar: Webinar, *, tab: str, size: tuple[int, int] = (1280, 800)) -> Page:
    page = visit(person, path=f"/webinars/{webinar.code}/room/", size=size)
    expect(page.locator("[data-line=on]").first).to_be_visible(timeout=LONG_MS)
    page.get_by_role("tab", name=tab).click()
    return page


def studio_of(visit: Visit, lecturer: User, webinar: Webinar, *, tab: str) -> Page:
    page = visit(lecturer, path=f"/webinars/{webinar.code}/studio/")
    page.get_by_role("tab", name=tab).click()
    return page


def ask(page: Page, text: str, *, without_name: bool = False) -> None:
    page.get_by_role("textbox", name="Your question").fill(text)
    if without_name:
        page.get_by_label("Without my name").check()
    page.get_by_role("button", name="Send the question").click()


def question(page: Page, text: str) -> Locator:
    return page.locator("room-questions .question").filter(has_text=text)


def no_violations(page: Page, within: str) -> None:
    found = Axe().run(page, context=within)
    assert not found.response["violations"], found.generate_report()


def test_a_poll_is_made_on_the_spot_answered_and_shown(visit: Visit) -> None:
    webinar, lecturer, (first, second) = a_live_webinar()
    desk = room_of(visit, first, webinar, tab="Polls")
    phone = room_of(visit, second, webinar, tab="Chat", size=PHONE)
    studio = studio_of(visit, lecturer, webinar, tab="Polls")

    studio.get_by_text("Ask on the spot").click()
    studio.get_by_label("What do you ask?").fill("Түсінікті ме?")
    studio.get_by_label("Answers to choose from").fill("Иә\nБіраз\nЖоқ")
    no_violations(studio, "#panel-polls")
    studio.get_by_role("button", name="Open for all").click()
    expect(studio.locator("studio-polls [data-open] h3")).to_have_text("Түсінікті ме?")

    desk.get_by_label("Біраз").check()
    desk.locator("room-polls").get_by_role("button", name="Answer").click()
    expect(desk.locator(".poll__option--mine")).to_contain_text("Біраз")
    # On the phone the tab is marked, and one tap on the notice leads to the poll.
    expect(phone.locator("#tab-polls .tab__news")).to_be_visible()
    phone.locator(".toast").get_by_role("button", name="Answer").click()
    phone.get_by_label("Иә").check()
    no_violations(phone, "#panel-polls")
    phone.locator("room-polls").get_by_role("button", name="Answer").click()

    for page, place in ((desk, "room-polls"), (phone, "room-polls"), (studio, "studio-polls [data-open]")):
        expect(page.locator(f"{place} .poll__option b")).to_have_text(["50 %", "50 %", "0 %"])
        expect(page.locator(f"{place} .poll__people")).to_have_text("2 people answered.")
    expect(desk.locator("room-polls rect").first).to_have_attribute("width", "50%")

    desk.get_by_role("button", name="Change my answer").click()
    desk.get_by_label("Иә").check()
    desk.locator("room-polls").get_by_role("button", name="Answer").click()
    expect(studio.locator("[data-open] .poll__option b")).to_have_text(["100 %", "0 %", "0 %"])
    assert PollVote.objects.filter(poll__webinar=webinar).count() == 2

    desk.reload()
    desk.get_by_role("tab", name="Polls").click()
    expect(desk.locator(".poll__option--mine")).to_contain_text("Иә")
    studio.get_by_role("button", name="Close the poll").click()
    for page in (desk, phone):
        expect(page.locator("room-polls .badge")).to_have_text("closed")
        expect(page.get_by_role("button", name="Change my answer")).to_have_count(0)
    assert Poll.objects.get(webinar=webinar).state == "closed"
    for page, size in ((desk, "desk"), (phone, "phone")):
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), size


def test_a_cloud_that_only_the_lecturer_sees_is_shown_when_it_is_time(visit: Visit) -> None:
    webinar, lecturer, (first, _) = a_live_webinar()
    desk = room_of(visit, first, webinar, tab="Polls")
    studio = studio_of(visit, lecturer, webinar, tab="Polls")
    studio.get_by_text("Ask on the spot").click()
    studio.get_by_label("Kind").select_option("words")
    expect(studio.get_by_label("Answers to choose from")).to_be_hidden()
    studio.get_by_label("What do you ask?").fill("Бір сөзбен?")
    studio.get_by_label("Everyone sees the results").uncheck()
    studio.get_by_role("button", name="Open for all").click()

    desk.get_by_label("Word 1").fill(" ПАЙДАЛЫ! ")
    desk.get_by_label("Word 2").fill("жаман сөз")
    desk.locator("room-polls").get_by_role("button", name="Answer").click()
    expect(desk.locator("room-polls")).to_contain_text("The lecturer sees the results.")
    expect(studio.locator(".poll-word")).to_have_count(2)
    studio.get_by_role("button", name=re.compile("Hide.*жаман сөз")).click()
    expect(studio.locator(".poll-word")).to_have_count(1)
    studio.get_by_role("button", name="Show the results to all").click()
    expect(desk.locator(".poll-word")).to_have_text(["пайдалы 1"])


def test_questions_are_asked_voted_merged_answered_and_answered_after_the_lecture(
    visit: Visit, live: LiveStack
) -> None:
    webinar, lecturer, (first, second) = a_live_webinar()
    desk = room_of(visit, first, webinar, tab="Questions")
    phone = room_of(visit, second, webinar, tab="Questions", size=PHONE)
    studio = studio_of(visit, lecturer, webinar, tab="Questions")

    ask(desk, "Бір дескрипторға екі балл бола ма?")
    ask(phone, "Дескриптор үшін екі балл қоюға бола ма?", without_name=True)
    ask(phone, "Модерацияны кім жүргізеді?")
    expect(studio.locator("room-questions .question")).to_have_count(3)
    assert second.name not in (question(studio, "Дескриптор үшін").text_content() or "")
    expect(question(phone, "Дескриптор үшін")).to_contain_text("yours")

    vote = question(desk, "Модерацияны").get_by_role("button", name="I want to know it too")
    vote.click()
    expect(vote).to_have_attribute("aria-pressed", "true")
    expect(question(phone, "Модерацияны").locator(".vote")).to_contain_text("2")
    # What most want stands first.
    expect(studio.locator("room-questions [data-open] .question").first).to_contain_text("Модерацияны")

    question(studio, "Дескриптор үшін").get_by_role("button", name="Merge").click()
    studio.get_by_label("It asks the same as").select_option(label="Бір дескрипторға екі балл бола ма?")
    no_violations(studio, "#panel-questions")
    studio.locator("form[data-merge]").get_by_role("button", name="Merge").click()
    expect(question(desk, "Дескриптор үшін")).to_have_count(0)
    expect(question(desk, "Бір дескрипторға").locator(".vote")).to_contain_text("2")

    question(studio, "Модерацияны").get_by_role("button", name="Answer now").click()
    for page in (desk, phone):
        expect(question(page, "Модерацияны")).to_contain_text("being answered")
        no_violations(page, "#panel-questions")
    question(studio, "Модерацияны").get_by_role("button", name="Answered").click()
    expect(desk.locator("[data-answered] .count")).to_have_text("1")
    for page in (desk, phone):
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    end = studio.request.post(
        f"{live.url}/webinars/{webinar.code}/end/",
        headers={
            "X-CSRFToken": studio.locator("meta[name=csrf-token]").get_attribute("content") or "",
            "Referer": live.url,
        },
    )
    assert end.ok
    page = visit(lecturer, path=f"/webinars/{webinar.code}/questions/")
    page.locator("summary").filter(has_text="Answer in writing").first.click()
    page.get_by_label("Your answer").first.fill("Иә, егер екі әрекет болса.")
    page.get_by_role("button", name="Save and send to who asked").click()
    expect(page.locator(".qa-answer")).to_contain_text("Иә, егер екі әрекет болса.")
    assert Question.objects.get(webinar=webinar, text__startswith="Бір").state == "answered"

    # Both who asked get it by mail, also whose question was merged.
    letters = letters_with("Иә, егер екі әрекет болса.", live=live, count=2)
    assert letters == sorted([first.email, second.email])
    mine = visit(first, path=f"/webinars/{webinar.code}/")
    expect(mine.locator(".qa-pair")).to_contain_text("Иә, егер екі әрекет болса.")


def letters_with(text: str, *, live: LiveStack, count: int) -> list[str]:
    """To whom the worker sent them."""
    until = time.monotonic() + MAIL_WITHIN_S
    found: list[str] = []
    while time.monotonic() < until:
        found = []
        for path in Path(settings.MAIL_DIR).glob("*.eml"):
            message = message_from_bytes(path.read_bytes(), policy=modern)
            body = message.get_body(("plain",))
            if body is not None and text in body.get_content():
                found.append(str(message["X-Daris-To"]))
        if len(found) >= count:
            break
        time.sleep(0.3)
    return sorted(found)
