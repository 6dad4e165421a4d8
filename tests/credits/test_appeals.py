"""Appeals: contested, decided once, mailed to both sides, seen by nobody else."""

import threading
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.urls import reverse
from django.utils import translation

from accounts.models import User
from accounts.roles import Role
from attendance.signals import evidence_corrected, evidence_removed
from credits.appeal_forms import AppealForm
from credits.domain.appeals import decide_appeal, make_appeal, waiting_for
from credits.domain.ledger import balance_of, correct_hours, revoke_hours
from credits.domain.settle import settle_webinar
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
from credits.models import Appeal, AppealDecision, Attachment, Certificate, LedgerEntry, Outcome
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


# --- pages ---------------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_participant_contests_with_a_file(bucket: Any) -> None:
    webinar, person = rows.granted()
    address = reverse("credits:contest", args=[webinar.code])
    client = rows.client(person)
    assert "Contest the hours" in rows.text_of(client.get(reverse("credits:computation", args=[webinar.code])))
    response = client.post(address, {"text": WORDS, "asked": "1,5", "file": rows.upload()})
    appeal = Appeal.objects.get()
    assert response.url == page(appeal)  # type: ignore[attr-defined]
    assert (appeal.person, appeal.asked, appeal.credits, appeal.text) == (person, Decimal("1.5"), Decimal(1), WORDS)
    attachment = appeal.attachment
    assert attachment is not None
    assert (attachment.name, attachment.content_type, attachment.size_bytes) == (
        "анықтама.pdf",
        "application/pdf",
        len(rows.PDF),
    )
    assert default_storage.open(attachment.key).read() == rows.PDF
    text = rows.text_of(client.get(page(appeal)))
    assert "Your appeal" in text
    assert "Waiting for a decision" in text
    assert client.get(address).url == page(appeal)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("file", "says"),
    [
        (lambda: rows.upload("virus.pdf", b"MZ\x90\x00"), "neither a PDF nor a picture"),
        (lambda: rows.upload("page.pdf", b"<html><script>"), "neither a PDF nor a picture"),
        (lambda: rows.upload("empty.pdf", b""), "empty"),
        (lambda: rows.upload("large.pdf", rows.PDF + b"0" * 10_000_000), "larger than 10 MB"),
    ],
    ids=["program", "page", "empty", "large"],
)
@pytest.mark.django_db
def test_other_files_are_refused_and_what_was_typed_stays(bucket: Any, file: Any, says: str) -> None:
    webinar, person = rows.granted()
    response = rows.client(person).post(
        reverse("credits:contest", args=[webinar.code]), {"text": WORDS, "file": file()}
    )
    assert response.status_code == 422
    assert says in rows.text_of(response)
    assert WORDS in rows.text_of(response)
    assert (Appeal.objects.count(), Attachment.objects.count()) == (0, 0)


@pytest.mark.django_db
def test_an_organiser_decides_on_the_page(bucket: Any) -> None:
    appeal = contested()
    organiser = rows.client(appeal.webinar.created_by)
    listed = rows.text_of(organiser.get(reverse("credits:appeals")))
    assert appeal.person.display_name in listed
    shown = rows.text_of(organiser.get(page(appeal)))
    assert WORDS in shown
    data = {"credits": "1.3", "reason": "Confirmed.", "seen": "1"}
    refused = organiser.post(page(appeal), data)
    assert refused.status_code == 422
    assert "Use a multiple of 0.25" in rows.text_of(refused)
    assert "Confirmed." in rows.text_of(refused)
    response = organiser.post(page(appeal), data | {"credits": "1,5", "file": rows.upload("letter.pdf")})
    assert response.url == page(appeal)  # type: ignore[attr-defined]
    assert balance_of(appeal.webinar, appeal.person) == Decimal("1.5")
    for viewer in (appeal.person, appeal.webinar.created_by):
        text = rows.text_of(rows.client(viewer).get(page(appeal)))
        for said in ("Confirmed.", "1 → 1.5", "letter.pdf", appeal.webinar.created_by.display_name):
            assert said in text, said
    mine = rows.text_of(rows.client(appeal.person).get(reverse("credits:hours")))
    assert "Confirmed." in mine
    again = organiser.post(page(appeal), data | {"credits": "0", "seen": "1.5"}, follow=True)
    assert "has decided this appeal already" in rows.text_of(again)


@pytest.mark.django_db
def test_a_figure_that_moved_is_shown_before_deciding() -> None:
    appeal = contested()
    by = appeal.webinar.created_by
    correct_hours(appeal.webinar, appeal.person, credits=Decimal("1.25"), reason="Late evidence.", by=by)
    response = rows.client(by).post(page(appeal), {"credits": "1.5", "reason": "Confirmed.", "seen": "1"})
    assert response.status_code == 422
    assert "Look at the new figure" in rows.text_of(response)
    assert 'name="seen" value="1.250"' in response.content.decode()
    assert not AppealDecision.objects.exists()


def test_which_files_are_taken_is_said_in_the_language_of_the_page() -> None:
    said = []
    for language in ("en", "kk"):
        with translation.override(language):
            said.append(str(AppealForm().fields["file"].help_text))
    assert said == ["PDF, PNG or JPEG, up to 10 MB.", "PDF, PNG немесе JPEG, ең көбі 10 МБ."]


