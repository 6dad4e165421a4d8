"""The player in the room: who looks back is present, sees no slate, and reaches only what this person may see."""

import re

from django.utils import timezone
from playwright.sync_api import Page, expect

from attendance.models import PresenceSpan
from tests import factories as make
from tests.browser.conftest import PHONE, Visit
from tests.browser.test_whole_path import until

PLAYER = "document.querySelector('live-player')"


def test_looking_back_in_the_room(visit: Visit) -> None:
    lecturer = make.lecturer()
    webinar = make.webinar(lecturers=[lecturer], title_en="Assessment that helps", starts_at=timezone.now())
    person = make.registration(webinar).person
    addresses: list[str] = []
    page = visit(person, path=f"/webinars/{webinar.code}/room/", size=PHONE)
    page.on("request", lambda request: addresses.append(request.url))
    studio = visit(lecturer, path=f"/webinars/{webinar.code}/studio/")
    expect(studio.locator("[data-go]")).to_be_enabled()
    studio.locator("[data-go]").click()
    page.wait_for_function(f"() => {PLAYER}.isPlaying && {PLAYER}.playback.edgeMs > 9000")

    page.evaluate(f"() => {PLAYER}.playback.buffer.holds = () => false")  # as after a minute
    page.evaluate(f"() => {PLAYER}.seekTo(1000)")
    page.wait_for_function(
        f"() => {PLAYER}.dataset.place === 'past' && {PLAYER}.isPlaying && !{PLAYER}.playback.isLoading"
    )
    back = page.get_by_role("button", name="Back to live")
    expect(back).to_be_visible()
    assert fits(page)
    segment = next(address for address in addresses if address.endswith(".m4s"))
    assert re.search(rf"/webinars/{webinar.code}/room/media/[0-9a-f]+-[\w-]+/\d+\.m4s$", segment)
    assert page.request.get(segment).ok
    assert visit(make.registration(webinar).person).request.get(segment).status == 403
    assert visit().request.get(segment).status == 401

    beats = present(person.pk).beats
    studio.locator("[data-pause-toggle]").click()
    page.wait_for_function(f"() => {PLAYER}.state === 'paused'")
    expect(page.locator("[data-slate=break]")).to_be_hidden()
    page.keyboard.press("l")
    expect(page.locator("[data-slate=break]")).to_be_visible()

    studio.locator("[data-pause-toggle]").click()
    page.wait_for_function(f"() => {PLAYER}.state === 'live' && {PLAYER}.isPlaying")
    expect(page.locator("[data-slate=break]")).to_be_hidden()
    page.get_by_role("button", name="How the lecture reaches you").click()
    page.get_by_role("radio", name="Sound and slides").check()
    page.keyboard.press("Escape")
    expect(page.locator(".live-player__calm")).to_contain_text("You hear the lecture")
    assert fits(page)
    until(lambda: present(person.pk).mode == "audio_slides", within_s=30, what="the mode is known to attendance")
    until(lambda: total_beats(person.pk) > beats, within_s=30, what="the heart went on beating")
    assert PresenceSpan.objects.filter(person=person).exclude(ended_how__in=["", "superseded"]).count() == 0


def present(person_id: int) -> PresenceSpan:
    return PresenceSpan.objects.filter(person_id=person_id).latest("started_at")


def total_beats(person_id: int) -> int:
    return sum(PresenceSpan.objects.filter(person_id=person_id).values_list("beats", flat=True))


def fits(page: Page) -> bool:
    """Nothing stands over the edge of the player, nor of the page."""
    return bool(
        page.evaluate(
            f"""() => {{
                const wide = {PLAYER}.getBoundingClientRect().right + 1;
                const parts = [...{PLAYER}.querySelectorAll(".live-player__timeline > *, .live-player__bar > *")];
                const inside = parts.every((part) => part.hidden || part.getBoundingClientRect().right <= wide);
                return inside && document.documentElement.scrollWidth <= innerWidth;
            }}"""
        )
    )
