from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, User
from credits.models.ledger import LedgerEntry
from ui.codes import new_code
from webinars.models import Webinar


class CertificateState(models.TextChoices):
    VALID = "valid", _("Valid")
    REVOKED = "revoked", _("Revoked")
    REPLACED = "replaced", _("Replaced")


class CertificateCounter(models.Model):
    """The last registration number that an organisation gave in a year. Its row is locked while a number is taken."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("organisation", "year"), name="certificate_counter_unique")
        ]


class CertificateQuerySet(models.QuerySet["Certificate"]):
    def current(self) -> "CertificateQuerySet":
        return self.filter(state=CertificateState.VALID)


class Certificate(models.Model):
    """A paper that was given out. `frozen` holds everything that it prints: a trigger refuses to change it, so that a copy
    made years later says the same. Revoked and replaced ones keep their page."""

    code = models.CharField(max_length=10, unique=True, default=new_code, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="certificates")
    year = models.PositiveSmallIntegerField()
    sequence = models.PositiveIntegerField()
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="certificates")
    webinar = models.ForeignKey(Webinar, on_delete=models.PROTECT, related_name="certificates")
    entry = models.OneToOneField(LedgerEntry, on_delete=models.PROTECT, related_name="certificate")
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    frozen = models.JSONField()
    frozen_hash = models.CharField(max_length=64)
    issued_at = models.DateTimeField(default=timezone.now)

    state = models.CharField(max_length=10, choices=CertificateState, default=CertificateState.VALID)
    state_at = models.DateTimeField(null=True, blank=True)
    state_reason = models.TextField(blank=True)
    replaced_by = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaces")
    pdf_key = models.CharField(max_length=200, blank=True)
    pdf_sha256 = models.CharField(max_length=64, blank=True)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering = ("-issued_at", "-pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("organisation", "year", "sequence"), name="certificate_number_unique"),
            models.UniqueConstraint(
                fields=("person", "webinar"), condition=Q(state="valid"), name="certificate_one_valid"
            ),
            models.CheckConstraint(
                name="certificate_successor_when_replaced", condition=Q(replaced_by=None) | Q(state="replaced")
            ),
            models.CheckConstraint(
                name="certificate_state_has_time", condition=Q(state="valid") | Q(state_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """The registration number: the year and the organisation's count in it, "2026-000017"."""
        return f"{self.year}-{self.sequence:06d}"

    @property
    def printed_code(self) -> str:
        """The code as it stands on paper: in capitals, in groups, "7KQ4-M2XA-9D"."""
        text = self.code.upper()
        return "-".join(text[start : start + 4] for start in range(0, len(text), 4))

    @property
    def is_valid(self) -> bool:
        return self.state == CertificateState.VALID

    @property
    def is_revoked(self) -> bool:
        return self.state == CertificateState.REVOKED

    @property
    def is_replaced(self) -> bool:
        return self.state == CertificateState.REPLACED
