"""From a file to attendance and hours: looked at, confirmed; twice changes nothing."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from attendance.domain.report import attendance_for
from attendance.imports.models import ImportDraft, ImportedSpan, MeetingImport
from credits.domain.terms import terms_of
from credits.models import Assessment, LedgerEntry, Policy
from media.store import default_store
from tests import factories as make
from tests.attendance import evidence
from tests.imports import samples
from tests.imports.conftest import START
from tests.imports.importing import ROWS, answer, bring, confirm, drafted, line_of, page
from tests.imports.samples import zoom_meeting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.mark.usefixtures("bucket")
def test_a_zoom_webinar_becomes_attendance(client, webinar, owner, gulnur, run_jobs):
    """15:00:05 to 15:40:00 and 15:42:30 to 16:30:00 in Almaty, of a lecture that the file says began at 14:55:10."""
    draft = drafted(client, webinar, samples.ZOOM_WEBINAR.encode())
    assert ImportedSpan.objects.count() == 0
    shown = answer(client, draft, others="skip", start="2024-11-20T15:00:00", end="2024-11-20T16:30:00")
    line = line_of(shown, "Gulnur A")
    assert (line.person, line.attended_s) == (gulnur, 2395 + 2850)
    response = confirm(client, draft)
    made = MeetingImport.objects.get()
    assert response["Location"] == reverse("imports:imported", args=[webinar.code, made.code])
    assert (made.by, made.added, made.known, made.product, made.topic) == (
        owner,
        2,
        0,
        "zoom_webinar",
        "Assessment descriptors",
    )
    assert [one["name"] for one in made.left_out] == ["Institute", "Lecturer", "Serik, B", "77012345678"]
    webinar.refresh_from_db()
    assert (webinar.state, webinar.started_at, webinar.ended_at) == ("ended", START, START + timedelta(minutes=90))
    time = attendance_for(webinar, gulnur).time
    assert (time.attended_s, time.content_s, time.longest_gap_s) == (5245, 5400, 150)
    assert not ImportDraft.objects.exists()


@pytest.mark.usefixtures("bucket")
def test_hours_come_by_the_same_functions(client, webinar, owner, gulnur, run_jobs, django_capture_on_commit_callbacks):
    """CPD-60: 5,245 s are 87 minutes, 1.25 hours in steps of a quarter."""
    terms = terms_of(webinar)
    terms.policy_version = Policy.objects.get(slug="cpd-60").latest
    terms.save()
    with django_capture_on_commit_callbacks(execute=True):
        bring(client, webinar, zoom_meeting(ROWS), start="2024-11-20T15:00:00", end="2024-11-20T16:30:00")
    run_jobs(name="credits.settle_webinar")
    assessment = Assessment.objects.get(person=gulnur)
    assert (assessment.inputs.attended_s, assessment.inputs.content_s) == (5245, 5400)
    assert LedgerEntry.objects.get(person=gulnur).credits == Decimal("1.25")
    serik = make.registration(webinar, make.person(email="serik@school.kz")).person
    with django_capture_on_commit_callbacks(execute=True):
        bring(client, webinar, zoom_meeting(["S,serik@school.kz,20.11.2024 15:00:00,20.11.2024 15:30:00,30"]))
    run_jobs(name="credits.settle_webinar")
    assert LedgerEntry.objects.get(person=serik).credits == Decimal("0.5")


@pytest.mark.usefixtures("bucket")
def test_the_very_file_is_kept(client, webinar, owner, gulnur):
    data = zoom_meeting(ROWS)
    bring(client, webinar, data)
    made = MeetingImport.objects.get()
    assert default_store().get(made.storage_key) == data
    response = client.get(reverse("imports:file", args=[webinar.code, made.code]))
    assert response.content == data
    assert response["Content-Type"] == "application/octet-stream"
    assert "report.csv" in response["Content-Disposition"]
    assert made.sha256 in client.get(reverse("imports:imported", args=[webinar.code, made.code])).content.decode()


@pytest.mark.usefixtures("bucket")
def test_the_same_file_twice_changes_nothing(client, webinar, owner, gulnur):
    for _ in range(2):
        bring(client, webinar, zoom_meeting(ROWS))
    assert MeetingImport.objects.count() == 1
    assert ImportedSpan.objects.count() == 2
    draft = drafted(client, webinar, zoom_meeting(ROWS))
    text = page(client, draft).content.decode()
    assert "This very file was imported before" in text
    response = confirm(client, draft)
    assert "Nothing was changed" in client.get(response["Location"]).content.decode()
    assert ImportedSpan.objects.count() == 2


@pytest.mark.usefixtures("bucket")
def test_a_changed_file_adds_what_is_new_and_says_what_is_missing(client, webinar, owner, gulnur):
    serik = make.registration(webinar, make.person(email="serik@school.kz")).person
    bring(client, webinar, zoom_meeting(ROWS))
    changed = zoom_meeting([ROWS[1], "Serik B,serik@school.kz,20.11.2024 15:10:00,20.11.2024 16:29:59,80"])
    draft = drafted(client, webinar, changed)
    preview = page(client, draft).context["preview"]
    assert (preview.added, preview.known, preview.missing) == (1, 1, 1)
    confirm(client, draft)
    second = MeetingImport.objects.latest("pk")
    assert (second.added, second.known, second.missing) == (1, 1, 1)
    assert ImportedSpan.objects.filter(person=serik).count() == 1
    assert ImportedSpan.objects.filter(person=gulnur).count() == 2


@pytest.mark.usefixtures("bucket")
def test_presence_in_daris_and_in_zoom_counts_once(client, gulnur):
    """A lecture that some followed here and some there: the union, inside the windows that Daris knows."""
    held = make.webinar(state="ended", started_at=START, ended_at=START + timedelta(minutes=90), starts_at=START)
    make.registration(held, gulnur)
    evidence.span(held, gulnur, 0, 1800)
    client.force_login(held.created_by)
    draft = drafted(client, held, zoom_meeting([ROWS[0]]))
    assert page(client, draft).context["preview"].is_fixed
    answer(client, draft, start="2024-11-20T15:39:00", end="2024-11-20T15:40:00")
    confirm(client, draft)
    held.refresh_from_db()
    assert held.started_at == START
    line = attendance_for(held, gulnur)
    assert (line.time.attended_s, line.connections, line.devices) == (2400, 2, 2)
    assert MeetingImport.objects.get().content_from is None


@pytest.mark.usefixtures("bucket")
def test_the_time_of_the_lecture_can_be_corrected_later(client, webinar, owner, gulnur):
    bring(client, webinar, zoom_meeting(ROWS))
    webinar.refresh_from_db()
    assert webinar.started_at == START + timedelta(seconds=5)
    bring(client, webinar, zoom_meeting(ROWS), start="2024-11-20T15:10:00")
    webinar.refresh_from_db()
    assert webinar.started_at == START + timedelta(minutes=10)
    assert MeetingImport.objects.latest("pk").content_from == webinar.started_at
