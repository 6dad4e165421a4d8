"""The pages that a browser test leaves open are held against axe-core: each page, in each state, once a session."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page

from tests import axe

NOT_OURS = ("admin:",)
# What makes one page look like two: the panel that is open, a dialog, how much of it fits, the colours.
STATE = """() => [
  innerWidth < 700 ? "phone" : innerWidth < 1200 ? "tablet" : "desk",
  matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light",
  ...[...document.querySelectorAll('[role=tab][aria-selected=true], dialog[open], [role=alertdialog]:not([hidden])')]
    .map((each) => each.id || each.getAttribute("aria-labelledby")),
]"""


@dataclass
class Inspection:
    """Of a session: which pages were seen in which state."""

    seen: set[tuple[str, ...]] = field(default_factory=set)

    def violations(self, page: Page, *, site: str) -> list[str]:
        """What is broken on a page that was not looked at before. A page that is gone, or of another site, has nothing."""
        try:
            name = name_of(page, site=site)
            if name is None or (state := (name, *page.evaluate(STATE))) in self.seen:
                return []
            self.seen.add(state)
            return [f"{' '.join(state)}: {each}" for each in axe.violations(page)]
        except PlaywrightError as error:  # closed by the test, crashed, or on its way to another page
            if re.search("closed|crashed|destroyed|navigat", str(error)):
                return []
            raise


def name_of(page: Page, *, site: str) -> str | None:
    """The name of the page's address; None for what is not one of our pages."""
    address = urlsplit(page.url)
    if page.is_closed() or address.port != urlsplit(site).port:
        return None
    try:
        name = resolve(address.path).view_name
    except Resolver404:
        return None
    is_page = page.evaluate("document.contentType") == "text/html"
    return None if name.startswith(NOT_OURS) or not is_page else name
