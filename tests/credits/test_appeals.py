"""Appeals: contested, decided once, mailed to both sides."""

import threading
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection, transaction
from django.urls import reverse

from accounts.models import User
from credits.domain.appeals import decide_appeal, make_appeal
from credits.domain.ledger import balance_of, correct_hours, revoke_hours
from credits.errors import (
    AlreadyDecided,
    AppealIsOpen,
    CreditError,
    FigureMoved,
    NothingToContest,
    OwnAppeal,
    OwnHours,
    ReasonMissing,
)
from credits.models import Appeal, AppealDecision, Certificate, LedgerEntry, Outcome
from tests import factories
from tests.credits import rows
from tests.jobs import RunJobs
from webinars.models import Webinar

WORDS = "My line was cut from 10:20 to 10:50, the school has a letter from the provider."


def contested(**fields: Any) -> Appeal:
    """62 of 90 minutes made 1 hour; the person asks for 1.5."""
    webinar, person = rows.granted(**fields)
    return make_appeal(webinar, person, text=WORDS, asked=Decimal("1.5"))


def decided(appeal: Appeal, credits: str = "1.5", **fields: Any) -> AppealDecision:
    given: dict[str, Any] = {
        "reason": "The provider confirms it.",
        "by": appeal.webinar.created_by,
        "seen": appeal.credits,
    } | fields
    return decide_appeal(appeal, credits=Decimal(credits), **given)


def page(appeal: Appeal) -> str:
    return reverse("credits:appeal", args=[appeal.code])


def strangers(webinar: Webinar) -> list[User]:
    """None of them has anything to do with this institute, or may decide."""
    other = rows.registered(webinar)
    return [factories.organiser(), factories.lecturer(), factories.person(), other]


# --- the verbs -----------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_an_upheld_appeal_is_a_line_of_the_ledger_and_a_new_certificate() -> None:
    appeal = contested()
    decision = decided(appeal)
    assert (decision.outcome, decision.before, decision.credits) == (Outcome.UPHELD, Decimal(1), Decimal("1.5"))
    entry = LedgerEntry.objects.latest("pk")
    assert (entry, entry.kind, entry.credits, entry.reason, entry.by) == (
        decision.entry,
        "correct",
        Decimal("0.5"),
        "The provider confirms it.",
        appeal.webinar.created_by,
    )
    old, new = Certificate.objects.order_by("pk")
    assert (old.state, old.state_reason, new.frozen["facts"]["credits"]) == ("replaced", decision.reason, "1.5")


@pytest.mark.django_db
def test_a_declined_appeal_leaves_the_figure_and_the_certificate() -> None:
    appeal = contested()
    decision = decided(appeal, "1")
    assert (decision.outcome, decision.entry, decision.credits) == (Outcome.DECLINED, None, Decimal(1))
    assert (LedgerEntry.objects.count(), Certificate.objects.get().state) == (1, "valid")


@pytest.mark.django_db
def test_a_button_pressed_twice_makes_one_appeal() -> None:
    appeal = contested()
    assert make_appeal(appeal.webinar, appeal.person, text=f"  {WORDS}\r\n", asked=Decimal("1.50")) == appeal
    with pytest.raises(AppealIsOpen):
        make_appeal(appeal.webinar, appeal.person, text="Something else.")
    assert Appeal.objects.count() == 1


@pytest.mark.django_db
def test_the_first_of_two_decisions_holds() -> None:
    appeal = contested()
    decided(appeal)
    colleague = factories.organiser(organisation=appeal.webinar.organisation, name="Бекұлы Нұрлан")
    with pytest.raises(AlreadyDecided, match="has decided this appeal already"):
        decided(appeal, "0", by=colleague)
    assert (AppealDecision.objects.count(), balance_of(appeal.webinar, appeal.person)) == (1, Decimal("1.5"))


@pytest.mark.django_db
def test_whoever_decides_looks_again_when_the_figure_moved() -> None:
    appeal = contested()
    correct_hours(
        appeal.webinar, appeal.person, credits=Decimal("1.25"), reason="Late evidence.", by=appeal.webinar.created_by
    )
    with pytest.raises(FigureMoved):
        decided(appeal)
    assert decided(appeal, seen=Decimal("1.25")).before == Decimal("1.25")


