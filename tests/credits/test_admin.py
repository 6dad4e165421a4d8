"""Operators look at hours and certificates; nobody changes them in the admin."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from credits.domain.appeals import make_appeal
from credits.models import Certificate, LedgerEntry, Policy, PolicyVersion
from tests import factories as make
from tests.credits import rows

pytestmark = pytest.mark.django_db


def operator() -> tuple[Client, User]:
    person = make.administrator(is_staff=True, is_superuser=True)
    return rows.client(person), person


def test_hours_are_read_only() -> None:
    webinar, person = rows.granted()
    client, _person = operator()
    entry, certificate = LedgerEntry.objects.get(), Certificate.objects.get()
    appeal = make_appeal(webinar, person, text="The line was cut.")
    for name, key in (
        ("ledgerentry", entry.pk),
        ("certificate", certificate.pk),
        ("assessment", entry.assessment_id),
        ("appeal", appeal.pk),
    ):
        assert client.get(reverse(f"admin:credits_{name}_changelist")).status_code == 200
        change = reverse(f"admin:credits_{name}_change", args=[key])
        assert client.get(change).status_code == 200
        assert client.post(change, {"credits": "99"}).status_code == 403
        assert client.post(reverse(f"admin:credits_{name}_delete", args=[key]), {"post": "yes"}).status_code == 403
        assert client.get(reverse(f"admin:credits_{name}_add")).status_code == 403


def test_a_new_version_is_checked_before_it_is_kept() -> None:
    client, person = operator()
    policy = Policy.objects.get(slug="cpd-60")
    url = reverse("admin:credits_policyversion_add")
    response = client.post(url, {"policy": policy.pk, "version": 2, "params_json": '{"increment": "0"}'})
    assert response.status_code == 200
    assert PolicyVersion.objects.filter(policy=policy).count() == 1
    params = PolicyVersion.objects.get(policy=policy).params_json | {"increment": "0.5", "min_credits": "0.5"}
    assert client.post(url, {"policy": policy.pk, "version": 2, "params_json": json.dumps(params)}).status_code == 302
    newest = policy.latest
    assert (newest.version, newest.created_by) == (2, person)
