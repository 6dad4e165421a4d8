"""A lecture while it runs: the waiting room before it, the studio and the room during it."""

from dataclasses import replace

from playwright.sync_api import Page

from tests.screenshots.camera import Camera
from tests.screenshots.shots import ON_AIR, PHONE, VIEWS, WIDE, Shot

ON_AIR_FOR_S = 12
SLIDE = 3
SAID = ("Does this work in small classes too?", "Сәлеметсіздер ме!")
SHOT = {shot.name: shot for shot in ON_AIR}


def take_on_air(shots: list[Shot], camera: Camera) -> None:
    """The lecturer goes live; the others watch, say something, and are photographed."""
    if SHOT["waiting-room"] in shots:
        for view in VIEWS:
            camera.take(SHOT["waiting-room"], view)
    if SHOT["room"] not in shots and SHOT["studio"] not in shots:
        return
    lecturer = camera.open(SHOT["studio"], WIDE, browser=camera.lecturers)
    lecturer.locator("[data-go]:enabled").click()
    lecturer.locator("[data-on-air]").wait_for()
    # Two people, for what the room tells a person comes in the one language of theirs.
    viewers = [
        camera.open(replace(SHOT["room"], who=who), view) for who, view in zip(("gulnur", "asan"), VIEWS, strict=True)
    ]
    for page, words in zip(viewers, SAID, strict=True):
        say(page, words)
    for _ in range(SLIDE):
        lecturer.locator("slide-desk").get_by_role("button", name="Next page").click()
    lecturer.wait_for_timeout(ON_AIR_FOR_S * 1000)
    for page, view in zip(viewers, VIEWS, strict=True):
        camera.keep(page, SHOT["room"], view)
    camera.keep(lecturer, SHOT["studio"], WIDE)
    show_as_phone(lecturer)
    camera.keep(lecturer, SHOT["studio"], PHONE)


def say(page: Page, words: str) -> None:
    page.locator("live-player video").wait_for()
    field = page.locator("room-chat input[name=text]")
    field.fill(words)
    page.keyboard.press("Enter")
    field.blur()


def show_as_phone(page: Page) -> None:
    """The same page turned over, for a second one would take the studio away from the first."""
    page.set_viewport_size({"width": PHONE.width, "height": PHONE.height})
    page.emulate_media(color_scheme=PHONE.theme)
    page.wait_for_timeout(700)
