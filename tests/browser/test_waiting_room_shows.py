"""What one finds in the waiting room: how long it is until the lecture, and what there is to read before it."""

import re
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from tests import factories as make
from tests.browser.conftest import PHONE, Visit
from tests.materials.files import upload
from webinars.materials.domain.giving import add_file


def test_the_waiting_room_counts_down_and_has_the_materials(visit: Visit) -> None:
    lecturer = make.lecturer()
    webinar = make.webinar(lecturers=[lecturer], starts_at=timezone.now() + timedelta(minutes=15))
    add_file(webinar, upload(), by=lecturer)
    page = visit(make.registration(webinar).person, path=f"/webinars/{webinar.code}/room/", size=PHONE)
    countdown = page.locator("[data-countdown]")
    expect(countdown).to_have_text(re.compile(r"^1[0-4]:\d\d$"))
    shown = countdown.inner_text()
    expect(countdown).not_to_have_text(shown)
    expect(countdown).to_have_text(re.compile(r"^1[0-4]:\d\d$"))

    with page.expect_download() as download:
        page.locator("[data-waiting-room]").get_by_role("link", name="Жұмыс парағы").click()
    assert download.value.suggested_filename == "Жұмыс парағы.pdf"
