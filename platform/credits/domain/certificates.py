"""Certificates: issued with a number, renewed when hours change, revoked when they are taken back; never deleted."""

import hashlib
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from accounts.models import Organisation, User
from credits.certificates.printed import freeze, frozen_hash
from credits.certificates.typeset import typeset
from credits.domain.terms import terms_of
from credits.models import Certificate, CertificateCounter, CertificateState, LedgerEntry
from webinars.models import Webinar


def issue_certificate(entry: LedgerEntry) -> Certificate:
    """The certificate of the hours as `entry` left them; it replaces an earlier one. Call it within the entry's transaction."""
    webinar, person = entry.webinar, entry.person
    credits = LedgerEntry.objects.filter(webinar=webinar, person=person).balance()
    now = timezone.now()
    earlier = Certificate.objects.current().filter(webinar=webinar, person=person)
    replaced = list(earlier.values_list("pk", flat=True))
    earlier.update(state=CertificateState.REPLACED, state_at=now, state_reason=entry.reason)
    certificate = Certificate(
        organisation=webinar.organisation,
        year=timezone.localtime(now).year,
        person=person,
        webinar=webinar,
        entry=entry,
        language=person.language,
        issued_at=now,
    )
    certificate.sequence = _next_number(webinar.organisation, year=certificate.year)
    certificate.frozen = freeze(certificate, entry=entry, terms=terms_of(webinar), credits=credits)
    certificate.frozen_hash = frozen_hash(certificate.frozen)
    certificate.save(force_insert=True)
    Certificate.objects.filter(pk__in=replaced).update(replaced_by=certificate)
    return certificate


def revoke_certificates(webinar: Webinar, person: User, *, reason: str) -> int:
    """Takes the valid one back; its page stays and says so. Returns how many, 0 or 1."""
    return (
        Certificate.objects.current()
        .filter(webinar=webinar, person=person)
        .update(state=CertificateState.REVOKED, state_at=timezone.now(), state_reason=reason)
    )


def pdf_of(certificate: Certificate) -> bytes:
    """The PDF, from the object storage; typeset from the frozen data and stored the first time it is asked for."""
    if certificate.pdf_key and default_storage.exists(certificate.pdf_key):
        with default_storage.open(certificate.pdf_key) as stored:
            pdf: bytes = stored.read()
            return pdf
    pdf = typeset(printed_of(certificate))
    key = default_storage.save(f"certificates/{certificate.year}/{certificate.code}.pdf", ContentFile(pdf))
    certificate.pdf_key = key
    certificate.pdf_sha256 = hashlib.sha256(pdf).hexdigest()
    certificate.save(update_fields=["pdf_key", "pdf_sha256"])
    return pdf


def printed_of(certificate: Certificate) -> dict[str, Any]:
    printed: dict[str, Any] = certificate.frozen["printed"]
    return printed


def facts_of(certificate: Certificate) -> dict[str, Any]:
    facts: dict[str, Any] = certificate.frozen["facts"]
    return facts


def _next_number(organisation: Organisation, *, year: int) -> int:
    """Without gaps: the counter's row stays locked until the certificate is committed."""
    with transaction.atomic():
        CertificateCounter.objects.get_or_create(organisation=organisation, year=year)
        counter = CertificateCounter.objects.select_for_update().get(organisation=organisation, year=year)
        counter.last += 1
        counter.save(update_fields=["last"])
        return counter.last
