"""The pages around a lecture that no other test leaves open: each wide and light, and as a phone shows it in the dark.

Nothing is wider than its window, and no rule of accessibility is broken.
"""

from django.urls import reverse
from playwright.sync_api import Page

from tests import axe
from tests.browser.conftest import PHONE, WIDE, Theme, Visit
from tests.browser.held import make_world

PAGES = {
    "silent": (
        ("feedback:give", "past"),
        ("webinars:after", "past"),
    ),
    "teacher": (
        ("webinars:after", "past"),
        ("questions:answers", "past"),
        ("recommendations:list", "past"),
        ("attendance:own", "past"),
        ("attendance:together", "now"),
        ("credits:contest", "past"),
        ("accounts:own_data", ""),
    ),
    "lecturer": (
        ("webinars:after", "past"),
        ("feedback:results", "past"),
        ("feedback:edit", "draft"),
        ("feedback:add", "draft"),
        ("materials:edit", "draft"),
        ("materials:edit", "past"),
        ("polls:edit", "draft"),
        ("polls:add", "draft"),
        ("polls:results", "poll"),
        ("questions:rules", "draft"),
        ("questions:answers", "past"),
        ("captions:manage", "draft"),
        ("slides:decks", "past"),
        ("recommendations:list", "past"),
        ("recommendations:summary", "past"),
    ),
    "organiser": (
        ("imports:upload", "zoom"),
        ("imports:preview", "import-draft"),
        ("imports:preview", "import-question"),
        ("imports:imported", "imported"),
        ("attendance:report", "past"),
        ("attendance:person", "person"),
        ("credits:policies", ""),
        ("credits:policy", "policy"),
        ("credits:policy_edit", "policy"),
        ("credits:staff", ""),
        ("credits:appeals", ""),
        ("credits:appeal", "appeal"),
    ),
    "head": (("credits:staff", ""),),
    "auditor": (
        ("webinars:chat", "past"),
        ("attendance:person_rows", "person"),
        ("attendance:seal", "past"),
    ),
}
"""Who looks at which addresses, and what stands in them (`World.places`)."""

VIEWS: tuple[tuple[tuple[int, int], Theme, str], ...] = ((WIDE, "light", "en"), (PHONE, "dark", "kk"))


def test_every_page_fits_its_window_and_can_be_used_by_all(visit: Visit) -> None:
    world, broken = make_world(), []
    for size, theme, language in VIEWS:
        for who, person in world.people.items():
            window = visit(person, path="/profile/", size=size, theme=theme, language=language)
            for view, of in PAGES[who]:
                path = reverse(view, args=world.places[of] if of else ())
                broken += [f"{theme} {view} of {who}: {each}" for each in faults_of(window, path)]
            window.context.close()
    assert broken == []


def faults_of(page: Page, path: str) -> list[str]:
    answer = page.goto(path)
    assert answer is not None
    if (answer.status, page.url.endswith(path)) != (200, True):
        return [f"{answer.status} {page.url}"]
    page.evaluate("document.fonts.ready.then(() => true)")
    over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [*([f"{over} px too wide"] if over > 0 else []), *axe.violations(page)]
