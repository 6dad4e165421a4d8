"""The pages of credit in a real browser: nothing overflows a phone, the meter counts, the terms form works by keyboard."""

import os
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import User
from credits.domain.appeals import make_appeal
from credits.domain.ledger import correct_hours
from credits.domain.policies import copy_policy
from credits.domain.settle import settle_webinar
from credits.models import Certificate
from quizzes.models import Quiz, QuizState
from tests import factories as make
from tests.browser.conftest import PHONE, WIDE, Theme, Visit
from tests.credits import rows
from webinars.models import Webinar

PICTURES = os.environ.get("PICTURES", "")
"""Set it to a folder to get a picture of each page."""


def look(page: Page, name: str) -> None:
    """It fits its window, and is kept as a picture if somebody wants one."""
    page.evaluate("() => document.fonts.ready.then(() => true)")
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)
    assert overflow <= 0, f"{name} is {overflow} px too wide"


def a_teacher() -> tuple[Webinar, User]:
    """Somebody with hours of two kinds, one of them waiting for a quiz, one corrected by hand."""
    webinar, person = rows.granted(language="kk")
    User.objects.filter(pk=person.pk).update(position="педагог-сарапшы", organisation=make.organisation())
    course = rows.ended_webinar(policy="kz-pd-course", nominal="2", title_en="Lesson planning in an inclusive class")
    make.registration(course, person)
    rows.present(course, person, minutes=85)
    Quiz.objects.filter(webinar=course).update(state=QuizState.OPEN, opened_at=course.ended_at)
    settle_webinar(course)
    third = rows.ended_webinar(title_en="Artificial intelligence tools in the classroom and beyond it")
    make.registration(third, person)
    rows.present(third, person, minutes=90)
    settle_webinar(third)
    correct_hours(third, person, credits=Decimal(2), reason="A group sign-in was confirmed.", by=third.created_by)
    return webinar, person


@pytest.mark.parametrize(("size", "width", "theme"), [(WIDE, "wide", "light"), (PHONE, "phone", "dark")])
def test_every_page_fits_its_window(visit: Visit, size: tuple[int, int], width: str, theme: Theme) -> None:
    webinar, person = a_teacher()
    certificate = Certificate.objects.get(webinar=webinar)
    revoked = Certificate.objects.exclude(webinar=webinar).filter(state="replaced").first()
    draft = make.webinar(state="draft", length_min=90)
    pages = {
        "hours": (person, reverse("credits:hours")),
        "empty": (make.person(), reverse("credits:hours")),
        "computation": (person, reverse("credits:computation", args=[webinar.code])),
        "certificate": (webinar.created_by, reverse("credits:certificate", args=[certificate.code])),
        "verify": (None, reverse("credits:verify", args=[certificate.code])),
        "verify-form": (None, reverse("credits:verify")),
        "verify-wrong": (None, reverse("credits:verify", args=["7kq4m2xa9d"])),
        "terms": (draft.created_by, reverse("credits:terms", args=[draft.code])),
        "terms-locked": (webinar.created_by, reverse("credits:terms", args=[webinar.code])),
        "result": (person, reverse("webinars:page", args=[webinar.code])),
        "needs": (person, reverse("webinars:page", args=[draft.code])),
    }
    by = webinar.created_by
    appeal = make_appeal(webinar, person, text="https://" + "long" * 60, asked=Decimal("1.5"))
    policy = copy_policy(rows.offered("nasba-group-internet"), by=by)
    pages |= {
        "appeals": (by, reverse("credits:appeals")),
        "appeal": (by, reverse("credits:appeal", args=[appeal.code])),
        "everyone": (by, reverse("credits:people", args=[webinar.code])),
        "one": (by, reverse("credits:person", args=[webinar.code, person.pk])),
        "policy": (by, reverse("credits:policy", args=[policy.slug])),
        "policy-form": (by, reverse("credits:policy_edit", args=[policy.slug])),
    }
    if revoked:
        pages["replaced"] = (None, reverse("credits:verify", args=[revoked.code]))
    pages["needs"] = (person, reverse("webinars:page", args=[make.webinar().code]))
    windows: dict[User | None, Page] = {}
    for name, (who, path) in pages.items():
        if who in windows:
            windows[who].goto(path)
        else:
            windows[who] = visit(who, path=path, size=size, theme=theme)
        look(windows[who], f"{name}-{width}-{theme}")
    for window in windows.values():
        window.context.close()


