"""A presence check in real browsers: answered on a phone and a desk, let pass by one; meter and evidence say so."""

import re
from datetime import timedelta

from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import User
from attendance.domain.check_notes import note_expired
from attendance.domain.check_outcomes import CheckCounts
from attendance.domain.report import attendance_for
from attendance.models import CheckNote, CheckPlan
from credits.domain.terms import choose_terms
from tests import factories as make
from tests.browser.conftest import PHONE, Visit
from tests.browser.test_presence import until
from tests.credits import rows
from webinars.models import Webinar

WINDOW_S = 16
SHORT_PHONE = (360, 640)
OPEN = "presence-check [data-open]"


def a_lecture(lecturer: User, *, minutes: int = 12) -> Webinar:
    """Live under a policy that wants checks; its plan asks nobody in these minutes and gives less time than usual."""
    webinar = make.webinar(state="draft", lecturers=[lecturer], title_en="Assessment that helps")
    choose_terms(webinar, policy=rows.offered("nasba-group-internet"))
    live = make.webinar(state="live")
    began = timezone.now() - timedelta(minutes=minutes)
    Webinar.objects.filter(pk=live.pk).update(broadcast=None)
    Webinar.objects.filter(pk=webinar.pk).update(state="live", started_at=began, broadcast=live.broadcast)
    CheckPlan.objects.create(
        webinar=webinar,
        seed="0" * 32,
        content_s=5400,
        launch=1,
        per_s=3000,
        window_s=WINDOW_S,
        edge_s=2400,
        made_at=began,
    )
    webinar.refresh_from_db()
    return webinar


def test_a_check_is_answered_on_a_phone_and_a_desk_and_let_pass_by_one(visit: Visit) -> None:
    lecturer = make.lecturer()
    webinar = a_lecture(lecturer)
    people = [make.registration(webinar).person for _ in range(3)]
    path = f"/webinars/{webinar.code}/room/"
    desk, phone, sleeper = (
        visit(people[0], path=path),
        visit(people[1], path=path, size=PHONE, has_touch=True),
        visit(people[2], path=path, size=SHORT_PHONE),
    )
    studio = visit(lecturer, path=f"/webinars/{webinar.code}/studio/")
    for page in (desk, phone, sleeper):
        expect(page.locator('[data-line="on"]').first).to_be_visible()
    title = desk.title()

    studio.get_by_role("button", name="Check who is here").click()
    for page in (desk, phone, sleeper):
        expect(page.get_by_role("alertdialog", name="Are you still here?")).to_be_visible()
    expect(desk).to_have_title(re.compile("Are you still here|Presence check"))
    expect(desk.locator("presence-check [data-said]")).to_contain_text("Press Enter")
    assert desk.evaluate("document.activeElement.tagName") == "BODY"  # it takes the focus from nobody
    assert free_of_the_check(phone)
    assert free_of_the_check(sleeper)
    sleeper.locator("credit-meter summary").click()
    expect(sleeper.locator("credit-meter .meter--compact .reqs")).to_be_in_viewport(ratio=1)
    expect(sleeper.locator("presence-check [data-answer]")).to_be_in_viewport(ratio=1)

    field = desk.locator("room-chat input[name=text]").first
    field.focus()
    desk.keyboard.press("Enter")  # of the chat, not of the check
    expect(desk.locator(OPEN)).to_be_visible()
    field.blur()
    desk.keyboard.press("Enter")
    expect(desk.locator("presence-check [data-done]")).to_contain_text("Thank you, noted")
    expect(desk).to_have_title(title)
    phone.get_by_role("button", name="Yes, I am here").tap()
    expect(phone.locator("presence-check [data-done]")).to_be_visible()
    found = Axe().run(sleeper, context=OPEN, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
    assert found.response["violations"] == []
    expect(sleeper.locator("presence-check [data-gone]")).to_contain_text(
        "Do not worry", timeout=(WINDOW_S + 30) * 1000
    )
    expect(studio.locator("launch-check [data-counts]")).to_contain_text("Shown: 3. Answered: 2.")
    expect(studio.get_by_role("button", name="Check who is here")).to_be_disabled()

    for page, answered in ((desk, "1"), (phone, "1"), (sleeper, "0")):
        expect(page.locator("credit-meter [data-answered]").first).to_have_text(answered)
    note_expired(now=timezone.now() + timedelta(seconds=60))  # if the worker has not done it meanwhile
    kinds = [list(CheckNote.objects.filter(person=one).order_by("at").values_list("kind", flat=True)) for one in people]
    assert kinds == [["shown", "answered"], ["shown", "answered"], ["shown", "expired"]]
    expect(sleeper.locator("presence-check [data-gone]")).to_be_visible()
    until(lambda: counts_of(webinar, people[2]).shown == 1)  # an answer may be on its way for 5 s
    assert [counts_of(webinar, one) for one in people] == [
        CheckCounts(1, 1, 1),
        CheckCounts(1, 1, 1),
        CheckCounts(1, 1, 0),
    ]

    report = visit(webinar.created_by, path=f"/webinars/{webinar.code}/report/")
    row = report.get_by_role("region", name="Presence checks").get_by_role("row").nth(1)
    expect(row.get_by_role("cell")).to_have_text(
        [re.compile(r"\d\d:\d\d:\d\d"), lecturer.short_name, "–", "3", "2", "1"]
    )


def test_who_was_away_for_a_moment_goes_on_with_the_time_that_is_left(visit: Visit) -> None:
    lecturer = make.lecturer()
    webinar = a_lecture(lecturer)
    person = make.registration(webinar).person
    page = visit(person, path=f"/webinars/{webinar.code}/room/")
    other = page.context.new_page()
    other.goto(f"/webinars/{webinar.code}/room/")
    studio = visit(lecturer, path=f"/webinars/{webinar.code}/studio/")
    for each in (page, other):
        expect(each.locator('[data-line="on"]').first).to_be_visible()
    studio.get_by_role("button", name="Check who is here").click()
    expect(page.locator(OPEN)).to_be_visible()
    expect(page.locator("presence-check [data-left]")).not_to_have_text(str(WINDOW_S))
    page.reload()
    expect(page.locator(OPEN)).to_be_visible()
    assert int(page.locator("presence-check [data-left]").inner_text()) < WINDOW_S
    page.get_by_role("button", name="Yes, I am here").click()
    # Answered on one, answered on the other.
    expect(other.locator("presence-check [data-done]")).to_be_visible()
    assert CheckNote.objects.filter(person=person).count() == 2
    page.reload()
    expect(page.locator('[data-line="on"]').first).to_be_visible()
    expect(page.locator(OPEN)).to_be_hidden()


def counts_of(webinar: Webinar, person: User) -> CheckCounts:
    return attendance_for(webinar, person).checks


def free_of_the_check(page: Page) -> bool:
    """It covers neither the picture nor the meter, all are on the screen, and its button is large enough for a thumb."""
    return bool(
        page.evaluate(
            """() => {
                const boxes = (name) => [...document.querySelectorAll(name)].map((each) => each.getBoundingClientRect());
                const box = (name) => boxes(name).find((each) => each.height);
                const check = box("presence-check [data-open]"), button = box("presence-check [data-answer]");
                const isInside = (box) => box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight;
                const apart = ["live-player .live-player__picture", "credit-meter details"].every((name) => {
                    const other = box(name);
                    return !other || check.top >= other.bottom || check.bottom <= other.top;
                });
                const inside = isInside(check) && isInside(box("credit-meter details"));
                return apart && inside && button.height >= 44 && button.width >= 44;
            }"""
        )
    )
