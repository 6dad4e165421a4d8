"""Who may import what, and what is refused; what is kept, shown and removed."""

import re
from datetime import timedelta

import pytest
from django.db import Error, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from attendance.domain.retention import remove_evidence
from attendance.domain.seal import head_of, seal_webinar, verify
from attendance.imports.domain.uploads import forget_old_drafts, take_file
from attendance.imports.models import ImportDraft, ImportedSpan, MeetingImport
from media.store import default_store
from tests import factories as make
from tests.imports import samples
from tests.imports.conftest import START
from tests.imports.importing import ROWS, answer, bring, confirm, drafted, page, upload
from tests.imports.samples import zoom_meeting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.mark.usefixtures("bucket")
@pytest.mark.parametrize("who", ["participant", "outsider", "organiser elsewhere", "lecturer", "auditor"])
def test_only_organisers_of_the_webinar_import(client, webinar, gulnur, who):
    secret = ["Құпия адам,secret@school.kz,20.11.2024 15:00:05,20.11.2024 15:40:00,40"]
    draft = take_file(webinar, zoom_meeting(secret), name="r.csv", by=webinar.created_by)
    user = {
        "participant": lambda: gulnur,
        "outsider": make.person,
        "organiser elsewhere": make.organiser,
        "lecturer": lambda: webinar.lecturers.get(),
        "auditor": make.auditor,
    }[who]()
    client.force_login(user)
    assert client.get(reverse("imports:upload", args=[webinar.code])).status_code == 403
    assert upload(client, webinar, zoom_meeting(ROWS)).status_code == 403
    shown = page(client, draft)
    assert shown.status_code == 403
    assert "secret@school.kz" not in shown.content.decode()
    assert (
        client.post(reverse("imports:preview", args=[webinar.code, draft.code]), {"others": "new"}).status_code == 403
    )
    assert confirm(client, draft).status_code == 403
    assert client.post(reverse("imports:discard", args=[webinar.code, draft.code])).status_code == 403
    assert ImportDraft.objects.filter(pk=draft.pk).exists()
    assert not ImportedSpan.objects.exists()


@pytest.mark.usefixtures("bucket")
def test_the_evidence_is_shown_to_the_team_and_auditors_alone(client, webinar, owner, gulnur):
    bring(client, webinar, zoom_meeting(ROWS))
    made = MeetingImport.objects.get()
    addresses = [reverse(f"imports:{name}", args=[webinar.code, made.code]) for name in ("imported", "file")]
    for user, status in ((make.auditor(), 200), (webinar.lecturers.get(), 200), (gulnur, 403), (make.organiser(), 403)):
        client.force_login(user)
        assert [client.get(address).status_code for address in addresses] == [status, status]
    client.logout()
    assert client.get(addresses[1]).status_code == 302


@pytest.mark.usefixtures("bucket")
def test_a_draft_of_another_webinar_is_not_found(client, webinar, owner):
    other = make.webinar(created_by=owner)
    draft = take_file(other, zoom_meeting(ROWS), name="r.csv", by=owner)
    assert client.get(reverse("imports:preview", args=[webinar.code, draft.code])).status_code == 404


@pytest.mark.usefixtures("bucket")
@pytest.mark.parametrize("state", ["live", "draft", "cancelled"])
def test_a_webinar_that_is_not_over_takes_nothing(client, owner, state):
    webinar = make.webinar(state=state, created_by=owner)
    response = upload(client, webinar, zoom_meeting(ROWS))
    assert response.status_code == 422
    assert not ImportDraft.objects.exists()


@pytest.mark.usefixtures("bucket")
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"a,b\n1,2\n",
        samples.ZOOM_UNIQUE.encode(),
        b"PK\x03\x04rubbish",
        b"\xff" * 900,
    ],
)
def test_a_useless_file_is_refused_with_a_sentence(client, webinar, owner, data):
    response = upload(client, webinar, data)
    assert response.status_code == 422
    (sentence,) = response.context["form"].errors["file"]
    assert len(sentence) > 20
    assert not ImportDraft.objects.exists()


@pytest.mark.usefixtures("bucket")
def test_without_a_file_it_says_what_to_choose(client, webinar, owner):
    response = client.post(reverse("imports:upload", args=[webinar.code]))
    assert response.status_code == 422
    assert "Choose the file" in response.content.decode()


@pytest.mark.usefixtures("bucket")
def test_nonsense_in_answers_changes_nothing(client, webinar, owner, gulnur):
    draft = drafted(client, webinar, zoom_meeting(ROWS))
    shown = answer(
        client,
        draft,
        **{
            "order": "x",
            "zone": "Mars/Base",
            "start": "never",
            "end": "\x00",
            "others": "x",
            "who-": "99",
            "who-x": "-1",
        },
        **{"who-" + "a" * 500: "skip", "email-zzz": "a@b", "who-0": "999999999999", "who-\x00": "skip"},
    )
    assert shown.status_code == 200
    assert shown.context["preview"].added == 2


@pytest.mark.usefixtures("bucket")
def test_formulas_and_markup_of_a_file_are_texts(client, webinar, owner):
    rows = ["=HYPERLINK(1),,20.11.2024 15:00:00,20.11.2024 16:30:00,90"]
    rows += ["<script>alert(1)</script>,x@school.kz,20.11.2024 15:00:00,20.11.2024 16:30:00,90"]
    draft = drafted(client, webinar, zoom_meeting(rows))
    text = page(client, draft).content.decode()
    assert "<script>alert" not in text
    assert "=HYPERLINK(1)" in text


