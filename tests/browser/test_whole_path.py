"""The main job from end to end, with real browsers: a lecture of 24 seconds that counts.

A lecturer broadcasts, with the line cut for 5 s. Айгүл is there from the start in two tabs, Бақыт comes late, Сәуле reloads;
an outsider stays out. Each one's attended seconds are true to 1 s. The replay plays at once after the end and is as long as the
broadcast was. Айгүл passes the quiz and gets hours and a certificate, Бақыт fails and gets none.
"""

import io
import itertools
import re
import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from typing import cast

import av
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import User
from attendance.domain.report import attendance_for
from credits.domain.terms import choose_terms
from credits.models import Certificate, LedgerEntry, Policy
from media.models import Broadcast
from media.store import default_store
from quizzes.domain.drafts import ChoiceDraft, QuestionDraft
from quizzes.domain.questions import quiz_of, save_question
from quizzes.kinds import QuestionKind
from tests import factories as make
from tests.browser.conftest import Visit
from tests.browser.line import Line
from tests.browser.recorded import NOTE_RECORDING, recorded_s
from tests.live import LiveStack
from webinars.models import Webinar

LECTURE_S = 24.0
CUT_AT_S, CUT_FOR_S = 9.0, 5.0
LATE_S = 8.0
WITHIN_S = 30.0
"""For what a slow machine does too."""
RELOAD_AT_S = 15.0


def a_webinar_with_a_quiz(lecturer: User) -> Webinar:
    webinar = make.webinar(lecturers=[lecturer], title_en="Assessment that helps", starts_at=timezone.now())
    with transaction.atomic():
        quiz = quiz_of(webinar)
        for number in range(4):
            right, wrong = ChoiceDraft({"en": "Right"}, correct=True), ChoiceDraft({"en": "Wrong"})
            save_question(quiz, QuestionDraft(QuestionKind.SINGLE, {"en": f"Question {number}?"}, (right, wrong)))
    choose_terms(webinar, policy=Policy.objects.get(slug="kz-pd-course"), nominal_credits=Decimal(2))
    return webinar


def until(condition: Callable[[], bool], *, within_s: float, what: str) -> float:
    """Seconds that it took."""
    began = time.monotonic()
    while not condition():
        assert time.monotonic() - began < within_s, f"not within {within_s} s: {what}"
        time.sleep(0.05)
    return time.monotonic() - began


def is_playing(page: Page, selector: str) -> bool:
    return bool(
        page.evaluate(
            """(selector) => {
                const video = document.querySelector(selector);
                const moves = video && !video.paused && video.readyState > 2 && video.currentTime > 0.05;
                return Boolean(moves && video.videoWidth > 0);
            }""",
            selector,
        )
    )


def is_in_room(page: Page) -> bool:
    return page.locator('[data-line="on"]').is_visible()


def sleep_until(moment: float) -> None:
    time.sleep(max(0.0, moment - time.monotonic()))


def take_quiz(page: Page, code: str, *, answer: str) -> None:
    page.goto(f"/webinars/{code}/quiz/")
    page.get_by_role("button", name="Begin the quiz").click()
    for number in range(1, 5):
        expect(page.locator("[data-place]")).to_contain_text(f"{number} / 4")
        page.locator("label:visible", has_text=answer).first.click()
        if number < 4:
            page.get_by_role("button", name="Next").locator("visible=true").click()
    page.get_by_role("button", name="Look over and hand in").click()
    page.get_by_role("button", name="Hand in", exact=True).click()


