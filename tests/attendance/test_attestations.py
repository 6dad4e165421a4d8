"""A facilitator says who sits beside them at one computer; their connection then counts for all of them."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from attendance.domain.attestations import (
    attest_beside,
    beside,
    colleagues_of,
    deny_attestation,
    end_attestation,
)
from attendance.domain.check_notes import Said, check_evidence, write_notes
from attendance.domain.connection import Beat, Connection
from attendance.domain.record import snapshot, write_evidence
from attendance.domain.report import attendance_for
from attendance.domain.seal import seal_webinar, verify
from attendance.errors import NoSuchAttestation, NotBesideYou, NotInTheRoom
from attendance.models import Attestation, DeliveryMode, EndedHow, NoteKind, PresenceCheck, PresenceSpan, StateSpan
from tests import factories as make
from tests.attendance.evidence import LAPTOP, PHONE
from webinars.errors import NotLive
from webinars.models import Webinar

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return Client(headers={"accept-language": "en"})


@pytest.fixture
def school():
    return make.organisation()


@pytest.fixture
def webinar():
    return make.webinar(state="live", started_at=timezone.now() - timedelta(minutes=30))


@pytest.fixture
def facilitator(webinar, school):
    return make.registration(webinar, make.person(organisation=school)).person


@pytest.fixture
def colleague(webinar, school):
    return make.registration(webinar, make.person(organisation=school, name="Әбдіқали Сәуле")).person


class Page:
    """The facilitator's page in the room: joins, beats, leaves."""

    def __init__(self, webinar, person, *, at, user_agent=LAPTOP):
        self.at, self.seq = at, 0
        self.connection = Connection(
            webinar_id=webinar.pk, person_id=person.pk, connection=uuid4(), started_at=at, user_agent=user_agent
        )
        self.beat(0)

    def beat(self, after_s):
        beat = Beat(
            seq=self.seq, playing=True, sound=True, visible=True, position_ms=None, mode=DeliveryMode.VIDEO, mono_ms=0
        )
        self.connection.beat(beat, now=self.at + timedelta(seconds=after_s))
        self.seq += 1
        write_evidence(snapshot([self.connection]))

    def leave(self, after_s):
        self.connection.end(EndedHow.LEFT, now=self.at + timedelta(seconds=after_s))
        write_evidence(snapshot([self.connection]))


def seconds(webinar, person, *, now):
    return attendance_for(webinar, person, now=now).time.attended_s


def test_who_is_named_attends_from_then_on_as_the_facilitator_does(webinar, facilitator, colleague):
    start = timezone.now() - timedelta(minutes=10)
    page = Page(webinar, facilitator, at=start)
    page.beat(100)
    attest_beside(webinar, [colleague.pk], by=facilitator, user_agent=LAPTOP, now=start + timedelta(seconds=105))
    page.beat(110)
    page.beat(200)
    page.leave(300)
    now = start + timedelta(seconds=400)
    assert seconds(webinar, facilitator, now=now) == 300
    assert seconds(webinar, colleague, now=now) == 195
    span: Any = PresenceSpan.objects.get(person=colleague)
    assert span.connection == page.connection.connection
    assert (span.attestation.facilitator, span.ended_how, span.as_host) == (facilitator, "left", False)
    assert StateSpan.objects.get(presence=span).kind == "playing"


def test_a_new_connection_of_the_same_browser_goes_on_and_another_device_does_not(webinar, facilitator, colleague):
    start = timezone.now() - timedelta(minutes=10)
    page = Page(webinar, facilitator, at=start)
    attest_beside(webinar, [colleague.pk], by=facilitator, user_agent=LAPTOP, now=start)
    page.beat(100)
    page.leave(100)
    back = Page(webinar, facilitator, at=start + timedelta(seconds=300))
    back.leave(350)
    home = Page(webinar, facilitator, at=start + timedelta(seconds=450), user_agent=PHONE)
    home.leave(100)
    now = start + timedelta(seconds=700)
    assert seconds(webinar, colleague, now=now) == 100 + 350
    assert PresenceSpan.objects.filter(person=colleague).count() == 2


