"""Slides in the room: the lecturer turns, everyone's page turns with the picture; people leaf back, return, and keep the PDF."""

import itertools
import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests import factories as make
from tests.browser.conftest import PHONE, Visit
from tests.browser.test_presence import until
from tests.browser.test_studio import go_live
from tests.recordings.films import recorded
from tests.slides import pdfs
from tests.slides.making import drawn
from webinars.slides.models import Deck, Turn

LONG_MS = 30_000
SHOWN = "slide-stage .slide-picture__image"


def shows(page: Page, deck: Deck, number: int) -> None:
    expect(page.locator(SHOWN)).to_have_attribute("data-leaf", f"{deck.code}/{number}", timeout=LONG_MS)
    expect(page.locator(SHOWN)).to_be_visible()


def width_of(element: Locator) -> float:
    box = element.bounding_box()
    assert box is not None
    return box["width"]


def test_a_lecturer_uploads_and_turns_and_everyone_follows(visit: Visit, tmp_path: Path) -> None:
    path = tmp_path / "Бағалау.pdf"
    path.write_bytes(pdfs.slides(4))
    lecturer = make.lecturer()
    webinar = make.webinar(lecturers=[lecturer])
    studio = visit(lecturer, path=f"/webinars/{webinar.code}/slides/")
    studio.locator("#pdf").set_input_files(path)
    expect(studio.locator(".deck")).to_contain_text("Бағалау")
    expect(studio.locator(".deck__cover img")).to_be_visible(timeout=LONG_MS)
    expect(studio.locator(".deck__making")).to_have_count(0, timeout=LONG_MS)
    deck = Deck.objects.get()
    assert deck.is_ready

    studio.goto(f"/webinars/{webinar.code}/studio/")
    go_live(studio)
    desk = studio.locator("slide-desk")
    expect(desk.locator("[data-seen]")).to_have_text("The audience sees no slide")
    room = visit(make.registration(webinar, make.person()).person, path=f"/webinars/{webinar.code}/room/")
    phone = visit(make.registration(webinar, make.person()).person, path=f"/webinars/{webinar.code}/room/", size=PHONE)
    for page in (room, phone):
        expect(page.locator("live-player video")).to_have_js_property("paused", False, timeout=LONG_MS)
        expect(page.locator("slide-stage")).to_be_hidden()

    desk.get_by_role("button", name="Next page").click()
    expect(desk.locator("[data-seen]")).to_have_text("The audience sees this slide")
    expect(desk.locator("[data-of]")).to_have_text("/ 4")
    shows(room, deck, 1)
    shows(phone, deck, 1)
    assert room.locator(SHOWN).get_attribute("alt") == "Slide 1 of 4. " + deck.pages.get(number=1).text

    # each page turns when the picture has come to its moment, not before
    room.evaluate(
        """() => {
          const stage = document.querySelector("slide-stage"), player = document.querySelector("live-player");
          window.turns = [];
          new MutationObserver(() => {
            const image = stage.querySelector("img");
            window.turns.push([Number(image.dataset.leaf.split("/")[1]), player.positionMs]);
          }).observe(stage.querySelector("img"), { attributeFilter: ["data-leaf"] });
        }"""
    )
    studio.keyboard.press("PageDown")
    shows(room, deck, 2)
    studio.keyboard.press("ArrowRight")
    shows(room, deck, 3)
    shows(phone, deck, 3)
    moments = {turn.page: turn.media_ms for turn in Turn.objects.all()}
    seen: list[list[int]] = room.evaluate("() => window.turns")
    assert [number for number, _ in seen] == [2, 3]
    for number, position_ms in seen:
        assert moments[number] > 0
        assert 0 <= position_ms - moments[number] < 10_000

    # leafing back and returning
    room.get_by_role("button", name="Earlier slide").click()
    room.get_by_role("button", name="Earlier slide").click()
    shows(room, deck, 1)
    expect(room.get_by_role("button", name="Earlier slide")).to_be_disabled()
    desk.locator("[data-number]").fill("2")
    desk.locator("[data-number]").press("Enter")
    shows(phone, deck, 2)
    shows(room, deck, 1)
    room.get_by_role("button", name="Back to the lecturer's slide").click()
    shows(room, deck, 2)
    expect(room.get_by_role("button", name="Back to the lecturer's slide")).to_be_hidden()
    room.get_by_role("button", name="Later slide").click()
    shows(room, deck, 3)
    expect(room.get_by_role("button", name="Later slide")).to_be_disabled()
    room.get_by_role("button", name="Back to the lecturer's slide").click()
    a_slide_that_was_shown_is_found_by_its_words(room, deck, lecturer_at=2)

    the_pointer_is_seen(studio, room)

    # thumbnails, downloading, hiding
    expect(room.locator("slide-stage [data-download]")).to_be_hidden()
    desk.get_by_role("button", name="All pages").click()
    desk.get_by_role("button", name="Slide 4 of 4").click()
    shows(room, deck, 4)
    manage = studio.context.new_page()
    manage.goto(f"/webinars/{webinar.code}/slides/")
    manage.get_by_role("button", name="Allow downloading").click()
    expect(manage.get_by_role("button", name="Forbid downloading")).to_be_visible()
    manage.close()
    with room.expect_download() as kept:
        room.locator("slide-stage [data-download]").click()
    assert kept.value.suggested_filename == "Бағалау.pdf"
    assert Path(kept.value.path()).read_bytes() == pdfs.slides(4)
    studio.locator("h1").click()
    studio.keyboard.press("b")
    expect(room.locator("slide-stage")).to_be_hidden()
    desk.get_by_role("button", name="Show").click()
    shows(room, deck, 4)

    # who comes later sees what is shown; the end leaves the stage to what comes next
    late = visit(make.registration(webinar, make.person()).person, path=f"/webinars/{webinar.code}/room/")
    shows(late, deck, 4)
    studio.locator("button[data-end]").click()
    studio.get_by_role("button", name="End the lecture").click()
    studio.wait_for_url(re.compile(rf"/webinars/{webinar.code}/after/$"))
    expect(late.locator("slide-stage")).to_be_hidden()