@pytest.mark.django_db
def test_a_revocation_can_be_contested_and_undone() -> None:
    webinar, person = rows.granted()
    revoke_hours(webinar, person, reason="Somebody else sat there.", by=webinar.created_by)
    paper = reverse("credits:certificate", args=[Certificate.objects.get().code])
    assert "Contest the hours" in rows.text_of(rows.client(person).get(paper))
    assert "Contest the hours" not in rows.text_of(rows.client(webinar.created_by).get(paper))
    appeal = make_appeal(webinar, person, text="It was me.", asked=Decimal(1))
    assert appeal.credits == 0
    decided(appeal, "1")
    assert balance_of(webinar, person) == 1
    assert [certificate.state for certificate in Certificate.objects.order_by("pk")] == ["revoked", "valid"]


@pytest.mark.django_db
def test_an_appeal_may_end_with_nothing_left() -> None:
    appeal = contested()
    decided(appeal, "0", reason="The log shows another person.")
    assert balance_of(appeal.webinar, appeal.person) == 0
    certificate = Certificate.objects.get()
    assert (certificate.state, certificate.state_reason) == ("revoked", "The log shows another person.")


@pytest.mark.django_db
def test_a_decided_figure_can_be_contested_anew() -> None:
    appeal = contested()
    decided(appeal, "1")
    again = make_appeal(appeal.webinar, appeal.person, text=WORDS, asked=Decimal("1.5"))
    assert again != appeal
    decided(again)
    assert Appeal.objects.open().count() == 0


@pytest.mark.django_db
def test_what_cannot_be_contested_or_decided() -> None:
    appeal = contested()
    webinar, by = appeal.webinar, appeal.webinar.created_by
    cases: list[tuple[type[CreditError], Any]] = [
        (ReasonMissing, lambda: make_appeal(webinar, appeal.person, text=" \u200b ")),
        (NothingToContest, lambda: make_appeal(webinar, factories.person(), text="Where are my hours?")),
        (ReasonMissing, lambda: decided(appeal, reason="  ")),
        (OwnAppeal, lambda: decided(appeal, by=appeal.person)),
        (OwnHours, lambda: correct_hours(webinar, by, credits=Decimal(5), reason="For me.", by=by)),
    ]
    for error, attempt in cases:
        with pytest.raises(error):
            attempt()
    assert not AppealDecision.objects.exists()


@pytest.mark.django_db
def test_the_database_refuses_to_change_an_appeal() -> None:
    from django.db import InternalError
    from django.db.utils import IntegrityError

    appeal = contested()
    decision = decided(appeal)
    attempts = (
        lambda: Appeal.objects.filter(pk=appeal.pk).update(text="Nothing."),
        lambda: Appeal.objects.filter(pk=appeal.pk)._raw_delete("default"),
        lambda: AppealDecision.objects.filter(pk=decision.pk).update(credits=0),
        lambda: AppealDecision.objects.filter(pk=decision.pk)._raw_delete("default"),
    )
    for attempt in attempts:
        with pytest.raises((IntegrityError, InternalError)), transaction.atomic():
            attempt()


@pytest.mark.django_db(transaction=True)
def test_two_organisers_at_once_decide_once() -> None:
    appeal = contested()
    colleagues = [factories.organiser(organisation=appeal.webinar.organisation) for _ in range(4)]
    start, refused = threading.Barrier(4), []

    def work(number: int) -> None:
        try:
            start.wait()
            decided(appeal, str(number), by=colleagues[number])
        except AlreadyDecided as error:
            refused.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (AppealDecision.objects.count(), len(refused)) == (1, 3)
    assert balance_of(appeal.webinar, appeal.person) == AppealDecision.objects.get().credits


# --- letters -------------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_both_sides_get_letters(run_jobs: RunJobs, mailoutbox: Any) -> None:
    webinar, person = rows.granted()
    colleague = factories.organiser(organisation=webinar.organisation, language="ru")
    factories.organiser()  # of another institute
    appeal = make_appeal(webinar, person, text=WORDS, asked=Decimal("1.5"))
    run_jobs(name="credits.tell_of_appeal")
    sent = {mail.to[0]: mail for mail in mailoutbox}
    assert set(sent) == {person.email, webinar.created_by.email, colleague.email}
    assert "Hours now: 1" in sent[person.email].body
    assert page(appeal) in sent[webinar.created_by.email].body
    assert sent[colleague.email].extra_headers["Content-Language"] == "ru"
    mailoutbox.clear()
    decided(appeal, by=colleague)
    run_jobs(name="credits.tell_of_appeal")
    sent = {mail.to[0]: mail for mail in mailoutbox}
    assert set(sent) == {person.email, webinar.created_by.email, colleague.email}
    for said in ("Hours before: 1", "Hours now: 1.5", "The provider confirms it."):
        assert said in sent[person.email].body
    assert colleague.display_name in sent[webinar.created_by.email].body