def test_who_goes_away_attends_no_longer(webinar, facilitator, colleague):
    start = timezone.now() - timedelta(minutes=10)
    page = Page(webinar, facilitator, at=start)
    attested = attest_beside(webinar, [colleague.pk], by=facilitator, user_agent=LAPTOP, now=start)[0]
    page.beat(20)
    end_attestation(attested, by=facilitator, now=start + timedelta(seconds=25))
    page.beat(120)
    page.leave(300)
    assert seconds(webinar, colleague, now=start + timedelta(seconds=400)) == 25
    assert not beside(webinar, facilitator).exists()


def test_what_the_person_denies_counts_for_nothing_also_after_the_seal(webinar, facilitator, colleague):
    start = timezone.now() - timedelta(minutes=10)
    page = Page(webinar, facilitator, at=start)
    attested = attest_beside(webinar, [colleague.pk], by=facilitator, user_agent=LAPTOP, now=start)[0]
    page.leave(300)
    Webinar.objects.filter(pk=webinar.pk).update(state="ended", ended_at=start + timedelta(seconds=400))
    webinar.refresh_from_db()
    seal_webinar(webinar)
    now = timezone.now()
    assert seconds(webinar, colleague, now=now) == 300
    deny_attestation(attested, by=colleague)
    assert seconds(webinar, colleague, now=now) == 0
    assert seconds(webinar, facilitator, now=now) == 300
    assert verify(webinar).is_intact


def test_presence_checks_that_the_page_answers_are_answered_for_all(webinar, facilitator, colleague):
    start = timezone.now() - timedelta(minutes=2)
    page = Page(webinar, facilitator, at=start)
    attested = attest_beside(webinar, [colleague.pk], by=facilitator, user_agent=LAPTOP, now=start)[0]
    check = PresenceCheck.objects.create(
        webinar=webinar, number=1, source="lecturer", launched_by=webinar.created_by, launched_at=start, window_s=90
    )
    said = Said(
        webinar_id=webinar.pk,
        check_id=check.pk,
        person_id=facilitator.pk,
        kind=NoteKind.ANSWERED,
        at=start + timedelta(seconds=30),
        connection=page.connection.connection,
    )
    write_notes([said])
    write_notes([said])
    notes = check_evidence(webinar).notes
    assert notes[colleague.pk] == notes[facilitator.pk]
    assert notes[colleague.pk][check.pk].answered is not None
    deny_attestation(attested, by=colleague)
    assert set(check_evidence(webinar).notes) == {facilitator.pk}


def test_naming_again_changes_nothing(webinar, facilitator, colleague):
    Page(webinar, facilitator, at=timezone.now())
    assert len(attest_beside(webinar, [colleague.pk], by=facilitator, user_agent=LAPTOP)) == 1
    assert attest_beside(webinar, [colleague.pk], by=facilitator, user_agent=LAPTOP) == []
    assert Attestation.objects.count() == 1


def test_only_from_the_browser_that_is_in_the_room(webinar, facilitator, colleague):
    with pytest.raises(NotInTheRoom):
        attest_beside(webinar, [colleague.pk], by=facilitator, user_agent=LAPTOP)
    Page(webinar, facilitator, at=timezone.now(), user_agent=PHONE)
    with pytest.raises(NotInTheRoom):
        attest_beside(webinar, [colleague.pk], by=facilitator, user_agent=LAPTOP)


def test_nobody_of_another_school_or_without_a_place_or_oneself(webinar, facilitator, colleague, school):
    Page(webinar, facilitator, at=timezone.now())
    elsewhere = make.registration(webinar, make.person(organisation=make.organisation())).person
    without_place = make.person(organisation=school)
    waiting = make.registration(webinar, make.person(organisation=school), state="waiting").person
    for person in (elsewhere, without_place, waiting, facilitator):
        with pytest.raises(NotBesideYou):
            attest_beside(webinar, [colleague.pk, person.pk], by=facilitator, user_agent=LAPTOP)
    assert list(colleagues_of(webinar, facilitator)) == [colleague]
    assert not Attestation.objects.exists()


