"""Letters and calendar files: in the person's language and time, one event however often it changes."""

from datetime import UTC, datetime, timedelta
from email.message import Message
from typing import Any, cast

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from icalendar import Calendar
from procrastinate.contrib.django.models import ProcrastinateJob

from tests import factories as make
from tests.jobs import RunJobs
from webinars.domain.invitations import Method, invitation
from webinars.domain.mail import compose, send_notice
from webinars.domain.notices import Notice
from webinars.domain.registration import cancel_registration, register
from webinars.domain.schedule import cancel_webinar, reschedule_webinar
from webinars.models import Registration, RegistrationState, Webinar, WebinarState

pytestmark = pytest.mark.django_db

START = datetime(2031, 11, 19, 6, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def outbox(settings: Any) -> list[EmailMultiAlternatives]:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    mail.outbox = []
    return cast(list[EmailMultiAlternatives], mail.outbox)


def coming(**fields: Any) -> Webinar:
    defaults: dict[str, Any] = {"starts_at": START, "length_min": 110}
    return make.webinar(**defaults | fields)


def event_of(message: EmailMultiAlternatives) -> tuple[Calendar, Any]:
    file = next(content for content, kind in message.alternatives if kind.startswith("text/calendar"))
    calendar = Calendar.from_ical(str(file))
    return calendar, calendar.walk("VEVENT")[0]


def test_the_confirmation_has_an_invitation(run_jobs: RunJobs, outbox: list[EmailMultiAlternatives]) -> None:
    person = make.person(language="en", time_zone="Asia/Almaty", name="Әбдірахманова Гүлнұр")
    webinar = coming()
    register(webinar, person=person)
    run_jobs(name="webinars.mail")
    (message,) = outbox
    assert message.to == [person.email]
    assert message.subject == "You are registered: Assessment descriptors"
    assert "19 November 2031, 11:30–13:20 (UTC+5)" in message.body
    assert f"/webinars/{webinar.code}/" in message.body
    calendar, event = event_of(message)
    assert calendar["METHOD"] == "REQUEST"
    assert event.decoded("DTSTART") == START
    assert event.decoded("DTEND") == START + timedelta(minutes=110)
    assert str(event["DTSTART"].to_ical(), "ascii").endswith("Z")
    assert event["SEQUENCE"] == 0
    assert event["SUMMARY"] == "Assessment descriptors"
    assert event["ATTENDEE"] == f"mailto:{person.email}"
    assert event["ATTENDEE"].params["PARTSTAT"] == "ACCEPTED"
    assert event.walk("VALARM")[0].decoded("TRIGGER") == timedelta(minutes=-10)


def test_mail_programs_find_the_invitation(outbox: list[EmailMultiAlternatives]) -> None:
    compose(Notice.CONFIRMED, make.registration(coming())).send()
    whole: Message = outbox[0].message()
    parts = [(part.get_content_type(), part.get_param("method")) for part in whole.walk() if not part.is_multipart()]
    assert parts == [
        ("text/plain", None),
        ("text/html", None),
        ("text/calendar", "REQUEST"),
        ("application/ics", None),
    ]


@pytest.mark.parametrize(
    ("language", "zone", "title", "when"),
    [
        ("kk", "Asia/Almaty", "Бағалау дескрипторлары", "2031 ж. 19 қараша, 11:30–13:20 (UTC+5)"),
        ("ru", "Europe/Moscow", "Дескрипторы оценивания", "19 ноября 2031 г., 09:30–11:20 (UTC+3)"),
        ("en", "UTC", "Assessment descriptors", "19 November 2031, 06:30–08:20 (UTC)"),
    ],
)
def test_it_speaks_the_persons_language_and_zone(language: str, zone: str, title: str, when: str) -> None:
    registration = make.registration(coming(), make.person(language=language, time_zone=zone))
    message = compose(Notice.CONFIRMED, registration)
    assert title in message.subject
    assert when in message.body
    assert message.extra_headers["Content-Language"] == language
    assert event_of(message)[1]["SUMMARY"] == title


@pytest.mark.parametrize("notice", list(Notice))
def test_every_notice_has_a_letter_in_both_forms(notice: Notice) -> None:
    registration = make.registration(coming(title_en="<b>Fish & Chips</b>"))
    message = compose(notice, registration)
    html = next(str(content) for content, kind in message.alternatives if kind == "text/html")
    assert "Fish & Chips" in message.body
    assert "&lt;b&gt;Fish &amp; Chips&lt;/b&gt;" in html
    assert "<b>Fish" not in html
    assert len(message.body.split("\n\n")) >= 3


def test_the_organisers_reason_is_text_in_the_letter() -> None:
    registration = make.registration(coming(cancel_reason="<script>alert(1)</script>"))
    html = str(compose(Notice.CALLED_OFF, registration).alternatives[0][0])
    assert "&lt;script&gt;" in html
    assert "<script>" not in html


def test_a_line_break_in_a_title_makes_no_header() -> None:
    message = compose(Notice.CONFIRMED, make.registration(coming(title_en="One\r\nBcc: all@example.kz")))
    assert message.subject == "You are registered: One Bcc: all@example.kz"


def test_a_change_keeps_the_uid_and_grows_the_sequence(run_jobs: RunJobs, outbox: list[EmailMultiAlternatives]) -> None:
    webinar = coming()
    register(webinar, person=make.person())
    run_jobs(name="webinars.mail")
    reschedule_webinar(webinar, starts_at=START + timedelta(hours=2), length_min=60)
    run_jobs(name="webinars.mail")
    cancel_webinar(webinar, reason="Ill")
    run_jobs(name="webinars.mail")
    events = [event_of(message) for message in outbox]
    assert [str(calendar["METHOD"]) for calendar, _ in events] == ["REQUEST", "REQUEST", "CANCEL"]
    assert [event["SEQUENCE"] for _, event in events] == [0, 1, 2]
    assert len({str(event["UID"]) for _, event in events}) == 1
    assert events[1][1].decoded("DTSTART") == START + timedelta(hours=2)
    assert str(events[2][1]["STATUS"]) == "CANCELLED"
    assert "Ill" in outbox[2].body


def test_leaving_and_coming_back_grows_the_sequence_too(
    run_jobs: RunJobs, outbox: list[EmailMultiAlternatives]
) -> None:
    webinar, person = coming(), make.person()
    registration = register(webinar, person=person)
    run_jobs(name="webinars.mail")
    cancel_registration(registration)
    run_jobs(name="webinars.mail")
    register(webinar, person=person)
    run_jobs(name="webinars.mail")
    events = [event_of(message) for message in outbox]
    assert [(str(calendar["METHOD"]), event["SEQUENCE"]) for calendar, event in events] == [
        ("REQUEST", 0),
        ("CANCEL", 1),
        ("REQUEST", 1),
    ]


def test_everyone_who_registered_hears_of_a_new_time_and_nobody_else(
    run_jobs: RunJobs, outbox: list[EmailMultiAlternatives]
) -> None:
    webinar = coming(capacity=1)
    told = [register(webinar, person=make.person()).person.email for _ in range(3)]
    gone = register(webinar, person=make.person())
    cancel_registration(gone)
    make.registration(coming())
    run_jobs(name="webinars.mail")
    outbox.clear()
    reschedule_webinar(webinar, starts_at=START + timedelta(days=1), length_min=110)
    run_jobs(name="webinars.mail")
    assert sorted(message.to[0] for message in outbox) == sorted(told)
    # Who waits for a place has nothing in the calendar yet.
    assert [len(message.alternatives) for message in outbox] == [2, 1, 1]


def test_a_change_of_nobody_queues_nothing(run_jobs: RunJobs) -> None:
    webinar = coming()
    reschedule_webinar(webinar, starts_at=START + timedelta(days=1), length_min=110)
    assert run_jobs(name="webinars.mail") == ["webinars.mail_registered"]
    assert not ProcrastinateJob.objects.filter(task_name="webinars.mail_person").exists()


def test_two_changes_in_a_row_send_one_letter(run_jobs: RunJobs, outbox: list[EmailMultiAlternatives]) -> None:
    webinar = coming()
    make.registration(webinar)
    reschedule_webinar(webinar, starts_at=START + timedelta(days=1), length_min=110)
    reschedule_webinar(webinar, starts_at=START + timedelta(days=2), length_min=110)
    run_jobs(name="webinars.mail")
    (message,) = outbox
    assert event_of(message)[1].decoded("DTSTART") == START + timedelta(days=2)


@pytest.mark.parametrize(
    ("notice", "state"),
    [
        (Notice.CONFIRMED, RegistrationState.CANCELLED),
        (Notice.WAITING, RegistrationState.CONFIRMED),
        (Notice.REMINDER_HOUR, RegistrationState.CANCELLED),
        (Notice.REMINDER_SOON, RegistrationState.WAITING),
        (Notice.LEFT, RegistrationState.CONFIRMED),
        (Notice.REQUESTED, RegistrationState.CONFIRMED),
    ],
)
def test_what_is_no_longer_true_is_not_sent(notice: Notice, state: RegistrationState) -> None:
    registration = make.registration(coming(), state=state)
    assert send_notice(registration.pk, notice) is False
    assert mail.outbox == []


def test_no_reminder_of_a_cancelled_webinar() -> None:
    registration = make.registration(make.webinar(state=WebinarState.CANCELLED, starts_at=START))
    assert send_notice(registration.pk, Notice.REMINDER_DAY) is False


def test_a_deleted_registration_is_no_error() -> None:
    assert send_notice(0, Notice.CONFIRMED) is False


def test_reminders_lead_into_the_room() -> None:
    registration = make.registration(coming())
    assert f"/webinars/{registration.webinar.code}/room/" in compose(Notice.REMINDER_SOON, registration).body


def test_the_file_escapes_what_people_write() -> None:
    webinar = coming(title_en="One; two, three\nfour", description_en="A\\B\nEND:VEVENT")
    registration = Registration.objects.select_related("webinar__organisation", "person").get(
        pk=make.registration(webinar).pk
    )
    event = Calendar.from_ical(invitation(registration, method=Method.REQUEST)).walk("VEVENT")[0]
    assert event["SUMMARY"] == "One; two, three\nfour"
    assert "END:VEVENT" in str(event["DESCRIPTION"])
