"""Finding, registering, preparing: the pages around a webinar, as people use them."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import User
from demo.standards import load_standards
from demo.world import World
from tests import factories as make
from tests.browser.conftest import PHONE, WIDE, Visit
from tests.browser.test_sign_in import code_from_mail
from webinars.models import RegistrationPolicy, RegistrationState, Webinar, WebinarState

pytestmark = pytest.mark.browser


def coming(**fields: Any) -> Webinar:
    defaults: dict[str, Any] = {"starts_at": timezone.now() + timedelta(days=2), "description_en": "What it is about"}
    return make.webinar(**defaults | fields)


def standards() -> World:
    world = World()
    load_standards(world)
    return world


def test_a_newcomer_registers_from_the_page_and_comes_back_registered(visit: Visit) -> None:
    webinar, school = coming(), make.organisation(name_en="School No. 4")
    page = visit(path=f"/webinars/{webinar.code}/", size=PHONE)
    page.get_by_label("E-mail address").fill("gulnur@example.kz")
    page.get_by_label("Full name").fill("Әбдірахманова Гүлнұр Серікқызы")
    page.get_by_label("School or organisation").select_option(label="School No. 4")
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("Code from the letter").fill(code_from_mail(page, email="gulnur@example.kz"))
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    expect(page.locator("#next-step")).to_contain_text("You are registered")
    registration = webinar.registrations.get()
    assert registration.is_confirmed
    assert (registration.person.name, registration.person.organisation) == ("Әбдірахманова Гүлнұр Серікқызы", school)


def test_what_was_typed_wrong_is_kept(visit: Visit) -> None:
    webinar = coming()
    page = visit(path=f"/webinars/{webinar.code}/")
    page.get_by_label("E-mail address").fill("gulnur@")
    page.get_by_label("Full name").fill("Гүлнұр")
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_label("E-mail address")).to_have_value("gulnur@")
    expect(page.get_by_label("Full name")).to_have_value("Гүлнұр")
    expect(page.locator(".field__error").first).to_be_visible()


def test_filters_answer_at_once_and_the_way_back_works(visit: Visit) -> None:
    coming(title_en="In Russian", language="ru")
    coming(title_en="In Kazakh", language="kk")
    page = visit(path="/")
    expect(page.locator(".slot")).to_have_count(2)
    page.get_by_role("checkbox", name="Russian").click()
    expect(page.locator(".slot")).to_have_count(1)
    expect(page.locator(".slot")).to_contain_text("In Russian")
    expect(page).to_have_url(re.compile(r"/\?language=ru$"))
    page.reload()
    expect(page.get_by_role("checkbox", name="Russian")).to_be_checked()
    page.get_by_label("Search").fill("kazakh")
    page.get_by_label("Search").press("Enter")
    expect(page.get_by_role("heading", name="Nothing fits these filters")).to_be_visible()
    page.go_back()
    expect(page.locator(".slot")).to_have_count(1)


def test_an_organiser_prepares_and_publishes(visit: Visit) -> None:
    standards()
    organiser = make.organiser()
    lecturer = make.lecturer(name="Литвиненко Олег", email="oleg@example.kz")
    page = visit(organiser, path="/webinars/new/")
    page.get_by_role("tab", name="English").first.click()
    page.locator("#id_title_en").fill("Language games")
    page.get_by_role("tab", name="English").nth(1).click()
    page.locator("#id_description_en").fill("Ten games of five minutes")
    page.get_by_label("Add a lecturer").fill("литв")
    page.locator("[data-found]").get_by_role("button", name="Add").click()
    expect(page.locator("[data-picked] [data-email='oleg@example.kz'] input")).to_be_checked()
    page.get_by_label("Search in the standards").fill("lesson study")
    expect(page.locator("[data-node]:not([hidden]) label", has_text="Carries out lesson study").first).to_be_visible()
    expect(page.locator("[data-node] label", has_text="Talks with parents").first).to_be_hidden()
    page.get_by_role("checkbox", name="Carries out lesson study").first.check()
    expect(page.locator("[data-count]")).to_have_text("Chosen: 1")
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url("**/edit/")
    webinar = Webinar.objects.get()
    assert list(webinar.lecturers.all()) == [lecturer]
    assert webinar.nodes.count() == 1
    page.get_by_role("link", name="Publish").click()
    page.get_by_role("button", name="Publish").click()
    expect(page.locator("h1")).to_have_text("Language games")
    webinar.refresh_from_db()
    assert webinar.state == WebinarState.PUBLISHED


def test_an_organiser_answers_requests_and_is_asked_before_declining(visit: Visit) -> None:
    webinar = coming(registration=RegistrationPolicy.APPROVAL)
    yes = make.registration(webinar, make.person(name="Асан"), state=RegistrationState.PENDING)
    no = make.registration(webinar, make.person(name="Үсен"), state=RegistrationState.PENDING)
    page = visit(webinar.created_by, path=f"/webinars/{webinar.code}/people/?state=pending")
    page.get_by_role("row", name="Асан").get_by_role("button", name="Approve").click()
    expect(page.get_by_text("Асан has a place.")).to_be_visible()
    expect(page.locator("ui-confirm:defined")).to_have_count(1)  # its script is there
    page.get_by_role("row", name="Үсен").get_by_role("button", name="Decline").click()
    page.get_by_role("alertdialog").get_by_role("button", name="Decline").click()
    expect(page.get_by_text("Үсен was declined")).to_be_visible()
    yes.refresh_from_db()
    no.refresh_from_db()
    assert (yes.state, no.state) == (RegistrationState.CONFIRMED, RegistrationState.DECLINED)


def addresses(webinar: Webinar, draft: Webinar, team: User) -> list[tuple[User | None, str]]:
    public = ["/", "/?show=recordings", f"/webinars/{webinar.code}/", "/standards/", "/standards/teacher/2022/"]
    own = [
        "/webinars/mine/",
        "/webinars/new/",
        f"/webinars/{draft.code}/edit/",
        f"/webinars/{draft.code}/publish/",
        f"/webinars/{webinar.code}/",
        f"/webinars/{webinar.code}/reschedule/",
        f"/webinars/{webinar.code}/cancel/",
        f"/webinars/{webinar.code}/people/",
        "/profile/",
    ]
    return [*((None, path) for path in public), *((team, path) for path in own)]


@pytest.mark.parametrize(("size", "theme", "language"), [(PHONE, "dark", "ru"), (WIDE, "light", "kk")])
def test_nothing_runs_over_the_edge(visit: Visit, size: tuple[int, int], theme: Any, language: str) -> None:
    world = standards()
    webinar = coming(title_ru="Совершенствование компетенций учителей малокомплектных школ", capacity=2)
    webinar.nodes.set([world.nodes["2022:1.1.2"]])
    for _ in range(3):
        make.registration(webinar, make.person(name="Мырзахметова Қарлығаш Нұрланқызы"))
    draft = coming(state=WebinarState.DRAFT, created_by=webinar.created_by)
    pages: dict[int, Page] = {}
    for person, path in addresses(webinar, draft, webinar.created_by):
        key = person.pk if person else 0
        page = pages.get(key) or visit(person, path=path, size=size, theme=theme, language=language)
        pages[key] = page
        response = page.goto(path)
        assert response is not None
        assert response.status == 200, path
        over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert over <= 0, path
