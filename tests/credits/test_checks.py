"""Presence checks in credits: real counts, and only of what was shown."""

from datetime import timedelta
from decimal import Decimal

import pytest

from accounts.models import User
from attendance.models import CheckNote, CheckSource, NoteKind, PresenceCheck
from credits.domain.evidence import facts_of, facts_of_all, rules_for
from credits.domain.policy import ReasonCode
from credits.domain.settle import settle_person
from credits.domain.terms import terms_of
from credits.live.meter import read_meters
from tests.credits import rows
from tests.credits.test_meter import live
from webinars.models import Webinar

pytestmark = pytest.mark.django_db


def checked(webinar: Webinar, person: User, *outcomes: str) -> None:
    """One check every ten minutes, from the tenth: "answered", "missed" or "absent"."""
    assert webinar.started_at is not None
    for number, outcome in enumerate(outcomes, 1):
        at = webinar.started_at + timedelta(minutes=10 * number)
        check = PresenceCheck.objects.create(
            webinar=webinar,
            number=number,
            source=CheckSource.LECTURER,
            launched_by=webinar.created_by,
            launched_at=at,
            window_s=90,
        )
        if outcome != "absent":
            CheckNote.objects.create(presence_check=check, person=person, kind=NoteKind.SHOWN, at=at)
        if outcome == "answered":
            CheckNote.objects.create(presence_check=check, person=person, kind=NoteKind.ANSWERED, at=at)


def attended(*outcomes: str, minutes: int = 62, policy: str = "nasba-group-internet") -> tuple[Webinar, User]:
    webinar = rows.ended_webinar(policy=policy, minutes=minutes, nominal="2" if policy.startswith("kz") else None)
    person = rows.registered(webinar)
    rows.present(webinar, person, minutes=minutes)
    checked(webinar, person, *outcomes)
    return webinar, person


@pytest.mark.parametrize(
    ("outcomes", "credits", "code"),
    [
        (["answered"] * 4, "1.2", ReasonCode.CHECKS_MET),
        (["answered"] * 3 + ["missed"], "1", ReasonCode.CHECKS_CAPPED),
        (["answered"] * 2 + ["missed"] * 2, "0", ReasonCode.CHECKS_CAPPED),
        ([], "0", ReasonCode.CHECKS_NOT_LAUNCHED),
    ],
)
def test_answers_decide_where_the_policy_says_so(outcomes: list[str], credits: str, code: ReasonCode) -> None:
    webinar, person = attended(*outcomes)
    settlement = settle_person(webinar, person)
    assert settlement is not None
    assert settlement.assessment.credits == Decimal(credits)
    assert code in [reason.code for reason in settlement.assessment.reasons]


def test_the_facts_are_those_of_attendance_for_one_and_for_all() -> None:
    webinar, person = attended("answered", "missed", "absent", "answered")
    terms = terms_of(webinar)
    inputs = facts_of(terms, person).inputs
    assert (inputs.checks_launched, inputs.checks_shown, inputs.checks_answered) == (4, 3, 2)
    (line,) = facts_of_all(terms)
    assert line.inputs == inputs


def test_a_share_is_of_those_that_were_shown() -> None:
    """75 % of three shown are three: two answered raise the flag. Of the two shown to another, two are enough."""
    webinar, person = attended("answered", "missed", "absent", "answered", policy="kz-pd-course")
    other = rows.registered(webinar)
    rows.present(webinar, other, minutes=62)
    for check in PresenceCheck.objects.all()[:2]:
        for kind in (NoteKind.SHOWN, NoteKind.ANSWERED):
            CheckNote.objects.create(presence_check=check, person=other, kind=kind, at=check.launched_at)
    reasons = {}
    for one in (person, other):
        settlement = settle_person(webinar, one)
        assert settlement is not None
        reasons[one] = [reason.code for reason in settlement.assessment.reasons]
    assert ReasonCode.CHECKS_FLAGGED in reasons[person]
    assert ReasonCode.CHECKS_MET in reasons[other]


def test_the_policy_says_how_many_are_planned() -> None:
    webinar, _person = attended()
    rules = rules_for(webinar).checks
    assert (rules.launch, rules.per_s, rules.window_s, rules.edge_s) == (4, 3000, 90, 180)
    assert rules_for(rows.ended_webinar()).checks.launch == 0


def test_the_meter_counts_them_while_the_lecture_runs() -> None:
    webinar, person = live(minutes=62, policy="nasba-group-internet")
    checked(webinar, person, "answered", "answered", "missed")
    update = read_meters(webinar.pk, {person.pk: "en"})[person.pk]
    assert (update.checks_answered, update.checks_needed) == (2, 6)
    assert update.next is not None
    assert (update.next.credits, update.next.missing_checks, update.next.missing_s) == ("1", 1, 0)
    assert webinar.started_at is not None
    begin = int(webinar.started_at.timestamp() * 1000)
    assert [outcome for _at, outcome in update.checks] == ["answered", "answered", "missed"]
    assert [round((at - begin) / 60_000) for at, _outcome in update.checks] == [10, 20, 30]
