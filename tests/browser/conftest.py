"""Real browsers against the whole stack: `visit(person)` opens a page as that person.

These tests are plain functions (Playwright's own loop runs in this thread, so an async test can't), and run last.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from accounts.models import User
from tests import plugin
from tests.browser import codecs
from tests.browser.accessible import Inspection
from tests.browser.watching import broadcasting, media_site, on_air, site  # noqa: F401  (fixtures)
from tests.chromium import ADVICE, FLAGS, find_chromium
from tests.live import LiveStack
from tests.recordings import films
from tests.sessions import session_of

FAILURES = plugin.ROOT / "var" / "test-failures"
WIDE, PHONE = (1280, 800), (360, 740)
STEP_MS = 30_000
expect.set_options(timeout=STEP_MS)


Theme = Literal["light", "dark"]


class Visit(Protocol):
    def __call__(
        self,
        person: User | None = None,
        *,
        path: str = "/",
        language: str = "en",
        size: tuple[int, int] = WIDE,
        theme: Theme = "light",
        errors_allowed: bool = False,
        **options: Any,
    ) -> Page: ...


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The browser's program. Looked for before Playwright starts, for it asks Playwright too."""
    program = find_chromium()
    if program is None:
        pytest.fail(ADVICE, pytrace=False)
    return program


@pytest.fixture(scope="session")
def playwright(chromium: Path) -> Iterator[Playwright]:
    # Playwright's loop runs in this thread while tests use the database from it, which Django takes for a mistake.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as running:
        yield running
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="session")
def browser(playwright: Playwright, chromium: Path) -> Iterator[Browser]:
    """One Chromium with a fake camera and microphone."""
    browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
    if codecs.is_asked_for():
        codecs.forget_h264(browser)
    if not codecs.plays_h264(browser):
        films.be_for_browsers_without_h264()
    yield browser
    browser.close()


@pytest.fixture(autouse=True)
def nothing_left_open(browser: Browser) -> Iterator[None]:
    """What a test opened and did not close, also because it failed: a page that broadcasts would take the others' time."""
    before = browser.contexts
    yield
    for context in browser.contexts:
        if context not in before:
            context.close()


@pytest.fixture(scope="session")
def live_stack(django_db_setup: None, static_files: None) -> Iterator[LiveStack]:
    """daphne and a worker, as in production."""
    stack = LiveStack()
    try:
        stack.start()
        yield stack
    finally:
        stack.stop()


@pytest.fixture
def live(live_stack: LiveStack, transactional_db: None) -> Iterator[LiveStack]:
    """The stack with an empty database; rows that the test commits are seen by the servers."""
    yield live_stack
    if not (live_stack.web and live_stack.web.is_running):
        live_stack.start_web()


@pytest.fixture(scope="session")
def inspection() -> Inspection:
    """Which pages were held against axe-core already."""
    return Inspection()


@pytest.fixture
def visit(live: LiveStack, browser: Browser, request: pytest.FixtureRequest, inspection: Inspection) -> Iterator[Visit]:
    """Open a page in a browser of its own, signed in as the person (nobody: not signed in).

    An error in a page's script, something that the Content-Security-Policy forbids, or a page at the test's end that breaks
    a rule of accessibility, fails the test at its end.
    """
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def open_page(
        person: User | None = None,
        *,
        path: str = "/",
        language: str = "en",
        size: tuple[int, int] = WIDE,
        theme: Theme = "light",
        errors_allowed: bool = False,
        **options: Any,
    ) -> Page:
        context = browser.new_context(
            base_url=live.url,
            locale=language,
            timezone_id="Asia/Almaty",
            viewport={"width": size[0], "height": size[1]},
            color_scheme=theme,
            permissions=["camera", "microphone"],
            **options,
        )
        contexts.append(context)
        context.set_default_timeout(STEP_MS)
        cookie(context, live.url, "django_language", language)
        if person is not None:
            cookie(context, live.url, "sessionid", session_of(person))
        if not errors_allowed:
            context.on("weberror", lambda error: errors.append(str(error.error)))
            context.on("console", lambda said: note_forbidden(said.text, errors))
        page = context.new_page()
        page.goto(path)
        return page

    yield open_page
    broken, found = [], errors.copy()  # axe itself tries inline styles, and is refused
    if (report := getattr(request.node, "report", None)) and report.failed:
        keep_pictures(contexts, live, name=request.node.nodeid)
    else:
        broken = [each for page in pages_of(contexts) for each in inspection.violations(page, site=live.url)]
    for context in contexts:
        context.close()
    assert found == []
    assert broken == []


def pages_of(contexts: list[BrowserContext]) -> list[Page]:
    return [page for context in contexts for page in context.pages]


def cookie(context: BrowserContext, url: str, name: str, value: str) -> None:
    context.add_cookies([{"name": name, "value": value, "url": url}])


def note_forbidden(text: str, errors: list[str]) -> None:
    if "Content Security Policy" in text:
        errors.append(text)


def keep_pictures(contexts: list[BrowserContext], live: LiveStack, *, name: str) -> None:
    """What the browsers showed and the servers said when a test failed: in var/test-failures."""
    folder = FAILURES / re.sub(r"[^\w.-]+", "-", name)
    live.keep_log(folder / "live.log")
    for number, page in enumerate(pages_of(contexts), 1):
        keep_picture(page, folder / f"{number}.png")


def keep_picture(page: Page, path: Path) -> None:
    try:
        page.screenshot(path=path, timeout=5_000)
    except Exception as error:  # a page that can't be drawn is not why the test failed
        path.with_suffix(".txt").write_text(str(error))


@pytest.hookimpl(tryfirst=True, wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Any:
    report = yield
    if report.when == "call":
        item.report = report  # type: ignore[attr-defined]  # for `visit`, which closes the pages after it
    return report
