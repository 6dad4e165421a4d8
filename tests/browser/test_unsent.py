"""What was typed stays, whoever signed out or in again in another tab meanwhile."""

import re

from playwright.sync_api import Page, expect

from accounts.models import User
from tests import axe
from tests import factories as make
from tests.browser.conftest import PHONE, Visit, cookie
from tests.sessions import session_of
from webinars.models import Webinar, WebinarState

SET_UP = re.compile(r"/webinars/\w{10}/")
TEXT = "What it is about, at some length:\nwith a second line."


def test_a_long_form_is_sent_after_signing_in_in_another_tab(visit: Visit) -> None:
    organiser = make.organiser()
    page = filled_in(visit, organiser)
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Save").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Send it again")
    expect(page.get_by_role("main")).to_contain_text("You were signed out before this was sent.")
    assert axe.violations(page) == []
    with page.context.expect_page() as opened:
        page.get_by_role("main").get_by_role("link", name="Sign in").click()
    expect(opened.value).to_have_title("Sign in · Daris")
    sign_in_again(page, organiser)
    page.bring_to_front()
    page.get_by_role("button", name="Send it again").click()
    page.wait_for_url(SET_UP)
    assert saved_text() == TEXT


def test_a_form_that_is_older_than_its_token_is_sent_again(visit: Visit) -> None:
    organiser = make.organiser()
    page = filled_in(visit, organiser)
    sign_in_again(page, organiser)
    page.get_by_role("button", name="Save").first.click()
    expect(page.get_by_role("main")).to_contain_text(f"You are signed in as {organiser.display_name}.")
    page.get_by_text("What you typed", exact=True).click()
    expect(page.get_by_text("What it is about, at some length:")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Send it again").click()
    page.wait_for_url(SET_UP)
    assert saved_text() == TEXT


def test_a_form_of_htmx_stays_and_is_told_why(visit: Visit) -> None:
    organiser = make.organiser()
    webinar = make.webinar(created_by=organiser, organisation=organiser.organisation, state=WebinarState.DRAFT)
    page = visit(organiser, path=f"/webinars/{webinar.code}/quiz/edit/add/")
    question, save = page.locator("#id_text_en"), page.get_by_role("button", name="Save the question")
    question.fill("What does a criterion say?")
    page.context.clear_cookies(name="sessionid")
    save.last.click()
    said = page.locator(".toast")
    expect(said).to_contain_text("You are signed out, so nothing was saved.")
    expect(said.get_by_role("button", name="Sign in")).to_be_visible()
    expect(question).to_have_value("What does a criterion say?")
    sign_in_again(page, organiser)
    save.last.click()
    expect(said).to_contain_text(f"you signed in again, as {organiser.display_name}.")
    expect(question).to_have_value("What does a criterion say?")
    # With the token of the cookie it is taken: what is still missing is now said beside the fields.
    save.last.click()
    expect(page.get_by_text("The question is not saved yet.")).to_be_visible()
    expect(question).to_have_value("What does a criterion say?")
    expect(said).to_have_count(0)


def test_a_form_of_htmx_stays_while_the_line_is_lost(visit: Visit) -> None:
    organiser = make.organiser()
    webinar = make.webinar(created_by=organiser, organisation=organiser.organisation, state=WebinarState.DRAFT)
    page = visit(organiser, path=f"/webinars/{webinar.code}/quiz/edit/add/")
    question = page.locator("#id_text_en")
    question.fill("What does a criterion say?")
    page.context.set_offline(True)
    page.get_by_role("button", name="Save the question").last.click()
    expect(page.locator(".toast")).to_contain_text("There is no connection, so nothing was saved.")
    expect(question).to_have_value("What does a criterion say?")
    page.context.set_offline(False)


def filled_in(visit: Visit, organiser: User) -> Page:
    page = visit(organiser, path="/webinars/new/", size=PHONE, theme="dark")
    page.locator("input[name=title_en]").fill("Criteria of assessment")
    page.locator("textarea[name=description_en]").fill(TEXT)
    return page


def sign_in_again(page: Page, person: User) -> None:
    """As another tab of the same browser does: with a session and a token that are new."""
    address = page.evaluate("location.origin")
    cookie(page.context, address, "sessionid", session_of(person))
    cookie(page.context, address, "csrftoken", "n" * 32)


def saved_text() -> str:
    return Webinar.objects.get().description_en.replace("\r\n", "\n")
