"""Correcting somebody's attendance on their page of the report: who may, what it says, what is kept when it is wrong."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from attendance.domain.report import attendance_for
from attendance.domain.seal import head_of, seal_webinar, verify
from attendance.models import Correction
from tests import factories as make
from tests.attendance import evidence
from webinars.models import Webinar

pytestmark = pytest.mark.django_db
BEGAN = datetime(2026, 3, 2, 5, 0, 7, tzinfo=UTC)  # 10:00:07 in Almaty
ENDED = datetime(2026, 3, 2, 6, 30, 0, 500_000, tzinfo=UTC)


@pytest.fixture
def webinar() -> Webinar:
    return make.webinar(state="ended", starts_at=BEGAN, started_at=BEGAN, ended_at=ENDED)


@pytest.fixture
def person(webinar: Webinar) -> User:
    found = make.registration(webinar, make.person(name="Сейітов Ерлан")).person
    evidence.span(webinar, found, 0, 1800)
    return found


def signed_in(who: User) -> Client:
    client = Client()
    client.force_login(who, backend="django.contrib.auth.backends.ModelBackend")
    client.cookies["django_language"] = "en"
    return client


def organiser_of(webinar: Webinar) -> Client:
    webinar.created_by.time_zone = "Asia/Almaty"
    webinar.created_by.save()
    return signed_in(webinar.created_by)


def address(webinar: Webinar, person: User) -> str:
    return reverse("attendance:person", args=[webinar.code, person.pk])


def said(start: str = "10:30", end: str = "11:00", **others: str) -> dict[str, str]:
    return {"start": start, "end": end, "kind": "present", "reason": "Power cut in the village"} | others


def text_of(response: object) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())  # type: ignore[attr-defined]


def test_it_is_written_sealed_counted_and_shown(webinar: Webinar, person: User) -> None:
    seal_webinar(webinar)
    before = head_of(webinar)
    client = organiser_of(webinar)
    answer = client.post(address(webinar, person), said())
    assert (answer.status_code, answer["Location"]) == (302, address(webinar, person) + "#corrections")
    made = Correction.objects.get()
    assert (made.person, made.by, made.kind, made.reason) == (
        person,
        webinar.created_by,
        "present",
        "Power cut in the village",
    )
    assert (made.started_at, made.ended_at) == (
        datetime(2026, 3, 2, 5, 30, tzinfo=UTC),
        datetime(2026, 3, 2, 6, 0, tzinfo=UTC),
    )
    # The connection from 10:00:07 to 10:30:07 and the correction until 11:00:00; what overlaps counts once.
    assert attendance_for(webinar, person).time.attended_s == 60 * 60 - 7
    assert head_of(webinar) != before
    assert verify(webinar).is_intact
    text = text_of(client.get(address(webinar, person)))
    assert "was there 10:30:00 – 11:00:00 Power cut in the village" in text
    assert webinar.created_by.display_name in text


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("10:00", "10:30", (BEGAN, datetime(2026, 3, 2, 5, 30, tzinfo=UTC))),
        ("10:30:15", "11:30:00", (datetime(2026, 3, 2, 5, 30, 15, tzinfo=UTC), ENDED)),
        ("11:29:59", "11:30:30", (datetime(2026, 3, 2, 6, 29, 59, tzinfo=UTC), ENDED)),
    ],
)
def test_the_edges_of_the_lecture_are_meant_to_the_minute(
    webinar: Webinar, person: User, start: str, end: str, expected: tuple[datetime, datetime]
) -> None:
    assert organiser_of(webinar).post(address(webinar, person), said(start, end)).status_code == 302
    made = Correction.objects.get()
    assert (made.started_at, made.ended_at) == expected


def test_a_lecture_over_midnight_goes_on_the_next_day(person: User, webinar: Webinar) -> None:
    begin = datetime(2026, 3, 2, 18, 30, tzinfo=UTC)  # 23:30 in Almaty
    Webinar.objects.filter(pk=webinar.pk).update(started_at=begin, ended_at=begin + timedelta(hours=1))
    assert organiser_of(webinar).post(address(webinar, person), said("23:50", "00:10")).status_code == 302
    made = Correction.objects.get()
    assert (made.started_at, made.ended_at) == (begin + timedelta(minutes=20), begin + timedelta(minutes=40))


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"start": "09:00"}, "The lecture went from 10:00:07 to 11:30:00."),
        ({"end": "12:00"}, "The lecture went from 10:00:07 to 11:30:00."),
        ({"start": "11:00", "end": "10:30"}, "This must be later than the beginning."),
        ({"end": "soon"}, "Enter a valid time."),
        ({"kind": "elsewhere"}, "elsewhere is not one of the available choices."),
        ({"reason": "   "}, "This field is required."),
        ({"reason": "a\x00b"}, "Null characters are not allowed."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    webinar: Webinar, person: User, wrong: dict[str, str], says: str
) -> None:
    answer = organiser_of(webinar).post(address(webinar, person), said() | wrong)
    assert answer.status_code == 422
    assert says in text_of(answer)
    html = answer.content.decode()
    assert '<details class="correct" open>' in html
    if "reason" not in wrong:
        assert "Power cut in the village" in html
    if "start" not in wrong:
        assert 'value="10:30"' in html
    assert not Correction.objects.exists()


def test_a_button_that_is_pressed_twice_writes_one_row(webinar: Webinar, person: User) -> None:
    client = organiser_of(webinar)
    for _ in range(2):
        client.post(address(webinar, person), said())
    assert Correction.objects.count() == 1
    client.post(address(webinar, person), said(kind="absent"))
    client.post(address(webinar, person), said())
    assert [made.kind for made in Correction.objects.all()] == ["present", "absent", "present"]


def test_somebody_who_was_never_connected_can_be_there(webinar: Webinar) -> None:
    away = make.registration(webinar).person
    client = organiser_of(webinar)
    assert "This person was not in the room" in text_of(client.get(address(webinar, away)))
    assert client.post(address(webinar, away), said("10:00", "11:30")).status_code == 302
    text = text_of(client.get(address(webinar, away)))
    assert "was there 10:00:07 – 11:30:00" in text
    assert attendance_for(webinar, away).time.attended_s == 5393


def test_the_person_reads_it_and_cannot_write_it(webinar: Webinar, person: User) -> None:
    organiser_of(webinar).post(address(webinar, person), said(kind="absent"))
    client = signed_in(person)
    person.time_zone = "Asia/Almaty"
    person.save()
    own = client.get(reverse("attendance:own", args=[webinar.code]))
    assert "was not there 10:30:00 – 11:00:00" in text_of(own)
    assert "Correct the attendance" not in text_of(own)
    assert client.post(reverse("attendance:own", args=[webinar.code]), said()).status_code == 405
    assert client.post(address(webinar, person), said()).status_code == 403


def test_auditors_and_lecturers_read_and_do_not_write(webinar: Webinar, person: User) -> None:
    organiser_of(webinar).post(address(webinar, person), said())
    for who in (make.auditor(), webinar.lecturers.get()):
        client = signed_in(who)
        text = text_of(client.get(address(webinar, person)))
        assert ("Power cut in the village" in text, "Correct the attendance" in text) == (True, False)
        assert client.post(address(webinar, person), said(kind="absent")).status_code == 403
    assert Correction.objects.count() == 1


def test_outsiders_neither_read_nor_write(webinar: Webinar, person: User) -> None:
    for who in (make.person(), make.organiser(organisation=make.organisation())):
        client = signed_in(who)
        assert client.get(address(webinar, person)).status_code == 403
        assert client.post(address(webinar, person), said()).status_code == 403
    assert Client().post(address(webinar, person), said()).status_code == 302  # to sign in
    stranger = make.person()
    assert organiser_of(webinar).post(address(webinar, stranger), said()).status_code == 404
    assert not Correction.objects.exists()


def test_nobody_corrects_their_own(webinar: Webinar) -> None:
    me = webinar.created_by
    make.registration(webinar, me)
    client = organiser_of(webinar)
    assert "Correct the attendance" not in text_of(client.get(address(webinar, me)))
    assert client.post(address(webinar, me), said()).status_code == 403


def test_not_while_the_lecture_runs() -> None:
    live = make.webinar(state="live")
    someone = make.registration(live).person
    client = signed_in(make.administrator())
    assert "Correct the attendance" not in text_of(client.get(address(live, someone)))
    assert client.post(address(live, someone), said()).status_code == 403
