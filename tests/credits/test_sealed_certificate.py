"""A certificate and the seal of its webinar's evidence: sealed first, then printed, the same for ever."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from attendance.domain.seal import head_of, verify
from credits.certificates.printed import grouped
from credits.domain.certificates import pdf_of
from credits.models import Certificate
from credits.tasks import settle_later
from tests.credits import rows
from tests.credits.test_certificate import pdf_text
from tests.jobs import RunJobs

pytestmark = pytest.mark.django_db


def issued(run_jobs: RunJobs) -> Certificate:
    webinar = rows.ended_webinar()
    rows.present(webinar, rows.registered(webinar, name="Әбдірахманова Гүлнұр", language="en"), minutes=62)
    settle_later(webinar, seconds=0)
    run_jobs(name="credits.settle_webinar", at=timezone.now())
    return Certificate.objects.get()


def test_it_prints_the_head_of_the_seal(run_jobs: RunJobs, bucket: Any) -> None:
    certificate = issued(run_jobs)
    head = head_of(certificate.webinar)
    assert len(head) == 64
    assert verify(certificate.webinar).is_intact
    assert certificate.frozen["facts"]["evidence_head"] == head
    text = pdf_text(pdf_of(certificate)).replace(" ", "")
    assert f"Seal:{head}" in text
    assert certificate.frozen["facts"]["evidence_hash"] in text
    page = rows.text_of(rows.client().get(reverse("credits:verify", args=[certificate.code])))
    assert grouped(head) in page


def test_a_copy_after_the_webinar_was_settled_again_is_the_same_document(run_jobs: RunJobs, bucket: Any) -> None:
    certificate = issued(run_jobs)
    first = pdf_of(certificate)
    settle_later(certificate.webinar, seconds=0)
    run_jobs(name="credits.settle_webinar", at=timezone.now())
    assert Certificate.objects.count() == 1
    assert pdf_of(Certificate.objects.get()) == first


def test_a_paper_from_before_seals_is_shown_as_it_is(bucket: Any) -> None:
    webinar, _ = rows.granted(language="en")
    certificate = Certificate.objects.get()
    assert (head_of(webinar), certificate.frozen["facts"]["evidence_head"]) == ("", "")
    assert "Seal:" not in pdf_text(pdf_of(certificate))
    assert "Seal of the evidence" not in rows.text_of(
        rows.client().get(reverse("credits:verify", args=[certificate.code]))
    )
