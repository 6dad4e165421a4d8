"""Connected to two lectures at once: a flag for a person to look at, which takes nothing from anybody."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from attendance.domain.attestations import deny_attestation
from attendance.domain.evidence import Content
from attendance.domain.flags import Flag, FlagKind, find_flags, flags_of
from attendance.domain.intervals import Interval
from attendance.domain.observed import Observed, Seen
from attendance.domain.report import attendance_for
from attendance.models import Attestation
from tests import factories as make
from tests.attendance import evidence
from webinars.models import Webinar

MIN = 60_000
CONTENT = Content(windows=[Interval(0, 40 * MIN), Interval(50 * MIN, 90 * MIN)], breaks=[], faults=[])


def found(here: Interval, **there: Interval) -> list[Flag]:
    elsewhere = {int(key[1:]): [moments] for key, moments in there.items()}
    observed = Observed([Seen(*here, ip="")], elsewhere=elsewhere)
    return find_flags({1: observed}, content=CONTENT).get(1, [])


@pytest.mark.parametrize(
    ("both_ms", "minutes"), [(299_999, None), (300_000, 5), (359_999, 5), (360_000, 6), (1_800_000, 30)]
)
def test_from_five_minutes_on(both_ms: int, minutes: int | None) -> None:
    flags = found(Interval(0, 90 * MIN), _7=Interval(MIN, MIN + both_ms))
    assert flags == ([] if minutes is None else [Flag(FlagKind.ELSEWHERE, minutes, elsewhere=(7,))])


def test_only_what_counts_here_is_at_the_same_time() -> None:
    """Before the start, in the break of ten minutes, and after the person left."""
    assert found(Interval(0, 90 * MIN), _7=Interval(36 * MIN, 50 * MIN)) == []
    assert found(Interval(0, 90 * MIN), _7=Interval(35 * MIN, 50 * MIN)) == [
        Flag(FlagKind.ELSEWHERE, 5, elsewhere=(7,))
    ]
    assert found(Interval(0, 20 * MIN), _7=Interval(20 * MIN, 40 * MIN)) == []
    assert found(Interval(-30 * MIN, 90 * MIN), _7=Interval(-30 * MIN, 0)) == []


def test_moments_in_several_lectures_count_once() -> None:
    flags = found(
        Interval(0, 90 * MIN), _7=Interval(0, 3 * MIN), _9=Interval(2 * MIN, 5 * MIN), _8=Interval(90 * MIN, 99 * MIN)
    )
    assert flags == [Flag(FlagKind.ELSEWHERE, 5, elsewhere=(7, 9))]
    assert flags[0].sentence == "Connected to another lecture while this one went on, in minutes: 5."


@pytest.fixture
def webinar() -> Webinar:
    return make.webinar(state="ended", started_at=timezone.now() - timedelta(minutes=100), length_min=90)


@pytest.fixture
def other(webinar: Webinar) -> Webinar:
    """Begins half an hour later, and has a break from its 10th to its 20th minute."""
    assert webinar.started_at is not None
    made = make.webinar(state="ended", started_at=webinar.started_at + timedelta(minutes=30), title_en="Other lecture")
    evidence.pause(made, 600, 1200)
    return made


@pytest.fixture
def person(webinar: Webinar, other: Webinar) -> User:
    """In this one for 70 minutes; in the other from its start to its 40th minute: together 30, without its break."""
    found = make.registration(webinar, make.person(name="Айгүл")).person
    evidence.span(webinar, found, 0, 70 * 60)
    evidence.span(other, found, -600, 30 * 60, user_agent="phone")
    evidence.span(other, found, 20 * 60, 60 * 60, user_agent="laptop")
    return found


def flag(minutes: int, other: Webinar) -> list[Flag]:
    return [Flag(FlagKind.ELSEWHERE, minutes, elsewhere=(other.pk,))]


@pytest.mark.django_db
def test_it_is_read_from_both_lectures_and_takes_nothing(webinar: Webinar, other: Webinar, person: User) -> None:
    assert flags_of(webinar) == {person.pk: flag(30, other)}
    assert flags_of(other) == {person.pk: flag(30, webinar)}
    assert attendance_for(webinar, person).time.attended_s == 70 * 60
    assert attendance_for(other, person).time.attended_s == 50 * 60


@pytest.mark.django_db
def test_who_is_not_there_as_a_participant_is_not_flagged(webinar: Webinar, other: Webinar) -> None:
    for here, there in ((True, False), (False, True)):
        someone = make.person()
        evidence.span(webinar, someone, 0, 5400, as_host=here)
        evidence.span(other, someone, 0, 3000, as_host=there)
    assert flags_of(webinar) == {}


@pytest.mark.django_db
def test_one_lecture_after_the_other_is_the_usual_thing(webinar: Webinar) -> None:
    assert webinar.started_at is not None
    later = make.webinar(state="live", started_at=webinar.ended_at)
    before = make.webinar(
        state="ended", started_at=webinar.started_at - timedelta(minutes=60), ended_at=webinar.started_at
    )
    someone = make.person()
    evidence.span(before, someone, 0, 75 * 60)
    evidence.span(webinar, someone, -600, 110 * 60)
    evidence.span(later, someone, -1800, None)
    assert flags_of(webinar) == {}


@pytest.mark.django_db
def test_what_was_attested_counts_there_until_it_is_denied(webinar: Webinar, other: Webinar) -> None:
    assert other.started_at is not None
    colleague, someone = make.person(), make.person()
    attested = Attestation.objects.create(
        webinar=other,
        person=someone,
        facilitator=colleague,
        connection=evidence.span(other, colleague, 0, 1).connection,
        at=other.started_at,
    )
    evidence.span(webinar, someone, 0, 5400)
    evidence.span(other, someone, 0, 600, attestation=attested)
    assert flags_of(webinar) == {someone.pk: flag(10, other)}
    deny_attestation(attested, by=someone)
    assert flags_of(webinar) == {}


@pytest.mark.django_db
@pytest.mark.parametrize("people", [1, 3])
def test_one_question_for_all_and_one_for_breaks(
    webinar: Webinar, other: Webinar, people: int, django_assert_num_queries
) -> None:
    for _ in range(people):
        someone = make.registration(webinar).person
        evidence.span(webinar, someone, 0, 5400)
        evidence.span(other, someone, 0, 600)
    with django_assert_num_queries(8):
        found = flags_of(webinar)
    assert sum(each.kind == FlagKind.ELSEWHERE for flags in found.values() for each in flags) == people


@pytest.mark.django_db
def test_the_other_lecture_is_named_to_whoever_may_see_it(
    client: Client, webinar: Webinar, other: Webinar, person: User
) -> None:
    client.cookies["django_language"] = "en"
    address = reverse("attendance:person", args=[webinar.code, person.pk])
    there = reverse("attendance:person", args=[other.code, person.pk])
    for who, is_named in ((make.auditor(), True), (make.administrator(), True), (webinar.created_by, False)):
        client.force_login(who)
        text = client.get(address).content.decode()
        assert "Connected to another lecture while this one went on, in minutes: 30." in text
        assert (f'href="{there}">Other lecture</a>' in text) is is_named
        assert ("Other lecture" in text) is is_named
    for who in (person, make.person(), make.lecturer()):
        client.force_login(who)
        assert client.get(address).status_code == 403
    client.force_login(person)
    assert "another lecture" not in client.get(reverse("attendance:own", args=[webinar.code])).content.decode()