def test_a_lecture_that_counts(visit: Visit, live: LiveStack) -> None:
    lecturer = make.lecturer(name="Ермекова Дана Қайратқызы")
    webinar = a_webinar_with_a_quiz(lecturer)
    twice, late, reloading = (
        make.registration(webinar, make.person(name=name)).person
        for name in ("Сейітқали Айгүл", "Оспанов Бақыт", "Жұмабаева Сәуле")
    )
    outsider = make.person(name="Бөтен Адам")
    room = f"/webinars/{webinar.code}/room/"

    with Line(int(live.url.rpartition(":")[2])) as line:
        # The waiting room is open; a stranger is led to the page that says how to register.
        first_tab = visit(twice, path=room)
        second_tab = first_tab.context.new_page()
        second_tab.goto(room)
        reloader = visit(reloading, path=room)
        stranger = visit(outsider, path=room)
        assert stranger.url.endswith(f"/webinars/{webinar.code}/")
        for page in (first_tab, second_tab, reloader):
            until(partial(is_in_room, page), within_s=WITHIN_S, what="in the waiting room")

        studio = visit(lecturer)
        studio.add_init_script(NOTE_RECORDING)
        studio.goto(f"http://localhost:{line.port}/webinars/{webinar.code}/studio/")
        expect(studio.locator("[data-go]")).to_be_enabled()
        pressed = time.monotonic()
        studio.locator("[data-go]").click()
        expect(studio.locator("[data-on-air]")).to_be_visible()
        began = time.monotonic()
        for page in (first_tab, second_tab, reloader):
            until(partial(is_playing, page, "live-player video"), within_s=WITHIN_S, what="the live picture")

        sleep_until(began + LATE_S)
        late_after = timezone.now()
        latecomer = visit(late, path=room)
        until(lambda: is_in_room(latecomer), within_s=WITHIN_S, what="the latecomer is in")
        late_before = timezone.now()
        until(lambda: is_playing(latecomer, "live-player video"), within_s=WITHIN_S, what="the latecomer's picture")

        sleep_until(began + CUT_AT_S)
        line.cut()
        first_tab.get_by_role("textbox", name="Message").fill("Рақмет, түсінікті!")
        first_tab.get_by_role("button", name="Send").click()
        expect(latecomer.locator(".chat__item")).to_contain_text(["Рақмет, түсінікті!"])
        sleep_until(began + CUT_AT_S + CUT_FOR_S)
        line.mend()

        second_tab.close()
        sleep_until(began + RELOAD_AT_S)
        away_from = time.monotonic()
        reloader.reload()
        until(lambda: is_in_room(reloader), within_s=WITHIN_S, what="back after a reload")
        reloaded_in = time.monotonic() - away_from
        for page in (first_tab, latecomer, reloader):
            until(partial(is_playing, page, "live-player video"), within_s=WITHIN_S, what="the picture after the cut")

        sleep_until(began + LECTURE_S)
        studio.locator("button[data-end]").click()
        studio.get_by_role("button", name="End the lecture").click()
        studio.wait_for_url(re.compile(rf"/webinars/{webinar.code}/after/$"))
        ended = time.monotonic()
        broadcast_s = recorded_s(studio)

    # The recording is complete by now: nothing is left to be made. (How fast it plays is measured by `make bench`.)
    playlist = first_tab.request.get(f"/webinars/{webinar.code}/replay/playlist.m3u8")
    assert playlist.text().rstrip().endswith("#EXT-X-ENDLIST")
    first_tab.goto(f"/webinars/{webinar.code}/replay/")
    until(lambda: is_playing(first_tab, "replay-player video"), within_s=WITHIN_S, what="the replay")

    webinar.refresh_from_db()
    assert webinar.started_at
    assert webinar.ended_at
    lasted_s = (webinar.ended_at - webinar.started_at).total_seconds()
    check_recording(webinar, broadcast_s=broadcast_s)

    def attended(person: User) -> float:
        return attendance_for(webinar, person).time.attended_s

    assert LECTURE_S - 1 < lasted_s <= ended - pressed
    assert abs(attended(twice) - lasted_s) <= 1
    # Whole seconds, from a moment between opening the page and reading on it that one is in.
    at_least, at_most = ((webinar.ended_at - moment).total_seconds() for moment in (late_before, late_after))
    assert int(at_least) <= attended(late) <= at_most
    assert abs(attended(reloading) - lasted_s) <= 1, f"a reload of {reloaded_in:.1f} s is bridged"
    assert attended(outsider) == 0

    # Late by 8 of 24 seconds is 67 %: too little for the quiz, which says so.
    latecomer.goto(f"/webinars/{webinar.code}/quiz/")
    expect(latecomer.locator("main")).to_contain_text("80 %")
    expect(latecomer.get_by_role("button", name="Begin the quiz")).to_have_count(0)

    take_quiz(first_tab, webinar.code, answer="Right")
    expect(first_tab.get_by_role("heading", name="You have passed")).to_be_visible()
    take_quiz(reloader, webinar.code, answer="Wrong")
    expect(reloader.get_by_role("heading", name="Not passed this time")).to_be_visible()

    until(lambda: Certificate.objects.filter(person=twice).exists(), within_s=2 * WITHIN_S, what="the certificate")
    assert {(entry.person_id, entry.credits) for entry in LedgerEntry.objects.all()} == {(twice.pk, Decimal(2))}
    certificate = Certificate.objects.get()
    first_tab.goto("/hours/")
    expect(first_tab.locator("main")).to_contain_text("Assessment that helps")
    reloader.goto("/hours/")
    expect(reloader.locator("main")).to_contain_text("Assessment that helps")

    # Anyone can check it, and sees the name that stands on the paper; nobody else's.
    public = visit(path=f"/verify/{certificate.code}/")
    expect(public.locator("main")).to_contain_text("Сейітқали Айгүл")
    expect(public.locator("main")).not_to_contain_text(twice.email)
    pdf = first_tab.request.get(f"/certificates/{certificate.code}/pdf/")
    assert pdf.ok
    assert pdf.body().startswith(b"%PDF")

    # The report, for who may see it.
    report = visit(lecturer, path=f"/webinars/{webinar.code}/report/")
    for person in (twice, late, reloading):
        expect(report.locator("main")).to_contain_text(person.name)
    assert stranger.request.get(f"/webinars/{webinar.code}/report/").status == 403


def check_recording(webinar: Webinar, *, broadcast_s: float) -> None:
    """As long as what the lecturer's browser recorded, sound without the gap of the cut line, decoding without errors."""
    broadcast = Broadcast.objects.get(pk=str(webinar.broadcast_id))
    assert broadcast.state == "closed"
    recorded_s = broadcast.duration_ms / 1000
    decoded_s = 0.0
    for epoch in broadcast.epochs.order_by("number"):
        parts = [epoch.init_key, *epoch.segments.order_by("index").values_list("key", flat=True)]
        whole = b"".join(default_store().get(key) for key in parts)
        pictures, sounds = frame_times(whole, kind="video"), frame_times(whole, kind="audio")
        assert pictures == sorted(pictures)
        # A busy machine may skip pictures; the sound tells whether anything is missing.
        assert max(later - earlier for earlier, later in itertools.pairwise(sounds)) < 0.25
        decoded_s += sounds[-1] - sounds[0]
    assert abs(recorded_s - decoded_s) < 0.5
    assert abs(recorded_s - broadcast_s) < 0.5


def frame_times(whole: bytes, *, kind: str) -> list[float]:
    """Seconds at which the decoded frames start."""
    with av.open(io.BytesIO(whole), "r") as container:
        stream = next(stream for stream in container.streams if stream.type == kind)
        frames = cast(Iterator[av.VideoFrame | av.AudioFrame], container.decode(stream))
        return [float(frame.time) for frame in frames if frame.time is not None]