def the_pointer_is_seen(studio: Page, *audience: Page) -> None:
    """It goes away a moment after it stood still, so it moves until everybody sees it."""
    desk = studio.locator("slide-desk")
    desk.get_by_role("button", name="Pointer").click()
    box = desk.locator("[data-figure]").bounding_box()
    assert box is not None
    left, width, middle = box["x"], box["width"], box["y"] + box["height"] * 0.5
    pointers = [page.locator("slide-stage .slide-picture__pointer") for page in audience]
    shares = itertools.cycle((0.2, 0.25))

    def all_see_it() -> bool:
        studio.mouse.move(left + width * next(shares), middle)
        return all(pointer.get_attribute("visibility") == "visible" for pointer in pointers)

    until(all_see_it)
    desk.get_by_role("button", name="Pointer").click()
    for pointer in pointers:
        expect(pointer).to_have_attribute("visibility", "hidden")


def a_slide_that_was_shown_is_found_by_its_words(room: Page, deck: Deck, *, lecturer_at: int) -> None:
    """Of the four pages three were shown."""
    room.get_by_role("tab", name="Slides").click()
    finder = room.get_by_role("tabpanel", name="Slides")
    words, found = finder.get_by_role("searchbox", name="Words on a slide"), finder.get_by_role("listitem")
    said = finder.locator("[data-said]")
    expect(found).to_have_text(["Slide 1", "Slide 2", "Slide 3"])
    words.fill("БАҒАЛАУ 1")
    expect(said).to_have_text("1 slide was found.")
    expect(found).to_have_text([re.compile("^Slide 1Бағалау 1 ")])
    found.get_by_role("button").click()
    shows(room, deck, 1)
    room.get_by_role("button", name="Back to the lecturer's slide").click()
    shows(room, deck, lecturer_at)

    words.fill("Бағалау 4")
    expect(said).to_have_text("No slide that was shown has these words.")
    expect(found).to_have_count(0)
    room.route("**/find.json?*", lambda route: route.abort("connectionfailed"))
    words.fill("Бағалау 2")
    expect(said).to_have_text("The search did not answer. Try again in a minute.")
    room.unroute_all()
    words.press("Enter")
    expect(said).to_have_text("1 slide was found.")
    words.fill("")
    expect(found).to_have_text(["Slide 1", "Slide 2", "Slide 3"])
    expect(said).to_be_empty()