@pytest.mark.django_db
def test_outsiders_see_no_appeal_and_decide_none() -> None:
    appeal = contested()
    for stranger in strangers(appeal.webinar):
        client = rows.client(stranger)
        assert client.get(page(appeal)).status_code == 403
        assert client.post(page(appeal), {"credits": "0", "reason": "x", "seen": "1"}).status_code == 403
        assert WORDS not in rows.text_of(client.get(reverse("credits:appeals")))
        assert client.get(reverse("credits:contest", args=[appeal.webinar.code])).status_code == 404
    assert rows.client().get(page(appeal)).status_code == 302
    assert rows.client(factories.person()).get(reverse("credits:appeals")).status_code == 403
    assert not AppealDecision.objects.exists()


@pytest.mark.django_db
def test_an_auditor_reads_and_decides_nothing() -> None:
    appeal = contested()
    auditor = rows.client(factories.auditor())
    text = rows.text_of(auditor.get(page(appeal)))
    assert WORDS in text
    assert "Hours from now on" not in text
    assert appeal.person.display_name in rows.text_of(auditor.get(reverse("credits:appeals")))
    assert auditor.post(page(appeal), {"credits": "0", "reason": "x", "seen": "1"}).status_code == 403


@pytest.mark.django_db
def test_nobody_decides_their_own_appeal() -> None:
    webinar = rows.ended_webinar()
    me = webinar.created_by
    factories.registration(webinar, me)
    rows.present(webinar, me, minutes=62)
    from credits.domain.settle import settle_webinar

    settle_webinar(webinar)
    appeal = make_appeal(webinar, me, text=WORDS)
    assert rows.client(me).get(page(appeal)).status_code == 200
    assert rows.client(me).post(page(appeal), {"credits": "9", "reason": "x", "seen": "1"}).status_code == 403


@pytest.mark.django_db
def test_a_file_is_for_both_sides_and_auditors(bucket: Any) -> None:
    webinar, person = rows.granted()
    rows.client(person).post(reverse("credits:contest", args=[webinar.code]), {"text": WORDS, "file": rows.upload()})
    attachment = Attachment.objects.get()
    address = reverse("credits:file", args=[attachment.code])
    administrator = factories.person(Role.ADMINISTRATOR)
    for viewer in (person, webinar.created_by, factories.auditor(), administrator):
        response = rows.client(viewer).get(address)
        assert b"".join(response.streaming_content) == rows.PDF  # type: ignore[attr-defined]
        assert response["Content-Disposition"].startswith("attachment; filename*=UTF-8''")
        assert response["X-Content-Type-Options"] == "nosniff"
    for stranger in strangers(webinar):
        assert rows.client(stranger).get(address).status_code == 404
    assert rows.client().get(address).status_code == 302


@pytest.mark.django_db
def test_files_go_with_the_evidence_and_their_hashes_stay(bucket: Any, django_capture_on_commit_callbacks: Any) -> None:
    webinar, person = rows.granted()
    rows.client(person).post(reverse("credits:contest", args=[webinar.code]), {"text": WORDS, "file": rows.upload()})
    attachment = Attachment.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        evidence_removed.send(sender=Webinar, webinar=webinar)
    assert not default_storage.exists(attachment.key)
    assert Attachment.objects.get().sha256 == attachment.sha256
    assert rows.client(person).get(reverse("credits:file", args=[attachment.code])).status_code == 404


@pytest.mark.django_db
def test_corrected_evidence_is_counted_anew(run_jobs: RunJobs) -> None:
    webinar, person = rows.granted(minutes=60)
    rows.present(webinar, person, minutes=90)
    evidence_corrected.send(sender=Webinar, webinar=webinar, person=person)
    run_jobs(name="credits.settle_person")
    assert balance_of(webinar, person) == Decimal("1.5")


@pytest.mark.django_db
def test_the_menu_says_how_many_wait_for_whom(django_assert_num_queries: Any) -> None:
    appeal = contested()
    contested()  # of another institute
    owner = appeal.webinar.created_by
    factories.registration(appeal.webinar, owner)
    rows.present(appeal.webinar, owner, minutes=20)
    settle_webinar(appeal.webinar)
    make_appeal(appeal.webinar, owner, text=WORDS)  # nobody decides their own
    address = reverse("credits:appeals_waiting")
    counts = {
        "owner": (owner, "Waiting for a decision: 1"),
        "colleague": (factories.organiser(organisation=appeal.webinar.organisation), "Waiting for a decision: 2"),
        "elsewhere": (factories.organiser(), ""),
        "administrator": (factories.administrator(), "Waiting for a decision: 3"),
        "auditor": (factories.auditor(), ""),
        "lecturer": (factories.lecturer(), ""),
    }
    for name, (who, says) in counts.items():
        assert (name, rows.text_of(rows.client(who).get(address))) == (name, says)
    with django_assert_num_queries(1):
        waiting_for(owner)
    decided(appeal)
    assert waiting_for(factories.organiser(organisation=appeal.webinar.organisation)) == 1
    assert rows.client(appeal.person).get(address).status_code == 403
    assert rows.client().get(address).status_code == 302
    page = reverse("webinars:catalogue")
    assert address in rows.client(owner).get(page).content.decode()
    assert address not in rows.client(appeal.person).get(page).content.decode()
