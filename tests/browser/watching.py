"""One broadcast for all tests of a module, and viewers of it in browsers of their own: the player without a webinar around it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django import DjangoDbBlocker

from media.models import Broadcast
from tests.bench.latency import MediaSite, get
from tests.live import LiveStack

NEAR_MS = 2500
"""A picture this young is live, on a busy machine too."""


@dataclass
class OnAir:
    site: MediaSite
    broadcast: str
    studio: Page
    browser: Browser
    contexts: list[BrowserContext] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def watch(self, *, script: str = "", port: int | None = None, **options: Any) -> Page:
        """A viewer's page; `script` runs before the page's own, `port` is another way to the server."""
        context = self.browser.new_context(**options)
        self.contexts.append(context)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))
        page = context.new_page()
        if script:
            page.add_init_script(script)
        address = f"http://127.0.0.1:{port}" if port else self.site.address
        page.goto(f"{address}/watch?broadcast={self.broadcast}")
        return page

    def leave(self) -> None:
        for context in self.contexts:
            context.close()
        self.contexts.clear()
        errors, self.errors = self.errors, []
        assert "\n".join(errors) == ""


@pytest.fixture(scope="session")
def media_site(django_db_setup: None) -> Iterator[MediaSite]:
    site = MediaSite(extra=LiveStack().env)
    yield site
    site.stop()


@pytest.fixture
def site(media_site: MediaSite, transactional_db: None) -> MediaSite:
    """A server that may be killed: the next test starts it again."""
    media_site.start()
    return media_site


@pytest.fixture(scope="module")
def broadcasting(media_site: MediaSite, django_db_blocker: DjangoDbBlocker, browser: Browser) -> Iterator[OnAir]:
    media_site.start()
    site = media_site
    broadcast = get(f"{site.address}/create")
    studio = browser.new_context(permissions=["camera", "microphone"]).new_page()
    studio.goto(f"{site.address}/publish")
    studio.evaluate("options => window.publish(options)", {"url": f"/publish/{broadcast}/"})
    try:
        yield OnAir(site, broadcast, studio, browser)
    finally:
        studio.context.close()
        with django_db_blocker.unblock():
            Broadcast.objects.filter(pk=broadcast).delete()


@pytest.fixture
def on_air(broadcasting: OnAir) -> Iterator[OnAir]:
    yield broadcasting
    broadcasting.leave()


def until(page: Page, condition: str, *, within_s: float = 30) -> None:
    page.wait_for_function(condition, timeout=within_s * 1000)


def is_live(page: Page, *, within_s: float = 30) -> None:
    """It shows young pictures, now."""
    page.evaluate("() => { ages.length = 0; }")
    until(page, f"() => ages.length > 5 && ages.at(-1) < {NEAR_MS}", within_s=within_s)


def shows_age(page: Page, at_least_ms: float, *, within_s: float = 30) -> float:
    """It shows pictures that are so old, and they move. Returns the age of one."""
    page.evaluate("() => { ages.length = 0; }")
    until(page, f"() => ages.length > 5 && ages.at(-1) > {at_least_ms}", within_s=within_s)
    return float(page.evaluate("() => ages.at(-1)"))