def test_only_while_the_lecture_runs(school):
    over = make.webinar(state="ended")
    facilitator, colleague = (make.registration(over, make.person(organisation=school)).person for _ in range(2))
    with pytest.raises(NotLive):
        attest_beside(over, [colleague.pk], by=facilitator, user_agent=LAPTOP)


def test_only_those_whom_it_concerns_change_it(webinar, facilitator, colleague):
    Page(webinar, facilitator, at=timezone.now())
    attested = attest_beside(webinar, [colleague.pk], by=facilitator, user_agent=LAPTOP)[0]
    with pytest.raises(NoSuchAttestation):
        end_attestation(attested, by=make.person())
    with pytest.raises(NoSuchAttestation):
        deny_attestation(attested, by=facilitator)


def page_of(webinar):
    return reverse("attendance:together", args=[webinar.code])


def test_the_page_names_colleagues_and_takes_them_back(client, webinar, facilitator, colleague):
    Page(webinar, facilitator, at=timezone.now())
    client.force_login(facilitator)
    headers = {"user-agent": LAPTOP}
    assert "Әбдіқали Сәуле" in client.get(page_of(webinar)).content.decode()
    said = client.post(page_of(webinar), {"act": "attest", "person": [colleague.pk]}, headers=headers, follow=True)
    assert "1 colleague is with you." in said.content.decode()
    attested = Attestation.objects.get()
    said = client.post(page_of(webinar), {"act": "left", "attestation": attested.pk}, headers=headers, follow=True)
    assert attested.notes.get().kind == "left"


def test_the_named_person_hears_of_it_and_may_contradict(
    client, webinar, facilitator, colleague, run_jobs, mailoutbox, django_capture_on_commit_callbacks
):
    Page(webinar, facilitator, at=timezone.now())
    with django_capture_on_commit_callbacks(execute=True):
        attest_beside(webinar, [colleague.pk], by=facilitator, user_agent=LAPTOP)
    run_jobs(name="attendance.mail_attested")
    run_jobs()
    letter = next(mail for mail in mailoutbox if mail.to == [colleague.email])
    assert facilitator.display_name in letter.body
    assert page_of(webinar) in letter.body
    client.force_login(colleague)
    assert "says that you are beside them" in client.get(page_of(webinar)).content.decode()
    client.post(page_of(webinar), {"act": "deny", "attestation": Attestation.objects.get().pk})
    assert Attestation.objects.get().notes.get().kind == "denied"


def test_outsiders_are_refused(client, webinar, facilitator, colleague, school):
    Page(webinar, facilitator, at=timezone.now())
    attested = attest_beside(webinar, [colleague.pk], by=facilitator, user_agent=LAPTOP)[0]
    assert client.get(page_of(webinar)).status_code == 302
    client.force_login(make.person(organisation=school))
    assert client.get(page_of(webinar)).status_code == 403
    assert client.post(page_of(webinar), {"act": "attest", "person": [colleague.pk]}).status_code == 403
    another = make.registration(webinar).person
    client.force_login(another)
    client.post(page_of(webinar), {"act": "deny", "attestation": attested.pk})
    client.post(page_of(webinar), {"act": "left", "attestation": attested.pk})
    assert not attested.notes.exists()
    assert colleague.name not in client.get(page_of(webinar)).content.decode()


def test_bad_input_and_too_much_of_it_are_answered_with_a_sentence(client, webinar, facilitator):
    client.force_login(facilitator)
    for values in ({}, {"act": "attest", "person": ["x", "9" * 30]}, {"act": "attest", "person": ["1"]}):
        assert client.post(page_of(webinar), values).status_code == 302
    assert client.post(page_of(webinar), {"act": "deny", "attestation": "x"}).status_code == 404
    for _ in range(60):
        client.post(page_of(webinar), {})
    assert "That was too often." in client.post(page_of(webinar), {}, follow=True).content.decode()
