"""`python -m tests.screenshots [NAME]`: pictures of every page in docs/screenshots, over the demo data and a lecture on air.

Each page is taken wide, light and in English, and as a phone shows it, dark and in Kazakh. NAME keeps to pages whose name
contains it.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests import plugin
from tests.bench.__main__ import prepare
from tests.chromium import FLAGS, find_chromium

FOLDER = plugin.ROOT / "docs" / "screenshots"
TALLEST_PX = 2400
RECORDING_WITHIN_S = 900
ON_AIR_FOR_S = 12
RECORDED = "pisa"


@dataclass(frozen=True)
class View:
    """How a page is looked at."""

    width: int
    height: int
    theme: Any
    language: str

    @property
    def label(self) -> str:
        return f"{self.width}-{self.theme}"


VIEWS = (View(1280, 800, "light", "en"), View(360, 740, "dark", "kk"))


@dataclass(frozen=True)
class Shot:
    """A page, and who looks at it (a login of the demo, or nobody)."""

    name: str
    path: str
    login: str = ""
    is_whole: bool = True


def main(name: str) -> int:
    with plugin.running_stack(), demo() as url, browsers() as (studio, audience):
        # The replay last: the worker needs a while to make the demo's recording.
        shots = sorted((shot for shot in all_shots() if name in shot.name), key=lambda shot: shot.name == "replay")
        for shot in shots:
            if shot.name not in ("room", "studio"):
                take(shot, audience, url)
        if on_air := [shot for shot in shots if shot.name in ("room", "studio")]:
            take_on_air(on_air, studio, audience, url)
    return 0


@contextmanager
def demo() -> Iterator[str]:
    """The product running over the demo data, the recordings of it made."""
    prepare()
    from django.core.management import call_command

    from tests.live import LiveStack

    call_command("load_demo", verbosity=0)
    live = LiveStack()
    try:
        live.start()
        yield live.url
    except Exception:
        print(live.said(), file=sys.stderr)
        raise
    finally:
        live.stop()


def recording_is_made() -> bool:
    from demo.world import read
    from webinars.models import Webinar

    title = next(row["title_en"] for row in read("webinars.json") if row["key"] == RECORDED)
    broadcast = Webinar.objects.get(title_en=title).broadcast
    return broadcast is not None and not broadcast.is_open


@contextmanager
def browsers() -> Iterator[tuple[Browser, Browser]]:
    """The lecturer's, whose camera shows slides, and everybody else's."""
    import os

    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright's loop runs in this thread
    program = find_chromium()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        camera = f"--use-file-for-fake-video-capture={make_camera(Path(folder))}"
        studio = playwright.chromium.launch(executable_path=program, args=[*FLAGS, camera])
        audience = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield studio, audience
        studio.close()
        audience.close()


def make_camera(folder: Path) -> Path:
    """What the camera sees, as Motion JPEG."""
    from demo.film import make_film
    from media.ffmpeg import run_ffmpeg

    film, camera = make_film(RECORDED, folder, length_s=60), folder / "camera.mjpeg"
    run_ffmpeg(["-i", str(film), "-an", "-c:v", "mjpeg", "-q:v", "3", "-r", "5", str(camera)])
    return camera


def all_shots() -> Iterator[Shot]:
    from credits.models import Certificate
    from demo.world import read
    from webinars.models import Webinar

    titles = {row["key"]: row["title_en"] for row in read("webinars.json")}
    codes = {key: Webinar.objects.get(title_en=title).code for key, title in titles.items()}
    past, now, coming = (f"/webinars/{codes[key]}" for key in (RECORDED, "lesson-study", "marks"))
    yield Shot("catalogue", "/", "gulnur")
    yield Shot("sign-in", "/accounts/login/")
    yield Shot("sign-up", "/accounts/signup/")
    yield Shot("profile", "/profile/", "gulnur")
    yield Shot("standards", "/standards/", "gulnur")
    yield Shot("webinar", f"{coming}/", "gulnur")
    yield Shot("webinar-past", f"{past}/", "gulnur")
    yield Shot("schedule", "/webinars/mine/", "saule")
    yield Shot("set-up-1-about", f"{coming}/edit/", "saule")
    yield Shot("set-up-2-credit", f"{coming}/credit/", "saule")
    yield Shot("set-up-3-quiz", f"{coming}/quiz/edit/", "saule")
    yield Shot("set-up-4-publish", f"{coming}/publish/", "saule")
    yield Shot("reschedule", f"{coming}/reschedule/", "saule")
    yield Shot("people", f"{coming}/people/", "saule")
    yield Shot("waiting-room", f"{now}/room/", "asan", is_whole=False)
    yield Shot("room", f"{now}/room/", "gulnur", is_whole=False)
    yield Shot("studio", f"{now}/studio/", "aigul", is_whole=False)
    yield Shot("replay", f"{past}/replay/", "gulnur", is_whole=False)
    yield Shot("quiz", f"{past}/quiz/", "gulnur")
    yield Shot("report", f"{past}/report/", "aigul")
    yield Shot("own-attendance", f"{past}/attendance/", "gulnur")
    yield Shot("result", f"{past}/credit/result/", "gulnur")
    yield Shot("hours", "/hours/", "gulnur")
    certificate = Certificate.objects.filter(person__email__startswith="gulnur@").order_by("pk").first()
    if certificate:
        yield Shot("certificate", f"/certificates/{certificate.code}/", "gulnur")
        yield Shot("verify", f"/verify/{certificate.code}/")
    yield Shot("mailbox", "/mail/")


def take(shot: Shot, browser: Browser, url: str) -> None:
    if shot.name == "replay":
        wait_for(recording_is_made, timeout_s=RECORDING_WITHIN_S)
    for view in VIEWS:
        page = open_page(browser, url, shot, view)
        page.wait_for_timeout(700)
        save(page, shot, view)
        page.context.close()


def take_on_air(shots: list[Shot], studio: Browser, audience: Browser, url: str) -> None:
    """The lecturer goes live; the others watch, say something, and are photographed."""
    by_name = {shot.name: shot for shot in all_shots()}
    lecturer = open_page(studio, url, by_name["studio"], VIEWS[0])
    lecturer.locator("[data-go]:enabled").click()
    lecturer.locator("[data-on-air]").wait_for()
    viewers = [open_page(audience, url, by_name["room"], view) for view in VIEWS]
    for page, words in zip(viewers, ("Does this work in small classes too?", "Сәлеметсіздер ме!"), strict=True):
        page.locator("live-player video").wait_for()
        page.locator("room-chat input[name=text]").fill(words)
        page.keyboard.press("Enter")
    lecturer.wait_for_timeout(ON_AIR_FOR_S * 1000)
    for shot in shots:
        if shot.name == "room":
            for page, view in zip(viewers, VIEWS, strict=True):
                save(page, shot, view)
        else:
            save(lecturer, shot, VIEWS[0])
            lecturer.set_viewport_size({"width": VIEWS[1].width, "height": VIEWS[1].height})
            lecturer.emulate_media(color_scheme=VIEWS[1].theme)
            lecturer.wait_for_timeout(700)
            save(lecturer, shot, VIEWS[1])


def open_page(browser: Browser, url: str, shot: Shot, view: View) -> Page:
    context = browser.new_context(
        base_url=url,
        locale=view.language,
        timezone_id="Asia/Almaty",
        viewport={"width": view.width, "height": view.height},
        color_scheme=view.theme,
        permissions=["camera", "microphone"],
        reduced_motion="reduce",
    )
    add_cookies(context, url, shot.login, view.language)
    page = context.new_page()
    answer = page.goto(shot.path)
    if answer is None or not answer.ok:
        raise RuntimeError(f"{shot.name}: {shot.path} answered {answer.status if answer else 'nothing'}")
    return page


def add_cookies(context: BrowserContext, url: str, login: str, language: str) -> None:
    context.add_cookies([{"name": "django_language", "value": language, "url": url}])
    if login:
        from accounts.models import User
        from tests.sessions import session_of

        person = User.objects.get(email__startswith=f"{login}@")
        User.objects.filter(pk=person.pk).update(language=language)
        context.add_cookies([{"name": "sessionid", "value": session_of(person), "url": url}])


def save(page: Page, shot: Shot, view: View) -> None:
    """As a picture with a palette: a third of the bytes, and no eye sees it."""
    picture = Image.open(BytesIO(page.screenshot(full_page=shot.is_whole))).convert("RGB")
    picture = picture.crop((0, 0, picture.width, min(picture.height, TALLEST_PX)))
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"{shot.name}-{view.label}.png"
    picture.quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)
    print(path.relative_to(plugin.ROOT))


def wait_for(condition: Callable[[], bool], *, timeout_s: float) -> None:
    until = time.monotonic() + timeout_s
    while not condition():
        if time.monotonic() > until:
            raise TimeoutError(f"not within {timeout_s} s: {condition.__name__}")
        time.sleep(0.5)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