@pytest.mark.parametrize(("size", "width"), [(WIDE, "wide"), (PHONE, "phone")])
def test_the_meter_counts_while_the_lecture_runs(visit: Visit, size: tuple[int, int], width: str) -> None:
    webinar = make.webinar(state="live", starts_at=timezone.now() - timedelta(minutes=62))
    Webinar.objects.filter(pk=webinar.pk).update(started_at=webinar.starts_at)
    webinar.refresh_from_db()
    person = rows.registered(webinar)
    rows.present(webinar, person, minutes=61, seconds=50)
    page = visit(person, path=reverse("webinars:room", args=[webinar.code]), size=size)
    part = ".meter--band" if width == "wide" else ".meter--compact"
    meter = page.locator(f"credit-meter {part}")
    expect(meter.locator("[data-credits]").first).to_have_text("1")
    attended = meter.locator("[data-attended]").first
    before = attended.inner_text()
    expect(attended).not_to_have_text(before)  # it goes on between two messages
    if width == "phone":
        meter.locator("summary").click()
    expect(meter.locator("[data-next]").first).to_contain_text("To 1.25 h:")
    look(page, f"room-{width}")


def test_the_terms_form_follows_the_choice(visit: Visit) -> None:
    draft = make.webinar(state="draft", length_min=90)
    page = visit(draft.created_by, path=reverse("credits:terms", args=[draft.code]))
    nominal = page.get_by_label("Hours of the programme")
    expect(nominal).to_be_hidden()
    page.get_by_role("radio", name="academic hours").check()
    expect(nominal).to_have_value("2")
    nominal.fill("3")
    expect(page.locator("[data-nominal-echo]")).to_have_text("3")
    page.get_by_role("button", name="Save and go on").click()
    page.wait_for_url("**/quiz/edit/")
    draft.refresh_from_db()
    assert draft.credit_terms.nominal_credits == 3


def test_the_policy_form_computes_while_one_types(visit: Visit) -> None:
    organiser = make.organiser()
    policy = copy_policy(rows.offered("nasba-group-internet"), by=organiser)
    page = visit(organiser, path=f"/policies/{policy.slug}/edit/")
    preview = page.locator("#preview")
    expect(preview).to_contain_text("No rule changes.")
    page.get_by_text("Try a row of your own").click()
    page.get_by_label("Attended, minutes").fill("62")
    page.get_by_label("Checks answered").fill("4")
    page.get_by_label("of shown").fill("4")
    own = preview.locator(".samples__own")
    expect(own).to_contain_text("attended 62:00 of 90:00, checks: 4 of 4")
    expect(own.locator("b")).to_have_text("1.2")
    page.get_by_label("What changes, and why").fill("Halves are enough.")
    page.get_by_label("Step", exact=True).fill("0,5")
    expect(own.locator("del")).to_have_text("1.2")
    expect(own.locator("b")).to_have_text("1")
    expect(preview).to_contain_text("Counted in steps of: 0.2 → 0.5")
    page.get_by_label("Answers needed").select_option("percent")
    expect(preview).to_contain_text("Say what share must be answered.")
    expect(page.get_by_label("Answered checks for each credit")).to_be_hidden()
    page.get_by_label("Answers needed").select_option("per_credit")
    expect(own.locator("b")).to_have_text("1")
    expect(page.get_by_label("What changes, and why")).to_have_value("Halves are enough.")
    assert policy.versions.count() == 1
    page.get_by_role("button", name="Save as a new version").click()
    expect(page.get_by_text("Version 2 is saved.")).to_be_visible()
    assert (policy.latest.version, policy.latest.note) == (2, "Halves are enough.")
