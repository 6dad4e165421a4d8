"""A lecture with a known truth, in fast time, through the product's own code: everybody has their true seconds and credits."""

import secrets
from collections import Counter, defaultdict
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from django.utils import timezone
from msgspec.structs import replace

from accounts.models import User
from attendance.domain.evidence import to_ms
from attendance.domain.flags import FlagKind, flags_of
from attendance.domain.report import attendance_of
from attendance.live import check_writer, writer
from attendance.live.presence import presence_part
from credits.domain.evidence import rules_for
from credits.domain.params import Basis
from credits.domain.policies import add_version
from credits.domain.settle import settle_webinar
from credits.domain.terms import choose_terms, terms_of
from credits.models import CreditTerms, Policy
from tests import factories as make
from tests.attendance.simulation.cast import MINUTE, START, Script, draw
from tests.attendance.simulation.fast_time import FastLoop, run_fast
from tests.attendance.simulation.stage import Stage, answered_in_time
from tests.attendance.simulation.timeline import write
from tests.attendance.simulation.truth import attended_s, group_internet_credits
from webinars.live import rooms
from webinars.models import Interruption, Registration, Webinar

pytestmark = pytest.mark.django_db(transaction=True)
BEGAN = datetime(2026, 11, 20, 5, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def nobody_is_here(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("WRITE_EVERY_S", "SOON_S"):
        monkeypatch.setattr(writer, name, getattr(writer, name))  # the stage changes them
    rooms._rooms.clear()
    presence_part.connections.clear()
    writer._writers.clear()
    check_writer._writers.clear()


def play(script: Script, *, minutes: int, monkeypatch: pytest.MonkeyPatch) -> Stage:
    """On one clock: the loop's is the server's."""
    loop = FastLoop(began=BEGAN)
    monkeypatch.setattr(timezone, "now", loop.now)
    # When checks are launched: the same seed is the same lecture.
    monkeypatch.setattr(secrets, "token_hex", lambda length: Random(script.seed).randbytes(length).hex())
    webinar = make.webinar(state="draft", starts_at=BEGAN + timedelta(seconds=START // 10), length_min=minutes)
    Policy.objects.filter(slug="nasba-group-internet").update(is_offered=True)
    choose_terms(webinar, policy=Policy.objects.get(slug="nasba-group-internet"))
    Webinar.objects.filter(pk=webinar.pk).update(state="published")
    webinar.refresh_from_db()
    users = User.objects.bulk_create(
        User(email=f"p{person.number}@example.kz", name=f"P {person.number}") for person in script.people
    )
    Registration.objects.bulk_create(Registration(webinar=webinar, person=user, state="confirmed") for user in users)
    stage = Stage(script, webinar, users, loop)
    run_fast(loop, stage.play())
    stage.webinar = Webinar.objects.get(pk=webinar.pk)
    return stage


def count_what_was_watched(stage: Stage) -> None:
    """The same evidence under a policy that differs from the lecture's in its basis alone."""
    terms = terms_of(stage.webinar)
    params = replace(terms.policy_version.params, basis=Basis.WATCHED)
    version = add_version(terms.policy_version.policy, params=params, by=None)
    CreditTerms.objects.filter(pk=terms.pk).update(policy_version=version)
    stage.webinar = Webinar.objects.get(pk=stage.webinar.pk)


def compare(stage: Stage, *, watched: bool = False) -> set[Decimal]:
    """Returns the credits that there were."""
    script, webinar = stage.script, stage.webinar
    lines = {line.person.pk: line for line in attendance_of(webinar, rules=rules_for(webinar))}
    credited = {each.assessment.person_id: each.assessment.credits for each in settle_webinar(webinar)}
    answered = answered_in_time(stage)
    wrong = []
    for person, user in zip(script.people, stage.users, strict=True):
        true_s, line = attended_s(person, script, watched=watched), lines[user.pk]
        true_credits = group_internet_credits(true_s, answered=answered.get(person.number, 0))
        if abs(line.time.attended_s - true_s) > 1:
            text = write(person, script, list(line.time.intervals), began_ms=to_ms(BEGAN), watched=watched)
            wrong.append(f"{text}\ntrue {true_s} s, counted {line.time.attended_s} s")
        if line.checks.answered != answered.get(person.number, 0):
            wrong.append(f"person {person.number}: answered {answered[person.number]}, counted {line.checks.answered}")
        if Fraction(credited[user.pk]) != true_credits:
            wrong.append(f"person {person.number}: credits {credited[user.pk]}, truly {true_credits} ({true_s} s)")
    assert not wrong, "\n\n".join(wrong[:8])
    return set(credited.values())


@pytest.mark.timeout(300)
def test_200_people_in_90_minutes_have_their_true_seconds_and_credits(monkeypatch: pytest.MonkeyPatch) -> None:
    script = draw(2026, people=200, minutes=90)
    stage = play(script, minutes=90, monkeypatch=monkeypatch)
    credits = compare(stage)
    assert {Decimal(0), Decimal("1.4")} <= credits
    assert Interruption.objects.filter(cause="server").count() == 2
    assert Interruption.objects.get(cause="broadcast").started_at == BEGAN + timedelta(seconds=script.cut.start / 10)
    assert len(stage.launched) >= 4
    count_what_was_watched(stage)
    compare(stage, watched=True)
    assert_bases_differ(script)
    assert_clocks_that_stray_are_flagged(stage)


def assert_bases_differ(script: Script) -> None:
    """By kind of person: (seconds there, seconds watched), all together."""
    sums: defaultdict[str, Counter[bool]] = defaultdict(Counter)
    for person in script.people:
        for watched in (False, True):
            sums[person.kind][watched] += attended_s(person, script, watched=watched)
    assert sums["plays nothing"][True] == 0 < sums["plays nothing"][False]
    assert sums["frozen picture"][True] < sums["frozen picture"][False] * 95 // 100
    assert sums["background"][True] > sums["background"][False] * 99 // 100


def assert_clocks_that_stray_are_flagged(stage: Stage) -> None:
    """Those of whoever has one, and nobody else's: lines that broke and pages that froze are no clocks."""
    flags = flags_of(stage.webinar)
    strayed = {person for person, found in flags.items() if any(flag.kind == FlagKind.CLOCK for flag in found)}
    people = zip(stage.script.people, stage.users, strict=True)
    assert strayed == {user.pk for person, user in people if person.kind == "wrong clock"} != set()


@pytest.mark.parametrize("seed", [3])
def test_other_lectures_hold_too(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    stage = play(draw(seed, people=12, minutes=60), minutes=60, monkeypatch=monkeypatch)
    compare(stage)
    count_what_was_watched(stage)
    compare(stage, watched=True)


def test_a_wrong_figure_is_shown_as_a_line_of_time() -> None:
    script = draw(5, people=1, minutes=30)
    text = write(script.people[0], script, [], began_ms=0)
    assert text.splitlines()[1].startswith("faults   ...")
    assert "truth    " in text
    assert len(text.splitlines()[1]) == len("faults   ") + -(-(script.end + 2 * MINUTE) // (MINUTE // 2))
