"""What is done on a page before its picture is taken."""

from collections.abc import Callable

from playwright.sync_api import Page

Act = Callable[[Page], None]


def submit(page: Page) -> None:
    """Send the form as it stands, past the browser's own check: the page has to say what is missing."""
    form = page.locator("main form[method=post]").first
    form.evaluate("form => { form.noValidate = true; }")
    form.locator("button:not([type=button]):visible").last.click()
    page.locator(".field__error:visible, .notice:visible").first.wait_for()


def send_too_late(page: Page) -> None:
    """A form that is filled in, and sent when the session has run out."""
    page.locator("main input[name^=title_]:visible").first.fill("Критериалды бағалау: дескрипторлар мен кері байланыс")
    page.context.clear_cookies(name="sessionid")
    page.locator("main form[method=post] button:not([type=button]):visible").last.click()
    page.locator("form[data-send-again]").wait_for()


def see_the_film(page: Page) -> None:
    """The replay's first picture, with what it is steered by."""
    while page.locator("video").evaluate("video => video.readyState") < 2:
        page.wait_for_timeout(200)
    page.locator("replay-player").hover()
    page.wait_for_timeout(700)


def see_the_frame(page: Page) -> None:
    """A frame is painted only when it comes into the window."""
    page.locator("iframe").scroll_into_view_if_needed()
    page.wait_for_timeout(1_500)


def register_badly(page: Page) -> None:
    page.locator("main input[type=email]").fill("gulnur@")
    submit(page)


def correct_badly(page: Page) -> None:
    page.locator("details.correct > summary").click()
    submit(page)


def recommend_badly(page: Page) -> None:
    """Nothing is said: neither what, nor why."""
    page.locator("details:has(input[name=node]) > summary").first.click()
    page.locator("form:has(input[name=node]) button:visible").first.click()
    page.locator(".field__error:visible").first.wait_for()


def open_a_way_to_hide(page: Page) -> None:
    page.locator("details:has(textarea[name=reason]) > summary").first.click()


def ask_for_code(page: Page, *, who: str = "gulnur") -> None:
    """Each picture by another person: codes for one address are few a minute."""
    page.goto("/accounts/login/code/")
    page.locator("main input[type=email]").fill(f"{who}@daris.example")
    page.locator("main form button:not([type=button])").last.click()
    page.locator("input[autocomplete=one-time-code]").wait_for()


def give_wrong_code(page: Page) -> None:
    ask_for_code(page, who="asan")
    page.locator("input[autocomplete=one-time-code]").fill("000000")
    submit(page)


def read_letter_with_code(page: Page) -> None:
    ask_for_code(page, who="saule")
    page.goto("/mail/")  # which reloads its list by itself
    page.locator("tbody tr", has_text="saule@").first.get_by_role("link").click()
    see_the_frame(page)
