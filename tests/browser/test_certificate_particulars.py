"""What certificates say beside name, title and hours: filled in by an organiser, seen on the sheet and by who verifies it."""

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from credits.domain.settle import settle_webinar
from credits.domain.terms import name_fields, terms_of
from credits.models import Certificate
from tests import factories as make
from tests.browser.conftest import PHONE, WIDE, Theme, Visit
from tests.browser.test_credit_pages import look
from tests.credits import rows
from tests.credits.test_fields_of_study import named, share
from tests.credits.test_particulars import FOUR, LECTURERS, LONGEST, TITLE
from webinars.models import Webinar

VIEWS = [(WIDE, "wide", "light"), (PHONE, "phone", "dark")]


def test_an_organiser_fills_them_in(visit: Visit) -> None:
    draft = make.webinar(state="draft", length_min=90)
    page = visit(draft.created_by, path=reverse("credits:terms", args=[draft.code]))
    page.get_by_label("Field of study 1").select_option("assessment")
    page.get_by_label("Field of study 2").select_option("digital-skills")
    page.get_by_label("Share, %").first.fill("60")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Say its share, or leave all shares empty")).to_be_visible()
    look(page, "terms-fields-mistakes")
    page.get_by_label("Share, %").nth(1).fill("40")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("The terms are saved.")).to_be_visible()
    assert named(draft) == [("assessment", 60), ("digital-skills", 40)]
    page.get_by_role("link", name="Address and registry number on certificates").click()
    page.get_by_role("tab", name="English").click()
    page.get_by_role("textbox", name="English").fill("108 Abay Street, Kokshetau 020000, Kazakhstan")
    page.get_by_label("Number in a registry").fill("KZ00LAA00012345")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("The organisation is saved.")).to_be_visible()
    draft.organisation.refresh_from_db()
    assert draft.organisation.address_en == "108 Abay Street, Kokshetau 020000, Kazakhstan"
    assert draft.organisation.registry_number == "KZ00LAA00012345"


@pytest.mark.parametrize(("size", "width", "theme"), VIEWS)
def test_the_pages_fit_their_window(visit: Visit, size: tuple[int, int], width: str, theme: Theme) -> None:
    webinar, certificate = longest("kk")
    draft = make.webinar(state="draft", length_min=90, organisation=webinar.organisation)
    name_fields(terms_of(draft), [share(code, 25) for code in FOUR])
    pages = [
        (None, reverse("credits:verify", args=[certificate.code]), "verify"),
        (certificate.person, reverse("credits:certificate", args=[certificate.code]), "certificate"),
        (draft.created_by, reverse("credits:terms", args=[draft.code]), "terms"),
        (webinar.created_by, reverse("credits:terms", args=[webinar.code]), "terms-locked"),
        (make.organiser(organisation=draft.organisation), reverse("accounts:organisation"), "organisation"),
    ]
    for person, path, name in pages:
        page = visit(person, path=path, size=size, theme=theme, language="kk" if width == "phone" else "en")
        expect(page.locator("form.profile, form.terms, .terms__fixed, .sheet, .verdict")).to_be_visible()
        look(page, f"{name}-{width}")
        if name == "certificate":
            below = page.evaluate(
                "document.querySelector('.sheet__foot').getBoundingClientRect().top"
                " - document.querySelector('.sheet__law').getBoundingClientRect().bottom"
            )
            assert below >= 0, "The remarks reach into the signatures"


def longest(language: str) -> tuple[Webinar, Certificate]:
    """Everything that can be long at once."""
    titles: dict[str, Any] = {f"title_{code}": TITLE * 2 for code in ("kk", "ru", "en")}
    webinar = rows.ended_webinar(
        policy="kz-pd-course",
        nominal="2",
        organisation=make.institute(**LONGEST),
        lecturers=[make.lecturer(name=name) for name in LECTURERS],
        **titles,
    )
    name_fields(terms_of(webinar), [share(code, 25) for code in FOUR])
    person = rows.registered(webinar, name="Әбдірахманова-Мырзахметова Гүлбаршын Нұрсұлтанбекқызы", language=language)
    rows.present(webinar, person, minutes=90)
    rows.attempt(webinar, person, pct=86)
    settle_webinar(webinar)
    return webinar, Certificate.objects.get()
