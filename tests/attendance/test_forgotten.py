"""Lectures that nobody ended."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from attendance.domain.attended import AttendanceRules
from attendance.domain.forgotten import end_forgotten
from attendance.domain.report import attendance_for
from attendance.tasks import end_forgotten_webinars
from media.models import Epoch, Segment
from tests import factories as make
from tests.attendance import evidence
from webinars.domain.live import resume_webinar
from webinars.errors import NotLive
from webinars.models import Break, Interruption, InterruptionCause, Webinar, WebinarState

pytestmark = pytest.mark.django_db(transaction=True)

BEGAN = datetime.fromisoformat("2026-11-20T10:00:00+00:00")


def lecture(*, media_until_min: int | None, **fields: Any) -> Webinar:
    """Planned from 10:00 to 11:30 and begun in time; the last media are of so many minutes after that."""
    defaults: dict[str, Any] = {"state": WebinarState.LIVE, "starts_at": BEGAN, "started_at": BEGAN}
    webinar = make.webinar(**defaults | fields)
    if media_until_min is not None:
        broadcast = webinar.broadcast
        assert broadcast is not None
        epoch = Epoch.objects.create(broadcast=broadcast, number=0, key="a" * 8, mime="video/webm", offset_ms=0)
        for index, minute in enumerate((0, media_until_min)):
            Segment.objects.create(
                broadcast=broadcast,
                epoch=epoch,
                index=index,
                key=f"{index}.m4s",
                start_ms=minute * 60_000,
                duration_ms=2000,
                bytes=1,
                first_frame_at=at(minute) - timedelta(seconds=2),
            )
    return webinar


def at(minute: int) -> datetime:
    return BEGAN + timedelta(minutes=minute)


def end_of(webinar: Webinar) -> datetime | None:
    webinar.refresh_from_db()
    return webinar.ended_at


def test_it_ends_as_of_its_last_media_half_an_hour_past_its_plan() -> None:
    webinar = lecture(media_until_min=80)
    assert end_forgotten(now=at(120) - timedelta(seconds=1)) == []
    assert end_of(webinar) is None
    assert end_forgotten(now=at(120)) == [webinar]
    assert end_of(webinar) == at(80)
    assert webinar.has_ended
    said = webinar.events.get(type="webinar.ended")
    assert (said.person, said.payload) == (None, {"ended_at": int(at(80).timestamp() * 1000)})
    assert end_forgotten(now=at(121)) == []


def test_one_that_has_media_goes_on_however_long() -> None:
    webinar = lecture(media_until_min=200)
    assert end_forgotten(now=at(229)) == []
    assert end_forgotten(now=at(230)) == [webinar]
    assert end_of(webinar) == at(200)


def test_one_that_began_late_has_its_whole_length() -> None:
    webinar = lecture(media_until_min=80, starts_at=at(-60))
    assert end_forgotten(now=at(119)) == []
    assert end_forgotten(now=at(120)) == [webinar]


def test_while_somebody_of_the_team_is_there_it_waits_for_three_hours() -> None:
    webinar = lecture(media_until_min=80)
    host = webinar.lecturers.get()
    evidence.span(webinar, host, 0, None, last_beat_s=400 * 60, as_host=True)
    assert end_forgotten(now=at(90 + 179)) == []
    assert end_forgotten(now=at(90 + 180)) == [webinar]
    assert end_of(webinar) == at(80)


def test_participants_who_left_their_page_open_keep_nothing_on_air() -> None:
    webinar = lecture(media_until_min=90)
    stays, went = make.registration(webinar).person, make.registration(webinar).person
    evidence.span(webinar, stays, 0, 170 * 60)
    evidence.span(webinar, went, 0, 90 * 60)
    assert end_forgotten(now=at(171)) == [webinar]
    webinar.refresh_from_db()
    for person in (stays, went):
        time = attendance_for(webinar, person, rules=AttendanceRules()).time
        assert (time.attended_s, time.content_s, time.percent) == (5400, 5400, 100)


def test_a_break_that_was_said_to_last_counts_as_planned() -> None:
    webinar = lecture(media_until_min=85)
    pause = Break.objects.create(webinar=webinar, started_at=at(86), until=at(130))
    assert end_forgotten(now=at(159)) == []
    assert end_forgotten(now=at(160)) == [webinar]
    assert end_of(webinar) == at(85)
    pause.refresh_from_db()
    assert pause.ended_at == at(86)
    assert webinar.content_windows() == [(BEGAN, at(85))]


def test_an_interruption_ends_with_it_and_not_before_it_began() -> None:
    webinar = lecture(media_until_min=80)
    gone = Interruption.objects.create(webinar=webinar, cause=InterruptionCause.BROADCAST, started_at=at(81))
    end_forgotten(now=at(121))
    gone.refresh_from_db()
    assert gone.ended_at == at(81)


def test_one_in_which_nothing_was_ever_shown_ends_as_it_began() -> None:
    webinar = lecture(media_until_min=None)
    assert end_forgotten(now=at(120)) == [webinar]
    assert end_of(webinar) == BEGAN
    assert webinar.content_windows() == []


def test_what_is_not_on_air_stays_as_it_is() -> None:
    published = make.webinar(starts_at=at(0))
    rehearsal = lecture(media_until_min=None, is_rehearsal=True)
    assert end_forgotten(now=at(1000)) == []
    published.refresh_from_db()
    rehearsal.refresh_from_db()
    assert (published.state, rehearsal.state) == (WebinarState.PUBLISHED, WebinarState.LIVE)


def test_the_task_ends_by_the_clock_and_a_lecturer_who_is_back_hears_that_it_is_over() -> None:
    forgotten = lecture(media_until_min=80)
    fresh = make.webinar(state=WebinarState.LIVE)
    assert end_forgotten_webinars(timestamp=int(timezone.now().timestamp())) == 1
    assert end_of(forgotten) == at(80)
    assert end_of(fresh) is None
    with pytest.raises(NotLive):
        resume_webinar(forgotten, by=forgotten.created_by)