def test_without_a_picture_it_turns_at_once_and_looking_back_shows_the_slide_of_then(visit: Visit) -> None:
    lecturer = make.lecturer()
    webinar = make.webinar(lecturers=[lecturer])
    deck, other = drawn(webinar, pdfs.slides(3)), drawn(webinar, pdfs.slides(2, word="Екінші"))
    studio = visit(lecturer, path=f"/webinars/{webinar.code}/studio/")
    go_live(studio)
    path = f"/webinars/{webinar.code}/room/"
    listener, reader = make.registration(webinar).person, make.registration(webinar).person
    room = visit(listener, path=path)
    alone = visit(reader)
    alone.evaluate('key => localStorage.setItem(key, \'{"mode": "slides"}\')', f"daris.mode.{reader.pk}")
    alone.goto(path)
    expect(alone.locator("live-player")).to_have_attribute("data-mode", "slides", timeout=LONG_MS)
    expect(room.locator("live-player video")).to_have_js_property("paused", False, timeout=LONG_MS)

    studio.get_by_role("button", name="Next page").click()
    shows(room, deck, 1)
    shows(alone, deck, 1)
    expect(alone.locator("slide-stage [data-swap]")).to_be_hidden()
    first = Turn.objects.get().media_ms
    room.wait_for_function(f"() => document.querySelector('live-player').positionMs > {first + 5000}")
    studio.get_by_role("button", name="Next page").click()
    shows(alone, deck, 2)
    shows(room, deck, 2)

    room.evaluate(f"() => document.querySelector('live-player').seekTo({first + 1500})")
    shows(room, deck, 1)
    room.evaluate("() => document.querySelector('live-player').goLive()")
    shows(room, deck, 2)

    studio.locator("slide-desk select[data-deck]").select_option(other.code)
    shows(alone, other, 1)
    shows(room, other, 1)

    # large and small change places
    video, slide = room.locator("live-player video"), room.locator("slide-stage")
    assert width_of(video) < width_of(slide)
    room.get_by_role("button", name="Video large, slide small").click()
    assert width_of(video) > width_of(slide)


def test_chapters_of_the_recording_jump_and_the_slide_stands_beside_it(visit: Visit, tmp_path: Path) -> None:
    recording = recorded(tmp_path, seconds=30)
    webinar = recording.webinar
    deck = drawn(webinar, pdfs.slides(3))
    for number, at in ((1, 0), (2, 8000), (3, 20_000)):
        Turn.objects.create(webinar=webinar, deck=deck, page=number, media_ms=at)
    Deck.objects.update(furthest_page=3)
    page = visit(make.registration(webinar).person, path=f"/webinars/{webinar.code}/replay/")
    slide = page.locator("replay-slides .slide-picture__image")
    expect(slide).to_have_attribute("data-leaf", f"{deck.code}/1", timeout=LONG_MS)
    page.wait_for_function("() => document.querySelector('replay-player video').readyState > 1")
    chapter = page.get_by_role("link", name="Бағалау 3")
    chapter.click()
    expect(slide).to_have_attribute("data-leaf", f"{deck.code}/3")
    expect(chapter).to_have_attribute("aria-current", "true")
    page.wait_for_function("() => document.querySelector('replay-player video').currentTime >= 19.5")
    assert slide.get_attribute("alt") == "Slide 3. " + deck.pages.get(number=3).text
    chapters_are_found_by_the_words_of_their_slides(page, slide, deck)


def chapters_are_found_by_the_words_of_their_slides(page: Page, slide: Locator, deck: Deck) -> None:
    words, said = page.get_by_role("searchbox", name="Words on a slide"), page.locator("[data-chapters-said]")
    shown = page.locator("[data-chapter-ms]:visible")
    words.fill("БАҒАЛАУ 2")
    expect(said).to_have_text("1 chapter was found.")
    expect(shown).to_have_text([re.compile(r"^0:08\s*Бағалау 2$")])
    shown.click()
    expect(slide).to_have_attribute("data-leaf", f"{deck.code}/2")
    expect(shown).to_have_attribute("aria-current", "true")
    words.fill("")
    words.press_sequentially("fm")  # keys of the player everywhere else
    expect(said).to_have_text("No slide that was shown has these words.")
    expect(shown).to_have_count(0)
    is_left_alone = "() => !document.fullscreenElement && !document.querySelector('replay-player video').muted"
    assert page.evaluate(is_left_alone)
    page.route("**/find.json?*", lambda route: route.abort("connectionfailed"))
    words.fill("бағалау 3")
    expect(said).to_have_text("The search did not answer. Try again in a minute.")
    page.unroute_all()
    words.press("Enter")
    expect(said).to_have_text("1 chapter was found.")
    expect(shown).to_have_text([re.compile("Бағалау 3$")])
    words.fill("")
    expect(shown).to_have_count(3)
    expect(said).to_be_empty()
