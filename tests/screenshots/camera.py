"""Opening a page as somebody, and keeping what it shows."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from django.template.loader import render_to_string
from django.utils import translation
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from accounts.models import User
from tests.chromium import FLAGS, find_chromium
from tests.screenshots.shots import Shot, View
from tests.screenshots.world import World, sign_in

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "screenshots"
TALLEST_PX = 2000
COLOURS = 128
STEP_MS = 15_000
FILM = "pisa"  # what the lecturer's camera sees
NOBODYS = "/picture/"  # where a page without an address is drawn


@dataclass
class Camera:
    """Takes the pages of the product at `url`; the lecturer has a browser of her own, whose camera shows slides."""

    url: str
    world: World
    browser: Browser
    lecturers: Browser
    folder: Path = FOLDER

    def take(self, shot: Shot, view: View) -> None:
        page = self.open(shot, view)
        self.keep(page, shot, view)
        over_px = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        page.context.close()
        if over_px > 0 and not shot.view.startswith("admin:"):  # those are not ours
            raise RuntimeError(f"{shot.name}: runs over the edge by {over_px} px")

    def open(self, shot: Shot, view: View, *, browser: Browser | None = None) -> Page:
        context = (browser or self.browser).new_context(
            base_url=self.url,
            locale=view.language,
            timezone_id="Asia/Almaty",
            viewport={"width": view.width, "height": view.height},
            color_scheme=view.theme,
            permissions=["camera", "microphone"],
            reduced_motion="reduce",
        )
        context.set_default_timeout(STEP_MS)
        self._sign_in(context, shot.who, view.language)
        page = context.new_page()
        if shot.template:
            draw(page, shot, view)
        answer = page.goto(NOBODYS if shot.template else self.world.address(shot.view, shot.of) + shot.query)
        if answer is None or answer.status != shot.status:
            raise RuntimeError(f"{shot.name}: {page.url} answered {answer.status if answer else 'nothing'}")
        if shot.act:
            shot.act(page)
        return page

    def keep(self, page: Page, shot: Shot, view: View) -> Path:
        page.evaluate("document.fonts.ready")
        page.wait_for_timeout(300)
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / f"{shot.name}-{view.label}.webp"
        write(page.screenshot(full_page=shot.is_whole), path, is_film=shot.is_film)
        return path

    def _sign_in(self, context: BrowserContext, who: str, language: str) -> None:
        context.add_cookies([{"name": "django_language", "value": language, "url": self.url}])
        if who:
            person = self.world.person(who)
            User.objects.filter(pk=person.pk).update(language=language)
            context.add_cookies([{"name": "sessionid", "value": sign_in(person), "url": self.url}])


def write(screenshot: bytes, path: Path, *, is_film: bool) -> None:
    """A page has few colours: with a palette it takes half the bytes, and no eye sees it."""
    picture = Image.open(BytesIO(screenshot)).convert("RGB")
    picture = picture.crop((0, 0, picture.width, min(picture.height, TALLEST_PX)))
    if is_film:
        picture.save(path, quality=80, method=6)
    else:
        flat = picture.quantize(COLOURS, dither=Image.Dither.NONE).convert("RGB")
        flat.save(path, lossless=True, method=6)


def draw(page: Page, shot: Shot, view: View) -> None:
    """Let `NOBODYS` answer with the template, as the server does when something went wrong."""
    with translation.override(view.language):
        body = render_to_string(shot.template)
    page.route(f"**{NOBODYS}", lambda route: route.fulfill(status=shot.status, body=body, content_type="text/html"))


@contextmanager
def browsers() -> Iterator[tuple[Browser, Browser]]:
    """Everybody's, and the lecturer's."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright's loop runs in this thread
    program = find_chromium()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        eye = f"--use-file-for-fake-video-capture={make_film_for_camera(Path(folder))}"
        everybodys = playwright.chromium.launch(executable_path=program, args=FLAGS)
        lecturers = playwright.chromium.launch(executable_path=program, args=[*FLAGS, eye])
        yield everybodys, lecturers
        everybodys.close()
        lecturers.close()


def make_film_for_camera(folder: Path) -> Path:
    """Slides as Motion JPEG, which Chromium takes for a camera."""
    from demo.film import make_film
    from media.ffmpeg import run_ffmpeg

    film, camera = make_film(FILM, folder, length_s=60), folder / "camera.mjpeg"
    run_ffmpeg(["-i", str(film), "-an", "-c:v", "mjpeg", "-q:v", "3", "-r", "5", str(camera)])
    return camera
