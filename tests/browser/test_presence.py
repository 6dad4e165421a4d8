"""Presence in real browsers: what the lecturer sees of it, and that spans tell when a page really was there."""

import time
from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import User
from attendance.domain.record import end_silent
from attendance.models import EndedHow, PresenceSpan, StateSpan
from local.processes import stop_all
from tests import factories as make
from tests.browser.conftest import PHONE, Visit
from tests.live import LiveStack
from webinars.models import Webinar


def in_room(page: Page) -> None:
    expect(page.locator('[data-line="on"]').first).to_be_visible()


def until(condition: Callable[[], bool], *, within_s: float = 30) -> None:
    began = time.monotonic()
    while not condition():
        assert time.monotonic() - began < within_s
        time.sleep(0.1)


def all_ended(webinar: Webinar, person: User, *, count: int) -> bool:
    spans = PresenceSpan.objects.filter(webinar=webinar, person=person)
    return spans.exclude(ended_at=None).count() == count == spans.count()


def test_a_reload_a_second_tab_and_leaving_are_seen_to_the_moment(visit: Visit, live: LiveStack) -> None:
    lecturer = make.lecturer(name="Ермекова Дана")
    webinar = make.webinar(lecturers=[lecturer])
    school = make.organisation(name_en="Lyceum 48")
    person = make.registration(webinar, make.person(name="Сейітқали Айгүл", organisation=school)).person

    studio = visit(lecturer, path=f"/webinars/{webinar.code}/studio/")
    roster = studio.locator("presence-roster")
    expect(roster).to_contain_text("Ермекова Дана")
    expect(roster).to_contain_text("Nobody is here yet")

    began = time.time()
    first = visit(person, path=f"/webinars/{webinar.code}/room/")
    in_room(first)
    expect(roster).to_contain_text("1 person is here")
    expect(roster).to_contain_text("Lyceum 48")
    second = first.context.new_page()
    second.goto(f"/webinars/{webinar.code}/room/")
    in_room(second)
    time.sleep(1)
    expect(roster).to_contain_text("1 person is here")
    first.reload()
    in_room(first)
    second.close()
    time.sleep(1)
    left = time.time()
    first.goto("/")
    ended = time.time()

    until(lambda: all_ended(webinar, person, count=3))
    spans = list(PresenceSpan.objects.filter(person=person))
    assert {span.ended_how for span in spans} == {EndedHow.LEFT}
    assert {span.device_label.partition(",")[0] for span in spans} == {"Linux"}
    last = max(span.ended_at.timestamp() for span in spans if span.ended_at)
    assert began < min(span.started_at.timestamp() for span in spans)
    assert left < last < ended + 1
    assert all(span.beats >= 1 for span in spans)
    expect(roster.locator("li.roster__gone")).to_contain_text("Сейітқали Айгүл")


def test_heartbeats_go_on_in_a_background_tab(visit: Visit, live: LiveStack) -> None:
    webinar = make.webinar()
    person = make.registration(webinar).person
    page = visit(person, path=f"/webinars/{webinar.code}/room/", size=PHONE)
    in_room(page)
    page.context.new_page().goto("/")
    page.evaluate(
        """() => {
            Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
            document.dispatchEvent(new Event("visibilitychange"));
        }"""
    )
    until(lambda: PresenceSpan.objects.filter(person=person, beats__gte=3).exists(), within_s=60)
    until(lambda: hidden_s(person) > 9)
    assert not StateSpan.objects.get(presence__person=person, kind="hidden").is_closed


def hidden_s(person: User) -> float:
    spans = StateSpan.objects.filter(presence__person=person, kind="hidden")
    return sum((span.ended_at - span.started_at).total_seconds() for span in spans)


def spans_of(person: User) -> list[PresenceSpan]:
    return list(PresenceSpan.objects.filter(person=person).order_by("started_at"))


def test_a_killed_server_loses_at_most_a_heartbeat(visit: Visit, live: LiveStack) -> None:
    webinar = make.webinar()
    person = make.registration(webinar).person
    page = visit(person, path=f"/webinars/{webinar.code}/room/", errors_allowed=True)
    in_room(page)
    until(lambda: bool(spans_of(person)))
    killed_at = timezone.now()
    live.kill_web()
    live.start_web()
    until(lambda: len(spans_of(person)) == 2, within_s=60)  # the page comes back by itself, in a span of its own
    first, second = spans_of(person)
    assert second.ended_at is None
    assert killed_at - timedelta(seconds=13) < first.last_beat_at < killed_at
    end_silent(now=first.last_beat_at + timedelta(seconds=31))
    first.refresh_from_db()
    assert (first.ended_at, first.ended_how) == (first.last_beat_at, EndedHow.DROPPED)


def test_a_server_that_stops_in_order_ends_spans_at_that_moment(visit: Visit, live: LiveStack) -> None:
    webinar = make.webinar()
    person = make.registration(webinar).person
    page = visit(person, path=f"/webinars/{webinar.code}/room/", errors_allowed=True)
    in_room(page)
    until(lambda: bool(spans_of(person)))
    until(lambda: timezone.now() - spans_of(person)[0].last_beat_at > timedelta(seconds=2))
    assert live.web
    began = timezone.now()
    stop_all([live.web], timeout_s=15)
    (span,) = spans_of(person)
    assert span.ended_how == EndedHow.SERVER_STOP
    assert span.ended_at is not None
    assert began <= span.ended_at <= timezone.now()
    live.start_web()
