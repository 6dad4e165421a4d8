"""Operators look at evidence and change nothing, whichever table it lies in."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib import admin
from django.db.models import Model
from django.forms import model_to_dict
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from attendance.domain.canonical import BY_NAME
from attendance.domain.corrections import correct_presence
from attendance.domain.retention import remove_evidence
from attendance.domain.seal import seal_webinar, verify
from attendance.models import (
    Attestation,
    CheckNote,
    CheckPlan,
    Correction,
    CorrectionKind,
    EvidenceRemoval,
    EvidenceSeal,
    NoteKind,
    PresenceCheck,
    PresenceSpan,
    StateSpan,
)
from tests import factories as make
from tests.attendance import evidence
from webinars.models import Webinar

pytestmark = pytest.mark.django_db
MODELS: list[type[Model]] = [
    Attestation,
    CheckNote,
    CheckPlan,
    Correction,
    EvidenceRemoval,
    EvidenceSeal,
    PresenceCheck,
    PresenceSpan,
    StateSpan,
]


@pytest.fixture
def webinar() -> Webinar:
    """With a row in each of these tables but that of removals, and sealed."""
    end = timezone.now() - timedelta(minutes=10)
    made = make.webinar(state="ended", started_at=end - timedelta(minutes=90), ended_at=end)
    assert made.started_at is not None
    person, facilitator = make.registration(made).person, make.registration(made).person
    span = evidence.span(made, person, 0, 5400)
    evidence.playing(span, 0, 5400)
    evidence.pause(made, 600, 900)
    evidence.fault(made, 1200, 1230)
    CheckPlan.objects.create(
        webinar=made,
        seed="5" * 32,
        content_s=5400,
        launch=4,
        per_s=3000,
        window_s=90,
        edge_s=180,
        made_at=made.started_at,
    )
    at = made.started_at + timedelta(minutes=30)
    check = PresenceCheck.objects.create(
        webinar=made, number=1, source="lecturer", launched_by=made.created_by, launched_at=at, window_s=90
    )
    CheckNote.objects.create(presence_check=check, person=person, kind=NoteKind.ANSWERED, at=at)
    Attestation.objects.create(
        webinar=made, person=person, facilitator=facilitator, connection=span.connection, at=made.started_at
    )
    correct_presence(
        made,
        person,
        kind=CorrectionKind.ABSENT,
        started_at=made.started_at,
        ended_at=made.started_at + timedelta(minutes=5),
        reason="Was not at the computer",
        by=made.created_by,
    )
    seal_webinar(made)
    return made


def removed() -> EvidenceRemoval:
    end = timezone.now() - timedelta(days=6 * 365.25)
    old = make.webinar(state="ended", started_at=end - timedelta(minutes=90), ended_at=end)
    seal_webinar(old)
    return remove_evidence(old, years=5)


@pytest.mark.parametrize("model", MODELS)
def test_operators_look_and_change_nothing(admin_client: Client, webinar: Webinar, model: Any) -> None:
    row = removed() if model is EvidenceRemoval else model.objects.first()
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    assert admin_client.get(reverse(f"{name}_changelist"), {"q": "x"}).status_code == 200
    change = reverse(f"{name}_change", args=[row.pk])
    assert admin_client.get(change).status_code == 200
    assert admin_client.post(change, {"at_0": "2026-01-01"}).status_code == 403
    assert admin_client.post(reverse(f"{name}_delete", args=[row.pk]), {"post": "yes"}).status_code == 403
    assert admin_client.get(reverse(f"{name}_add")).status_code == 403
    ticked = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    admin_client.post(reverse(f"{name}_changelist"), ticked)
    assert model.objects.filter(pk=row.pk).exists()
    assert verify(webinar).is_intact


def test_breaks_and_faults_stand_on_the_webinars_page_to_look_at(admin_client: Client, webinar: Webinar) -> None:
    """What a form sends for them is passed over, and nothing breaks."""
    change = reverse("admin:webinars_webinar_change", args=[webinar.pk])
    assert admin_client.get(change).status_code == 200
    sent = {name: value for name, value in model_to_dict(webinar).items() if value is not None and value is not False}
    sent |= {"starts_at_0": f"{webinar.starts_at:%Y-%m-%d}", "starts_at_1": f"{webinar.starts_at:%H:%M:%S}"}
    sent |= {"title_en": "Renamed", "lecturerships-TOTAL_FORMS": 0, "lecturerships-INITIAL_FORMS": 0}
    for inline, row in (("breaks", webinar.breaks.get()), ("interruptions", webinar.interruptions.get())):
        sent |= {f"{inline}-TOTAL_FORMS": 2, f"{inline}-INITIAL_FORMS": 1, f"{inline}-0-DELETE": "on"}
        sent |= {f"{inline}-0-id": row.pk, f"{inline}-0-webinar": webinar.pk, f"{inline}-1-webinar": webinar.pk}
        for number in (0, 1):
            sent |= {f"{inline}-{number}-started_at_0": "2026-01-01", f"{inline}-{number}-started_at_1": "10:00:00"}
    assert admin_client.post(change, sent).status_code == 302
    webinar.refresh_from_db()
    assert webinar.title_en == "Renamed"
    assert (webinar.breaks.count(), webinar.interruptions.count()) == (1, 1)
    assert verify(webinar).is_intact


def test_every_table_of_evidence_in_the_admin_is_named_here() -> None:
    tables = {*BY_NAME, "attendance_evidenceseal", "attendance_sealedrow", "attendance_evidenceremoval"}
    shown = {model for model in admin.site._registry if model._meta.db_table in tables}
    assert shown == {*MODELS, Webinar}