@pytest.mark.usefixtures("bucket")
def test_discarding_leaves_nothing(client, webinar, owner):
    draft = drafted(client, webinar, zoom_meeting(ROWS))
    client.post(reverse("imports:discard", args=[webinar.code, draft.code]))
    assert not ImportDraft.objects.exists()
    assert list(default_store().keys(f"imports/{webinar.code}/")) == []


@pytest.mark.usefixtures("bucket")
def test_what_nobody_confirms_is_forgotten_after_a_week(client, webinar, owner, gulnur):
    old = drafted(client, webinar, zoom_meeting(ROWS))
    ImportDraft.objects.filter(pk=old.pk).update(uploaded_at=old.uploaded_at - timedelta(days=8))
    fresh = drafted(client, webinar, zoom_meeting(ROWS))
    assert forget_old_drafts() == 1
    assert ImportDraft.objects.get() == fresh


@pytest.mark.usefixtures("bucket")
def test_a_later_import_goes_into_the_seal_and_moves_no_times(client, webinar, owner, gulnur):
    make.registration(webinar, make.person(email="serik@school.kz"))
    bring(client, webinar, zoom_meeting(ROWS))
    webinar.refresh_from_db()
    sealed = seal_webinar(webinar)
    late = zoom_meeting(["S,serik@school.kz,20.11.2024 15:00:00,20.11.2024 15:30:00,30"])
    bring(client, webinar, late, start="2024-11-20T15:20:00")
    webinar.refresh_from_db()
    assert webinar.started_at == START + timedelta(seconds=5)
    assert head_of(webinar) != sealed.head
    result = verify(webinar)
    assert (result.misfit, result.rows) == (None, sealed.rows + 2)


@pytest.mark.usefixtures("bucket")
def test_imported_evidence_cannot_be_changed(client, webinar, owner, gulnur):
    bring(client, webinar, zoom_meeting(ROWS))
    span = ImportedSpan.objects.latest("started_at")
    for change in (
        lambda: ImportedSpan.objects.filter(pk=span.pk).update(name="x"),
        lambda: ImportedSpan.objects.filter(pk=span.pk).delete(),
        lambda: MeetingImport.objects.update(added=9),
    ):
        with pytest.raises(Error, match="append-only"), transaction.atomic():
            change()


@pytest.mark.usefixtures("bucket")
@pytest.mark.parametrize("people", [3, 120])
def test_the_preview_asks_the_database_so_often_however_many_people(client, webinar, owner, people):
    rows = [f"P {n},p{n}@school.kz,20.11.2024 15:00:00,20.11.2024 16:30:00,90" for n in range(people)]
    for n in range(people):
        if n % 2:
            make.registration(webinar, make.person(email=f"p{n}@school.kz"))
    draft = drafted(client, webinar, zoom_meeting(rows))
    with CaptureQueriesContext(connection) as queries:
        shown = page(client, draft)
    assert len(shown.context["preview"].lines) == people
    assert len(queries) <= 26


@pytest.mark.usefixtures("bucket")
def test_thousands_of_people_are_previewed_and_imported(client, webinar, owner):
    rows = [f"P {n},p{n}@school.kz,20.11.2024 15:00:0{n % 10},20.11.2024 16:30:00,90" for n in range(3000)]
    people = User.objects.bulk_create(User(email=f"p{n}@school.kz", name=f"P {n}") for n in range(3000))
    assert len(people) == 3000
    bring(client, webinar, zoom_meeting(rows))
    assert ImportedSpan.objects.count() == 3000
    assert MeetingImport.objects.get().added == 3000


def test_the_report_of_an_empty_webinar_leads_here(client, webinar, owner):
    text = client.get(reverse("attendance:report", args=[webinar.code])).content.decode()
    assert reverse("imports:upload", args=[webinar.code]) in text
    assert re.search("Zoom", text)


@pytest.mark.usefixtures("bucket")
def test_an_auditor_reads_the_stays_and_their_rows(client, webinar, owner, gulnur):
    bring(client, webinar, samples.ZOOM_WEBINAR.encode())
    client.force_login(make.auditor())
    shown = client.get(reverse("attendance:person", args=[webinar.code, gulnur.pk]))
    assert [(row.device, row.length_s, row.how) for row in shown.context["spans"]] == [
        ("Zoom", 2395, "imported from a report"),
        ("Zoom", 2850, "imported from a report"),
    ]
    text = client.get(reverse("attendance:person_rows", args=[webinar.code, gulnur.pk])).content.decode()
    assert "imports_importedspan" in text
    assert "2024-11-20T10:00:05.000000Z" in text


@pytest.mark.usefixtures("bucket")
def test_when_the_time_of_the_evidence_is_over_the_file_goes_too(
    client, webinar, owner, gulnur, django_capture_on_commit_callbacks
):
    rows = ["Gulnur A,gulnur@school.kz,20.11.2015 10:00:00,20.11.2015 11:30:00,90"]
    bring(client, webinar, zoom_meeting(rows), zone="UTC")
    key = MeetingImport.objects.get().storage_key
    webinar.refresh_from_db()
    seal_webinar(webinar)
    with django_capture_on_commit_callbacks(execute=True):
        remove_evidence(webinar, years=5)
    assert not ImportedSpan.objects.exists()
    assert not MeetingImport.objects.exists()
    assert list(default_store().keys(key)) == []
    assert verify(webinar).misfit is None
