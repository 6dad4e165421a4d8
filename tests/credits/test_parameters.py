"""Parameters of policies whose effect lies outside the engine: the quiz and its end, limits by period, words to read."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from credits.domain import policies
from credits.domain.evidence import attendance_rules, facts_of, facts_of_all
from credits.domain.inputs import CreditInputs
from credits.domain.ledger import balance_of
from credits.domain.policies import add_version
from credits.domain.settle import settle_webinar
from credits.domain.terms import choose_terms, planned_worth, terms_of
from credits.domain.worth import questions_for
from credits.models import Assessment, Policy, PolicyVersion
from credits.models.policy import params_from_json, params_to_json
from credits.presets import presets
from quizzes.domain.feedback import shows_answers
from quizzes.models import Attempt, Quiz
from tests import factories
from tests.credits import rows
from webinars.models import Webinar

SELF_STUDY = presets()["nasba-self-study"].params


def policy(slug: str = "cpd-60", **changes: Any) -> Policy:
    """With a newer version that differs in these parameters."""
    found = rows.offered(slug)
    add_version(found, params=msgspec.structs.replace(found.latest.params, **changes), by=None)
    return found


@pytest.mark.parametrize(
    ("seconds", "days", "credits"),
    [(-1, 365, 2), (0, 365, 2), (1, 366, 0)],
    ids=["a second before", "to the second", "a second after"],
)
@pytest.mark.django_db
def test_a_quiz_expires_to_the_second(seconds: int, days: int, credits: int) -> None:
    policy("kz-pd-course", expiry_days=365)
    webinar = rows.ended_webinar(policy="kz-pd-course", nominal="2")
    person = rows.registered(webinar)
    rows.present(webinar, person, minutes=90)
    made = rows.attempt(webinar, person, pct=90)
    assert webinar.ended_at is not None
    _hand_in(made, at=webinar.ended_at + timedelta(days=365, seconds=seconds))
    quiz = facts_of(terms_of(webinar), person).inputs.quiz
    assert quiz is not None
    assert quiz.days_since_end == days
    settle_webinar(webinar)
    assert balance_of(webinar, person) == credits


@pytest.mark.django_db
def test_a_quiz_handed_in_at_the_end_is_of_day_zero() -> None:
    webinar = rows.ended_webinar(policy="kz-pd-course", nominal="2")
    person = rows.registered(webinar)
    made = rows.attempt(webinar, person, pct=90)
    assert webinar.ended_at is not None
    _hand_in(made, at=webinar.ended_at)
    quiz = facts_of(terms_of(webinar), person).inputs.quiz
    assert quiz is not None
    assert quiz.days_since_end == 0


@pytest.mark.django_db
def test_the_policy_passes_its_rules_of_attempts_to_the_quiz() -> None:
    chosen = policy(
        "kz-pd-course", max_attempts=3, cooloff_hours=12, expiry_days=30, pass_pct=75, feedback_on_fail=True
    )
    webinar = factories.webinar(state="draft", length_min=90)
    choose_terms(webinar, policy=chosen, nominal_credits=Decimal(2))
    quiz = Quiz.objects.get(webinar=webinar)
    assert (quiz.max_attempts, quiz.cooloff_hours, quiz.expiry_days, quiz.pass_pct) == (3, 12, 30, 75)
    assert quiz.feedback_on_fail is True
    assert "feedback_on_fail" in quiz.demanded


@pytest.mark.parametrize("says", [True, False])
@pytest.mark.django_db
def test_the_right_answers_are_shown_after_failing_when_the_policy_says_so(says: bool) -> None:
    webinar = rows.ended_webinar()
    person = rows.registered(webinar)
    failed = rows.attempt(webinar, person, pct=10)
    Quiz.objects.filter(webinar=webinar).update(feedback_on_fail=says, max_attempts=3)
    assert shows_answers(Attempt.objects.get(pk=failed.pk)) is says


@pytest.mark.django_db
def test_a_limit_by_period_counts_what_ended_before_within_it() -> None:
    chosen = policy(cap_per_period=Decimal("2.5"), period_months=12)
    person = factories.person()
    webinars = [_held(chosen, person, days_ago=days, minutes=90) for days in (500, 100, 50)]
    for webinar in reversed(webinars):  # settled in any order, the earlier ones count for the later ones only
        settle_webinar(webinar)
    for webinar in webinars:
        settle_webinar(webinar)
    assert [balance_of(webinar, person) for webinar in webinars] == [Decimal("1.5"), Decimal("1.5"), Decimal(1)]


@pytest.mark.parametrize(("hours_before", "counted"), [(-1, "1.5"), (0, "0"), (1, "0")])
@pytest.mark.django_db
def test_the_period_begins_to_the_second(hours_before: int, counted: str) -> None:
    chosen = policy(cap_per_period=Decimal(10), period_months=12)
    person = factories.person()
    new = _held(chosen, person, days_ago=1, minutes=90)
    assert new.ended_at is not None
    old = _held(chosen, person, days_ago=1, minutes=90)
    end = new.ended_at.replace(year=new.ended_at.year - 1) - timedelta(hours=hours_before)
    Webinar.objects.filter(pk=old.pk).update(ended_at=end, started_at=end - timedelta(minutes=90))
    old.refresh_from_db()
    rows.present(old, person, minutes=90)
    settle_webinar(old)
    assert facts_of(terms_of(new), person).inputs.credited_in_period == Decimal(counted)


@pytest.mark.django_db
def test_other_policies_do_not_fill_the_period() -> None:
    chosen = policy(cap_per_period=Decimal(1), period_months=12)
    other = rows.offered("ama-pra-1")
    person = factories.person()
    settle_webinar(_held(other, person, days_ago=20, minutes=90))
    assert facts_of(terms_of(_held(chosen, person, days_ago=10, minutes=90)), person).inputs.credited_in_period == 0


@pytest.mark.django_db
def test_the_words_of_a_self_study_course_count() -> None:
    policy("nasba-self-study", basis="actual")
    webinar = factories.webinar(state="draft", length_min=30)
    choose_terms(webinar, policy=Policy.objects.get(slug="nasba-self-study"), words=10_000)
    assert (terms_of(webinar).words, planned_worth(terms_of(webinar)).credits) == (10_000, Decimal(2))
    assert Quiz.objects.get(webinar=webinar).required_questions == 10


@pytest.mark.parametrize(
    ("minutes", "words", "questions"),
    [(0, 0, 0), (15, 0, 0), (25, 0, 3), (50, 0, 5), (41, 0, 3), (30, 10_000, 10), (600, 0, 73)],
)
def test_a_quiz_needs_as_many_questions_as_carry_the_credit(minutes: int, words: int, questions: int) -> None:
    inputs = CreditInputs(attended_s=minutes * 60, content_s=minutes * 60, words=words)
    assert questions_for(SELF_STUDY, inputs) == questions


def test_the_rules_of_attendance_come_from_the_policy() -> None:
    params = msgspec.structs.replace(
        SELF_STUDY, gap_tolerance_s=7, checks_launched_per_credit=3, minutes_per_credit=45, questions_per_credit=None
    )
    rules = attendance_rules(params)
    assert (rules.gap_tolerance_s, rules.basis, rules.checks.launch, rules.checks.per_s) == (7, "watched", 3, 2700)


def test_what_was_stored_before_the_recording_was_a_parameter_still_counts_it() -> None:
    stored = params_to_json(SELF_STUDY)
    del stored["counts_replay"]
    assert params_from_json(stored) == SELF_STUDY
    assert attendance_rules(params_from_json(stored)).with_replay is True
    live_only = msgspec.structs.replace(SELF_STUDY, counts_replay=False)
    assert params_from_json(params_to_json(live_only)) == live_only
    assert attendance_rules(live_only).with_replay is False


def test_live_courses_of_other_boards_do_not_count_the_recording() -> None:
    counts = {slug: preset.params.counts_replay for slug, preset in presets().items()}
    assert counts == {
        "cpd-60": True,
        "kz-pd-course": True,
        "nasba-group-internet": False,
        "nasba-self-study": True,
        "ama-pra-1": False,
    }


@pytest.mark.django_db
def test_a_preset_that_changed_comes_as_a_further_version(monkeypatch: pytest.MonkeyPatch) -> None:
    preset = presets()["cpd-60"]
    changed = msgspec.structs.replace(
        preset, version=2, params=msgspec.structs.replace(preset.params, counts_replay=False)
    )
    monkeypatch.setattr(policies, "presets", lambda: {"cpd-60": changed})
    for _ in range(2):
        policies.load_presets()
        held = {one.version: one.params.counts_replay for one in PolicyVersion.objects.filter(policy__slug="cpd-60")}
        assert held == {1: True, 2: False}


@pytest.mark.django_db
def test_the_unit_of_each_language_stands_in_the_ledger() -> None:
    webinar, person = rows.granted(policy="nasba-group-internet", minutes=62)
    assert not person.ledger_entries.exists()  # no checks were answered
    assessment = Assessment.objects.get(webinar=webinar)
    assert (assessment.policy_version.unit_kk, assessment.policy_version.unit_en) == ("CPE кредиті", "CPE credit")


@pytest.mark.django_db
def test_facts_of_one_and_of_all_are_the_same() -> None:
    webinar = rows.ended_webinar()
    people = [rows.registered(webinar) for _ in range(3)]
    for number, person in enumerate(people):
        rows.present(webinar, person, minutes=20 * (number + 1))
    one = {person.pk: facts_of(terms_of(webinar), person).inputs for person in people}
    assert {facts.person.pk: facts.inputs for facts in facts_of_all(terms_of(webinar))} == one


def _held(chosen: Policy, person: Any, *, days_ago: int, minutes: int) -> Webinar:
    webinar = rows.ended_webinar(policy=chosen.slug, minutes=minutes)
    end: datetime = webinar.starts_at - timedelta(days=days_ago)
    start = end - timedelta(minutes=minutes)
    Webinar.objects.filter(pk=webinar.pk).update(starts_at=start, started_at=start, ended_at=end)
    webinar.refresh_from_db()
    factories.registration(webinar, person)
    rows.present(webinar, person, minutes=minutes)
    return webinar


def _hand_in(attempt: Attempt, *, at: datetime) -> None:
    """Handed-in attempts never change: this one is written anew."""
    fields = {field.attname: getattr(attempt, field.attname) for field in Attempt._meta.concrete_fields}
    fields.pop("id")
    fields |= {"number": attempt.number + 1, "submitted_at": at, "started_at": at, "score_pct": 95, "score_points": 95}
    Attempt.objects.create(**fields)


def test_versions_are_named_by_policy_and_number() -> None:
    assert str(PolicyVersion(policy=Policy(slug="cpd-60"), version=3)) == "cpd-60 3"
