"""What an auditor goes through: one person step by step, the seal, the rows as they are stored. To see, not to change."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from attendance.domain.attestations import deny_attestation
from attendance.domain.seal import seal_webinar
from attendance.models import Attestation, EndedHow, PresenceSpan
from tests import factories as make
from tests.attendance import evidence
from tests.attendance.watching import rows as recordings
from webinars.models import ChatMessage, Webinar

pytestmark = pytest.mark.django_db
MINUTE = 60


@pytest.fixture
def webinar() -> Webinar:
    """The worked example: 10:00-10:30 and 10:40-11:20 in Almaty; all of it over for ten minutes at least."""
    begin = timezone.now().replace(hour=5, minute=0, second=0, microsecond=0) - timedelta(days=1)
    made = make.webinar(state="ended", started_at=begin, starts_at=begin, ended_at=begin + timedelta(minutes=80))
    evidence.pause(made, 30 * MINUTE, 40 * MINUTE)
    return made


@pytest.fixture
def person(webinar: Webinar) -> User:
    """Laptop 09:55-10:20, phone 10:15-10:45."""
    found = make.registration(webinar, make.person(name="Әбдірахманова Гүлнұр")).person
    evidence.span(webinar, found, -5 * MINUTE, 20 * MINUTE)
    phone = evidence.span(
        webinar, found, 15 * MINUTE, 45 * MINUTE, how=EndedHow.DROPPED, device_label="Android 13, Chrome 131"
    )
    evidence.playing(phone, 15 * MINUTE, 44 * MINUTE)
    return found


@pytest.fixture
def auditor(client: Client) -> User:
    client.cookies["django_language"] = "en"
    found = make.auditor(time_zone="Asia/Almaty")
    client.force_login(found, backend="django.contrib.auth.backends.ModelBackend")
    return found


def addresses(webinar: Webinar, person: User) -> list[str]:
    return [
        reverse("attendance:person", args=[webinar.code, person.pk]),
        reverse("attendance:person_rows", args=[webinar.code, person.pk]),
        reverse("attendance:seal", args=[webinar.code]),
    ]


def test_each_step_is_said_in_plain_words(client: Client, auditor: User, webinar: Webinar, person: User) -> None:
    text = client.get(addresses(webinar, person)[0]).content.decode()
    assert "Windows 10, Chrome 131: 09:55:00 – 10:20:00" in text
    assert "Android 13, Chrome 131: 10:15:00 – 10:45:00" in text
    assert "Together: 09:55:00 – 10:45:00, which is 50:00." in text
    assert "before the start: 5:00 · breaks: 10:00" in text
    assert text.count("35:00") >= 2


def test_the_recording_and_what_was_said_are_drawn(
    client: Client, auditor: User, webinar: Webinar, person: User
) -> None:
    recordings.epoch(webinar, began_s=0, offset_s=0, length_s=30 * MINUTE)
    recordings.epoch(webinar, began_s=40 * MINUTE, offset_s=30 * MINUTE, length_s=40 * MINUTE)
    recordings.watch(webinar, person, (40 * MINUTE, 45 * MINUTE))
    assert webinar.started_at is not None
    ChatMessage.objects.create(
        webinar=webinar, person=person, text="!", nonce="n", at=webinar.started_at + timedelta(minutes=3)
    )
    text = client.get(addresses(webinar, person)[0]).content.decode()
    assert "What was missed and watched in the recording<small>10:50:00 – 10:55:00</small>" in text
    assert text.count('class="ev-said"') == 1
    assert 'class="ev-replayed"' in text
    assert "40:00" in text


def test_one_who_only_watched_has_a_page_too(client: Client, auditor: User, webinar: Webinar) -> None:
    watcher = make.registration(webinar).person
    recordings.epoch(webinar, began_s=0, offset_s=0, length_s=30 * MINUTE)
    recordings.watch(webinar, watcher, (0, MINUTE))
    text = client.get(addresses(webinar, watcher)[0]).content.decode()
    assert "was not in the room" not in text
    assert "1:00" in text


def test_the_seal_is_checked_while_one_looks(client: Client, auditor: User, webinar: Webinar, person: User) -> None:
    address = addresses(webinar, person)[2]
    assert "There is no seal yet." in client.get(address).content.decode()
    seal = seal_webinar(webinar)
    text = client.get(address).content.decode()
    assert "The seal holds" in text
    assert seal.head in text
    part = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert "The seal holds" in part
    assert "<html" not in part


def test_a_row_that_was_changed_is_named(client: Client, auditor: User, webinar: Webinar, person: User) -> None:
    seal_webinar(webinar)
    span = PresenceSpan.objects.filter(person=person).order_by("started_at").first()
    assert span is not None
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("UPDATE attendance_presencespan SET beats = beats + 1 WHERE id = %s", [span.pk])
        cursor.execute("SET session_replication_role = DEFAULT")
    text = client.get(addresses(webinar, person)[2]).content.decode()
    assert "The seal does not hold." in text
    assert f"attendance_presencespan {span.pk}" in text


def test_the_rows_are_shown_as_they_were_hashed(client: Client, auditor: User, webinar: Webinar, person: User) -> None:
    address = addresses(webinar, person)[1]
    assert "not sealed yet" in client.get(address).content.decode()
    seal_webinar(webinar)
    text = client.get(address).content.decode()
    span = PresenceSpan.objects.filter(person=person).order_by("started_at").first()
    assert span is not None
    assert str(span.pk) in text
    assert span.started_at.strftime("%Y-%m-%dT%H:%M:%S.%fZ") in text
    assert "not sealed yet" not in text
    stranger = make.registration(webinar).person
    assert str(span.pk) not in client.get(addresses(webinar, stranger)[1]).content.decode()


@pytest.fixture
def beside(webinar: Webinar, person: User) -> User:
    """Attested by the person for 20 minutes."""
    found = make.registration(webinar, make.person(name="Сейтқали Бауыржан")).person
    assert webinar.started_at is not None
    attested = Attestation.objects.create(
        webinar=webinar, person=found, facilitator=person, connection=uuid4(), at=webinar.started_at
    )
    evidence.span(webinar, found, 0, 20 * MINUTE, attestation=attested)
    return found


def test_who_attested_whom_and_what_became_of_it(
    client: Client, auditor: User, webinar: Webinar, person: User, beside: User
) -> None:
    text = client.get(addresses(webinar, beside)[0]).content.decode()
    assert "Several people at one computer" in text
    assert text.count(person.display_name) == 2  # by whom, and whom the flag is about
    assert "as that colleague attested, in minutes: 20." in text
    assert "Windows 10, Chrome 131: 10:00:00 – 10:20:00" in text
    assert "Сейтқали Бауыржан" in client.get(addresses(webinar, person)[0]).content.decode()
    deny_attestation(Attestation.objects.get(), by=beside)
    text = client.get(addresses(webinar, beside)[0]).content.decode()
    assert "not true" in text
    assert "denied: it counts for nothing" in text
    assert "Windows 10, Chrome 131: 10:00:00 – 10:20:00" not in text
    assert "in minutes: 20." not in text
    rows = client.get(addresses(webinar, beside)[1]).content.decode()
    assert "attendance_attestation<" in rows
    assert "attendance_attestationnote<" in rows
    assert "attestation_id" in rows


def test_nobody_is_told_what_is_flagged_about_them(
    client: Client, webinar: Webinar, person: User, beside: User
) -> None:
    client.cookies["django_language"] = "en"
    client.force_login(beside, backend="django.contrib.auth.backends.ModelBackend")
    text = client.get(reverse("attendance:own", args=[webinar.code])).content.decode()
    assert "Several people at one computer" in text
    assert "as that colleague attested" not in text


@pytest.mark.parametrize("spans", [1, 4])
def test_the_number_of_queries_does_not_grow(
    client: Client, auditor: User, webinar: Webinar, person: User, spans: int, django_assert_num_queries
) -> None:
    for number in range(spans):
        evidence.playing(
            evidence.span(webinar, person, 100 * number, 100 * number + 50), 100 * number, 100 * number + 9
        )
    address = addresses(webinar, person)[1]
    client.get(address)
    with django_assert_num_queries(19):
        client.get(address)


@pytest.mark.parametrize("who", ["the person", "another participant", "outsider", "lecturer", "organiser"])
def test_outsiders_are_refused(client: Client, webinar: Webinar, person: User, who: str) -> None:
    user = {
        "the person": lambda: person,
        "another participant": lambda: make.registration(webinar).person,
        "outsider": make.person,
        "lecturer": make.lecturer,
        "organiser": make.organiser,
    }[who]()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    for address in addresses(webinar, person):
        response = client.get(address)
        assert response.status_code == 403, address
        assert "Chrome 131" not in response.content.decode()


def test_whoever_is_not_signed_in_signs_in_first(client: Client, webinar: Webinar, person: User) -> None:
    for address in addresses(webinar, person):
        assert client.get(address).status_code == 302


def test_an_auditor_sees_and_changes_nothing(client: Client, auditor: User, webinar: Webinar, person: User) -> None:
    for address in addresses(webinar, person):
        assert client.get(address).status_code == 200
        for method in (client.post, client.put, client.patch, client.delete):
            assert method(address).status_code in (403, 405)  # a correction can be posted, not by them
    assert client.get(reverse("attendance:person_rows", args=[webinar.code, make.person().pk])).status_code == 404


def test_one_s_own_page_has_neither_rows_nor_seal(client: Client, webinar: Webinar, person: User) -> None:
    client.cookies["django_language"] = "en"
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    text = client.get(reverse("attendance:own", args=[webinar.code])).content.decode()
    assert "How it was computed" in text
    assert "The rows as they are stored" not in text
