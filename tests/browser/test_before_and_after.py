"""What is prepared for a lecture, and what comes after it: a material, a poll, an answer in writing, feedback."""

import re

from playwright.sync_api import Page, expect

from tests import factories as make
from tests.browser.conftest import PHONE, Visit
from tests.browser.test_microphone import end_lecture
from tests.browser.test_questions_and_polls import a_live_webinar, ask, room_of, studio_of
from tests.feedback import given
from tests.materials.files import PDF
from tests.polls.asked import OPTIONS, prepared
from webinars.feedback.domain.preparing import form_of
from webinars.feedback.models import Answer
from webinars.materials.models import Material
from webinars.models import Webinar
from webinars.polls.models import Poll
from webinars.questions.models import Question

ASKED, WRITTEN = "How many points does it give?", "Two, if both steps are there."
SAID = "The examples were from our lessons."


def test_what_is_prepared_is_used_and_what_comes_after_is_done(visit: Visit) -> None:
    webinar, lecturer, (first, second) = a_live_webinar()
    prepared(webinar)
    third = make.registration(webinar).person
    desk = room_of(visit, first, webinar, tab="Materials")
    phone = room_of(visit, second, webinar, tab="Questions", size=PHONE)
    team = visit(lecturer, path=f"/webinars/{webinar.code}/materials/")
    a_material_is_added_and_downloaded(team, desk, webinar)
    ask(phone, ASKED)
    studio = studio_of(visit, lecturer, webinar, tab="Polls")
    a_prepared_poll_is_taken(studio, desk, phone, webinar)

    end_lecture(studio, webinar)
    it_is_answered_in_writing(studio, phone, webinar)
    webinar.refresh_from_db()
    given.give(webinar, 2, by=third)
    they_give_feedback(studio, desk, phone, webinar)


def a_material_is_added_and_downloaded(team: Page, desk: Page, webinar: Webinar) -> None:
    form = team.locator("material-upload")
    form.locator("input[type=file]").set_input_files(
        {"name": "Work sheet.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    form.get_by_role("button", name="Upload").click()
    expect(team.locator(".material-list > li")).to_have_count(1)
    with desk.expect_download() as download:
        desk.locator("#panel-materials").get_by_role("link", name="Work sheet").click()
    assert download.value.suggested_filename == "Work sheet.pdf"
    assert download.value.path().read_bytes() == PDF
    assert Material.objects.get(webinar=webinar).bytes == len(PDF)


def a_prepared_poll_is_taken(studio: Page, desk: Page, phone: Page, webinar: Webinar) -> None:
    polls = studio.locator("studio-polls")
    polls.get_by_role("button", name="Open the poll").click()
    desk.get_by_role("tab", name="Polls").click()
    phone.locator(".toast").get_by_role("button", name="Answer").click()
    for page, answer in ((desk, OPTIONS[0]), (phone, OPTIONS[2])):
        page.get_by_label(answer).check()
        page.locator("room-polls").get_by_role("button", name="Answer").click()
    expect(polls.locator("[data-open] .poll__option b")).to_have_text(["50 %", "0 %", "50 %"])
    polls.get_by_role("button", name="Close the poll").click()
    for page in (desk, phone):
        expect(page.locator("room-polls .badge")).to_have_text("closed")
    assert Poll.objects.get(webinar=webinar).state == "closed"


def it_is_answered_in_writing(team: Page, phone: Page, webinar: Webinar) -> None:
    team.goto(f"/webinars/{webinar.code}/after/")
    team.get_by_role("link", name="Answer open questions in writing").click()
    team.locator("summary").filter(has_text="Answer in writing").click()
    team.get_by_label("Your answer").fill(WRITTEN)
    team.get_by_role("button", name="Save and send to who asked").click()
    expect(team.locator(".qa-answer")).to_contain_text(WRITTEN)
    phone.goto(f"/webinars/{webinar.code}/after/")
    expect(phone.locator(".qa-pair")).to_contain_text([ASKED])
    expect(phone.locator(".qa-pair")).to_contain_text([WRITTEN])
    assert Question.objects.get(webinar=webinar).state == "answered"


def they_give_feedback(team: Page, desk: Page, phone: Page, webinar: Webinar) -> None:
    """A third person said 2 to everything before; the one at the desk says 5, the one on the phone 4."""
    form = form_of(webinar)
    scales, texts = given.scales(form), given.texts(form)
    for page, number in ((desk, 5), (phone, 4)):
        page.goto(f"/webinars/{webinar.code}/feedback/")
        for each in scales:
            page.locator(f'input[name="{each.code}"][value="{number}"]').check()
    desk.locator(f'textarea[name="{texts[0].code}"]').fill(SAID)
    for page in (desk, phone):
        page.get_by_role("button", name="Send", exact=True).click()
        expect(page).to_have_url(re.compile(rf"/webinars/{webinar.code}/$"))
        page.goto(f"/webinars/{webinar.code}/feedback/")  # each person answers once
        expect(page).to_have_url(re.compile(rf"/webinars/{webinar.code}/$"))
    team.goto(f"/webinars/{webinar.code}/after/")
    team.get_by_role("link", name="Read what participants say").click()
    expect(team.locator(".figures dd").first).to_have_text("3 / 3")
    results = team.locator(".feedback-result:not(.feedback-result--texts)")
    expect(results).to_have_count(len(scales))
    for result in results.all():
        expect(result.locator(".feedback-result__figures b")).to_have_text(["3.7", "4"])
        for number, share in enumerate(("33", "33", "0", "33", "0")):
            expect(result.locator(".feedback-bars .bar rect").nth(number)).to_have_attribute("width", f"{share}%")
    expect(team.locator(".feedback-texts li")).to_have_text([SAID])
    assert Answer.objects.filter(statement__form=form, text=SAID).count() == 1
