"""The pages of appeals: who contests, who decides, with files; and what strangers see."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import translation

from accounts.roles import Role
from attendance.signals import evidence_corrected, evidence_removed
from credits.appeal_forms import AppealForm
from credits.domain.appeals import make_appeal, waiting_for
from credits.domain.ledger import balance_of, correct_hours
from credits.domain.settle import settle_webinar
from credits.models import Appeal, AppealDecision, Attachment
from tests import factories
from tests.credits import rows
from tests.credits.test_appeals import WORDS, contested, decided, page, strangers
from tests.jobs import RunJobs
from webinars.models import Webinar


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
