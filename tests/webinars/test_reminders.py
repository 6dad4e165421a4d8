"""Reminders: a day, an hour and ten minutes before, each once."""

import threading
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from tests import factories as make
from webinars.domain.reminders import claim_due_reminders
from webinars.models import Registration, RegistrationState, WebinarState
from webinars.tasks import send_reminders

pytestmark = pytest.mark.django_db

START = datetime(2026, 11, 19, 6, 30, tzinfo=UTC)
DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)


def registered(
    *, ahead: timedelta = timedelta(days=7), state: str = WebinarState.PUBLISHED, **fields: object
) -> Registration:
    at = START - ahead
    webinar = make.webinar(starts_at=START, state=WebinarState.PUBLISHED)
    webinar.state = state
    webinar.save()
    placed: dict[str, Any] = {"registered_at": at, "confirmed_at": at}
    return make.registration(webinar, **placed | fields)


def due(at: datetime) -> list[str]:
    with transaction.atomic():
        return [str(notice) for notice, keys in claim_due_reminders(now=at) for _ in keys]


@pytest.mark.parametrize(
    ("ahead", "expected"),
    [
        (DAY + MINUTE, []),
        (DAY, ["reminder_day"]),
        (DAY - 5 * HOUR, ["reminder_day"]),  # the worker was away: late is better than never
        (HOUR, ["reminder_hour"]),
        (11 * MINUTE, ["reminder_hour"]),
        (10 * MINUTE, ["reminder_soon"]),
        (MINUTE, ["reminder_soon"]),
        (timedelta(0), []),
        (-MINUTE, []),
    ],
)
def test_each_is_due_in_its_time(ahead: timedelta, expected: list[str]) -> None:
    registered()
    assert due(START - ahead) == expected


def test_each_is_sent_once() -> None:
    registered()
    minutes = range(0, 26 * 60, 7)
    sent = [notice for minute in minutes for notice in due(START - DAY - HOUR + minute * MINUTE)]
    assert sent == ["reminder_day", "reminder_hour", "reminder_soon"]


def test_who_registered_late_gets_no_stale_reminder() -> None:
    registered(ahead=5 * HOUR)
    assert due(START - 4 * HOUR) == []
    assert due(START - HOUR) == ["reminder_hour"]


def test_who_moved_up_late_gets_no_stale_reminder() -> None:
    registered(confirmed_at=START - 5 * HOUR)
    assert due(START - 4 * HOUR) == []


def test_a_webinar_moved_closer_gives_no_stale_reminder() -> None:
    registration = registered()
    registration.webinar.rescheduled_at = START - 3 * HOUR
    registration.webinar.save()
    assert due(START - 2 * HOUR) == []
    assert due(START - 50 * MINUTE) == ["reminder_hour"]


@pytest.mark.parametrize("state", [state for state in RegistrationState if state != RegistrationState.CONFIRMED])
def test_only_people_with_a_place_are_reminded(state: str) -> None:
    registered()
    registration = registered()
    registration.state = state
    registration.save()
    assert due(START - HOUR) == ["reminder_hour"]


@pytest.mark.parametrize("state", [WebinarState.DRAFT, WebinarState.CANCELLED])
def test_nobody_is_reminded_of_what_does_not_take_place(state: str) -> None:
    registered(state=state)
    assert due(START - HOUR) == []


def test_nobody_is_reminded_against_their_wish() -> None:
    registered(wants_reminders=False)
    assert due(START - HOUR) == []


def test_people_who_may_not_sign_in_get_nothing() -> None:
    registration = registered()
    registration.person.is_active = False
    registration.person.save()
    assert due(START - HOUR) == []


def test_many_are_claimed_in_few_queries(django_assert_max_num_queries: object) -> None:
    webinar = make.webinar(starts_at=START)
    people = [make.person() for _ in range(30)]
    Registration.objects.bulk_create(
        Registration(webinar=webinar, person=person, registered_at=START - 2 * DAY, confirmed_at=START - 2 * DAY)
        for person in people
    )
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        assert len(due(START - HOUR)) == 30


def test_the_task_queues_one_letter_a_person(monkeypatch: pytest.MonkeyPatch) -> None:
    registered()
    registered()
    monkeypatch.setattr("webinars.tasks.datetime", type("Clock", (), {"now": staticmethod(lambda zone: START - HOUR)}))
    send_reminders(timestamp=0)
    send_reminders(timestamp=60)
    jobs = ProcrastinateJob.objects.filter(task_name="webinars.mail_person")
    assert [job.args["notice"] for job in jobs] == ["reminder_hour", "reminder_hour"]


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_claim_each_reminder_once() -> None:
    webinar = make.webinar(starts_at=START)
    for _ in range(20):
        make.registration(webinar, registered_at=START - 2 * DAY, confirmed_at=START - 2 * DAY)
    barrier = threading.Barrier(4, timeout=30)
    claimed: list[int] = []
    failures: list[BaseException] = []

    def work() -> None:
        try:
            barrier.wait()
            with transaction.atomic():
                claimed.extend(key for _, keys in claim_due_reminders(now=START - HOUR) for key in keys)
        except BaseException as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert sorted(claimed) == sorted(webinar.registrations.values_list("pk", flat=True))
