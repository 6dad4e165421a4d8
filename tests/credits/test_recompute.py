"""Computing past credit again: what differs, why, and that writing it twice writes it once."""

from datetime import timedelta
from decimal import Decimal
from io import StringIO
from typing import Any

import msgspec
import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from attendance.domain.retention import remove_evidence
from attendance.models import PresenceSpan
from credits.domain.ledger import balance_of, correct_hours, revoke_hours
from credits.domain.policies import add_version
from credits.domain.rebuild import check_ledger
from credits.domain.recompute import Cause, Recomputation, recompute
from credits.domain.settle import settle_person, settle_webinar
from credits.domain.terms import terms_of
from credits.models import Assessment, Certificate, LedgerEntry
from credits.tasks import settle_later
from quizzes.models import Quiz
from tests import factories
from tests.credits import rows
from tests.jobs import RunJobs
from tests.quizzes import papers
from webinars.models import Webinar

pytestmark = pytest.mark.django_db


def run(name: str, *args: str) -> str:
    out = StringIO()
    call_command(name, *args, stdout=out)
    return out.getvalue()


def looked_at(webinar: Webinar, *, write: bool = False) -> Recomputation:
    return recompute([Webinar.objects.get(pk=webinar.pk)], write=write)


def tamper(statement: str, *values: Any) -> None:
    """As somebody with a superuser's psql would."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(statement, values)
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")


def test_nothing_differs_after_settling() -> None:
    webinar, _ = rows.granted()
    done = looked_at(webinar)
    assert (done.webinars, done.people, done.differences) == (1, 1, [])
    assert run("recompute") == "1 webinars, 1 people: 0 differ, hours of 0 change.\n"


def test_late_evidence_is_named_with_its_figures_and_written_only_when_asked() -> None:
    webinar, person = rows.granted(minutes=60)
    rows.present(webinar, person, minutes=90)
    expected = (
        f"{webinar.code} person {person.pk}: 1 -> 1.5: evidence (attended_s 3600 -> 5400)\n"
        "1 webinars, 1 people: 1 differ, hours of 1 change.\n"
    )
    assert run("recompute", "--dry-run") == expected
    assert run("recompute") == expected
    assert (LedgerEntry.objects.count(), Assessment.objects.count()) == (1, 1)
    assert run("recompute", "--write").endswith("hours of 1 change, 1 written.\n")
    assert [(entry.kind, entry.credits) for entry in LedgerEntry.objects.all()] == [
        ("grant", 1),
        ("correct", Decimal("0.5")),
    ]
    assert [certificate.state for certificate in Certificate.objects.order_by("pk")] == ["replaced", "valid"]
    assert run("recompute", "--write") == "1 webinars, 1 people: 0 differ, hours of 0 change, 0 written.\n"
    assert LedgerEntry.objects.count() == 2


def test_questions_that_are_edited_later_change_nothing_for_who_answered_the_others() -> None:
    webinar = rows.ended_webinar(policy="nasba-self-study", minutes=60)
    person, later = rows.registered(webinar), rows.registered(webinar)
    quiz = Quiz.objects.get(webinar=webinar)
    quiz.questions_per_attempt = 5
    quiz.save()
    for _ in range(8):
        papers.question(quiz)
    for each in (person, later):
        rows.present(webinar, each, minutes=60)
    rows.attempt(webinar, person, pct=100)
    settle_webinar(webinar)
    assert Assessment.objects.get(person=person).inputs.quiz_questions == 5
    quiz.questions.update(active=False)
    papers.question(quiz)
    rows.attempt(webinar, later, pct=100)
    assert [difference.person for difference in looked_at(webinar).differences] == [later]


def test_one_webinar_alone() -> None:
    webinar, person = rows.granted(minutes=60)
    other, someone = rows.granted(minutes=60)
    for held, who in ((webinar, person), (other, someone)):
        rows.present(held, who, minutes=90)
    assert run("recompute", "--webinar", webinar.code).count("\n") == 2
    with pytest.raises(CommandError, match="No webinar has the code"):
        run("recompute", "--webinar", "nosuchcode")
    with pytest.raises(CommandError, match="after the webinar has ended"):
        run("recompute", "--webinar", factories.webinar(state="live").code)


def test_a_person_who_was_never_computed() -> None:
    webinar, _ = rows.granted()
    late = rows.registered(webinar)
    (difference,) = looked_at(webinar).differences
    assert (difference.person, difference.causes, difference.was, difference.changes_hours) == (
        late,
        (Cause.MISSING,),
        None,
        False,
    )


def test_another_version_of_the_policy_is_named() -> None:
    webinar, person = rows.granted(minutes=62)
    terms = terms_of(webinar)
    second = add_version(
        terms.policy_version.policy,
        params=msgspec.structs.replace(
            terms.policy_version.params, increment=Decimal("0.1"), min_credits=Decimal("0.1")
        ),
        by=None,
    )
    type(terms).objects.filter(pk=terms.pk).update(policy_version=second)
    (difference,) = looked_at(webinar).differences
    assert (difference.causes, difference.versions) == ((Cause.POLICY,), ("cpd-60 1", "cpd-60 2"))
    assert (difference.was, difference.now) == (Decimal(1), Decimal(1))
    looked_at(webinar, write=True)
    assert Assessment.objects.latest("pk").policy_version == second
    assert balance_of(webinar, person) == 1
    assert looked_at(webinar).differences == []


def test_a_changed_result_is_a_matter_of_the_program() -> None:
    webinar, _ = rows.granted(minutes=62)
    tamper("UPDATE credits_assessment SET credits = 2")
    (difference,) = looked_at(webinar).differences
    assert difference.causes == (Cause.CODE, Cause.LEDGER)


def test_changed_facts_do_not_fit_their_hash() -> None:
    webinar, _ = rows.granted(minutes=62)
    tamper("UPDATE credits_assessment SET inputs_json = jsonb_set(inputs_json, '{attended_s}', '5400')")
    (difference,) = looked_at(webinar).differences
    assert difference.causes == (Cause.HASH, Cause.FACTS, Cause.CODE)


def test_a_persons_decision_stands_and_is_said() -> None:
    webinar, person = rows.granted(minutes=60)
    correct_hours(webinar, person, credits=Decimal(2), reason="A group sign-in.", by=webinar.created_by)
    rows.present(webinar, person, minutes=90)
    assert "1 -> 1.5: evidence (attended_s 3600 -> 5400); a person's decision stands" in run("recompute", "--write")
    assert balance_of(webinar, person) == 2
    assert looked_at(webinar).differences == []


def test_the_number_of_queries_does_not_grow_with_people(django_assert_max_num_queries: Any) -> None:
    webinar = rows.ended_webinar()
    for _ in range(2):
        rows.present(webinar, rows.registered(webinar), minutes=62)
    settle_webinar(webinar)
    webinar = Webinar.objects.get(pk=webinar.pk)
    with django_assert_max_num_queries(40) as few:
        recompute([webinar])
    for _ in range(4):
        rows.present(webinar, rows.registered(webinar), minutes=62)
    settle_webinar(webinar)
    webinar = Webinar.objects.get(pk=webinar.pk)
    with django_assert_max_num_queries(len(few.captured_queries)):
        assert recompute([webinar]).people == 6


# --- the ledger, rebuilt -------------------------------------------------------------------------------------------------


def eventful() -> Webinar:
    """A webinar in whose ledger everything happened: grants, corrections by the rules and by people, revocations."""
    webinar = rows.ended_webinar(policy="kz-pd-course", nominal="2")
    people = [rows.registered(webinar) for _ in range(6)]
    for person in people:
        rows.present(webinar, person, minutes=80)
    settle_webinar(webinar)
    for person in people[:4]:
        rows.attempt(webinar, person, pct=80)
        settle_person(webinar, person)
    by = webinar.created_by
    correct_hours(webinar, people[0], credits=Decimal(1), reason="Half of it.", by=by)
    revoke_hours(webinar, people[1], reason="Somebody else sat there.", by=by)
    correct_hours(webinar, people[1], credits=Decimal(2), reason="It was them after all.", by=by)
    correct_hours(webinar, people[5], credits=Decimal(2), reason="The line was cut at school.", by=by)
    rows.attempt(webinar, people[5], pct=80)
    settle_webinar(webinar)
    return webinar


def test_a_rebuilt_ledger_equals_itself() -> None:
    webinar = eventful()
    assert LedgerEntry.objects.filter(webinar=webinar).count() == 8
    assert list(check_ledger([webinar])) == []
    assert run("rebuild_ledger", "--check") == "The ledger equals itself: 1 webinars, 6 people.\n"


def test_a_rebuilt_ledger_equals_itself_after_late_evidence() -> None:
    webinar, person = rows.granted(minutes=60)
    rows.present(webinar, person, minutes=90)
    with pytest.raises(CommandError, match="0 lines of the ledger do not follow, 1 assessments differ"):
        run("rebuild_ledger", "--check")
    settle_webinar(webinar)
    assert list(check_ledger([webinar])) == []
    run("rebuild_ledger", "--check")


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("UPDATE credits_ledgerentry SET credits = 1.75 WHERE kind = 'grant'", "grant 1.75 stands, grant 1 should"),
        ("DELETE FROM credits_certificate; DELETE FROM credits_ledgerentry", "nothing stands, grant 1 should"),
        (
            "INSERT INTO credits_ledgerentry (kind, person_id, webinar_id, policy_version_id, assessment_id, credits, unit_kk,"
            " unit_ru, unit_en, nodes, reason, at) SELECT 'correct', person_id, webinar_id, policy_version_id, assessment_id,"
            " 0.5, unit_kk, unit_ru, unit_en, nodes, 'recomputed', now() FROM credits_ledgerentry",
            "correct 0.5 stands, nothing should",
        ),
    ],
    ids=["changed", "gone", "added"],
)
def test_what_was_done_to_the_ledger_is_found(statement: str, says: str) -> None:
    webinar, _ = rows.granted(minutes=60)
    tamper(statement)
    assert says in "\n".join(map(str, check_ledger([webinar])))
    with pytest.raises(CommandError, match="do not follow"):
        run("rebuild_ledger", "--check")


def test_a_limit_by_period_is_recomputed_in_the_order_of_the_ends() -> None:
    chosen = rows.offered("cpd-60")
    add_version(
        chosen,
        params=msgspec.structs.replace(chosen.latest.params, cap_per_period=Decimal(2), period_months=12),
        by=None,
    )
    first, second = rows.ended_webinar(), rows.ended_webinar()
    assert first.ended_at is not None
    Webinar.objects.filter(pk=second.pk).update(ended_at=first.ended_at + timedelta(minutes=1))
    second.refresh_from_db()
    person = factories.person()
    for webinar in (second, first):
        factories.registration(webinar, person)
        rows.present(webinar, person, minutes=90)
        settle_webinar(webinar)
    assert (balance_of(first, person), balance_of(second, person)) == (Decimal("1.5"), Decimal("1.5"))
    assert "1.5 -> 0.5: evidence (credited_in_period 0 -> 1.5)" in run("recompute", "--write")
    assert (balance_of(first, person), balance_of(second, person)) == (Decimal("1.5"), Decimal("0.5"))
    assert "0 differ" in run("recompute")


# --- evidence whose time is over -----------------------------------------------------------------------------------------


def test_hours_do_not_go_with_the_evidence(run_jobs: RunJobs) -> None:
    webinar = rows.ended_webinar()
    person = rows.registered(webinar)
    move(webinar, by=timedelta(days=6 * 366))
    rows.present(webinar, person, minutes=62)
    settle_later(webinar, seconds=0)
    run_jobs(name="credits.settle_webinar", at=timezone.now())
    remove_evidence(webinar, years=5)
    assert not PresenceSpan.objects.filter(webinar=webinar).exists()
    assert settle_webinar(webinar) == []
    assert settle_person(webinar, person) is None
    assert run("recompute", "--write") == "1 webinars, 1 people: 0 differ, hours of 0 change, 0 written.\n"
    run("rebuild_ledger", "--check")
    assert (balance_of(webinar, person), Certificate.objects.get().state) == (Decimal(1), "valid")
    page = rows.text_of(rows.client(person).get(reverse("credits:computation", args=[webinar.code])))
    assert "What was counted from it stands." in page
    tamper("UPDATE credits_assessment SET credits = 2")
    (difference,) = looked_at(webinar).differences
    assert difference.causes == (Cause.CODE, Cause.LEDGER)


def move(webinar: Webinar, *, by: timedelta) -> None:
    """So much earlier."""
    moved = {name: F(name) - by for name in ("starts_at", "started_at", "ended_at")}
    Webinar.objects.filter(pk=webinar.pk).update(**moved)
    webinar.refresh_from_db()


def test_a_limit_by_period_brings_later_webinars_up_to_date_by_itself(run_jobs: RunJobs) -> None:
    chosen = rows.offered("cpd-60")
    limited = msgspec.structs.replace(chosen.latest.params, cap_per_period=Decimal(2), period_months=12)
    add_version(chosen, params=limited, by=None)
    first, second = rows.ended_webinar(), rows.ended_webinar()
    move(first, by=timedelta(days=1))
    person = factories.person()
    for webinar in (second, first):  # the later one is settled first
        factories.registration(webinar, person)
        rows.present(webinar, person, minutes=90)
        settle_later(webinar, seconds=0)
        run_jobs(name="credits.settle", at=timezone.now())
    assert (balance_of(first, person), balance_of(second, person)) == (Decimal("1.5"), Decimal("0.5"))
    assert "0 differ" in run("recompute")
