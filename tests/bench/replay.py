"""A lecture ends: how long until its replay plays, in the browser of somebody who goes there at once?

From the press of "End the lecture" to a picture that moves, the pages' way between included.
"""

import time
from typing import Any

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.chromium import ADVICE, FLAGS, find_chromium

LECTURES = 4
ON_AIR_S = 12
PLAYS = """() => {
    const video = document.querySelector("replay-player video");
    return Boolean(video && !video.paused && video.readyState > 2 && video.currentTime > 0.05);
}"""


def rows() -> list[dict[str, Any]]:
    from tests.live import LiveStack

    executable = find_chromium()
    if executable is None:
        raise RuntimeError(ADVICE)
    lectures = [open_lecture() for _ in range(LECTURES)]
    live = LiveStack()
    try:
        live.start()
        with (
            sync_playwright() as playwright,
            playwright.chromium.launch(executable_path=executable, args=FLAGS) as browser,
        ):
            waits = sorted(wait_for_replay_s(browser, live.url, *lecture) for lecture in lectures)
    finally:
        live.stop()
    middle = waits[len(waits) // 2]
    return [
        {"name": "end of a lecture to its replay playing, p50", "value": round(middle, 2), "unit": "s", "goal": None},
        {"name": "end of a lecture to its replay playing, worst", "value": round(waits[-1], 2), "unit": "s", "goal": 2},
    ]


def open_lecture() -> tuple[str, str, str]:
    """The code of a webinar, and the sessions of its lecturer and of somebody registered for it."""
    from django.utils import timezone

    from tests import factories
    from tests.sessions import session_of

    lecturer = factories.lecturer()
    webinar = factories.webinar(lecturers=[lecturer], starts_at=timezone.now())
    person = factories.registration(webinar).person
    return webinar.code, session_of(lecturer), session_of(person)


def wait_for_replay_s(browser: Browser, url: str, code: str, lecturer: str, viewer: str) -> float:
    with signed_in(browser, url, lecturer) as at_studio, signed_in(browser, url, viewer) as at_room:
        studio, room = at_studio.new_page(), at_room.new_page()
        studio.goto(f"/webinars/{code}/studio/")
        studio.locator("[data-go]:enabled").click()
        studio.locator("[data-on-air]").wait_for()
        room.goto(f"/webinars/{code}/room/")
        time.sleep(ON_AIR_S)
        studio.locator("button[data-end]").click()
        pressed = time.perf_counter()
        studio.get_by_role("button", name="End the lecture").click()
        studio.wait_for_url(f"**/webinars/{code}/after/")
        room.goto(f"/webinars/{code}/replay/")
        room.wait_for_function(PLAYS, timeout=30_000)
        return time.perf_counter() - pressed


def signed_in(browser: Browser, url: str, session: str) -> BrowserContext:
    context = browser.new_context(base_url=url, locale="en", permissions=["camera", "microphone"])
    context.add_cookies(
        [
            {"name": name, "value": value, "url": url}
            for name, value in (("sessionid", session), ("django_language", "en"))
        ]
    )
    return context
