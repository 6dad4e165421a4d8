from datetime import datetime
from decimal import Decimal
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q, Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from credits.models.assessment import Assessment
from credits.models.attachment import Attachment
from credits.models.policy import PolicyVersion
from webinars.models import Webinar


class EntryKind(models.TextChoices):
    GRANT = "grant", _("Granted")
    REVOKE = "revoke", _("Revoked")
    CORRECT = "correct", _("Corrected")


class LedgerQuerySet(models.QuerySet["LedgerEntry"]):
    def of(self, person: User) -> Self:
        return self.filter(person=person)

    def since(self, moment: datetime) -> Self:
        return self.filter(at__gte=moment)

    def balance(self) -> Decimal:
        """The sum of the credits: 0 without entries."""
        return self.aggregate(sum=Sum("credits"))["sum"] or Decimal(0)


class LedgerEntry(models.Model):
    """A line of the hours ledger: signed credits. Append-only; a person's hours are a sum over it.

    `by` is empty for what the rules decided by themselves; `nodes` are the standard's nodes as they were then; `attachment` is
    the paper on which a person's decision rests.
    """

    kind = models.CharField(max_length=10, choices=EntryKind)
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="ledger_entries")
    webinar = models.ForeignKey(Webinar, on_delete=models.PROTECT, related_name="ledger_entries")
    policy_version = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT, related_name="ledger_entries")
    assessment = models.ForeignKey(Assessment, null=True, on_delete=models.PROTECT, related_name="ledger_entries")
    credits = models.DecimalField(max_digits=9, decimal_places=3)
    unit_kk = models.CharField(max_length=40)
    unit_ru = models.CharField(max_length=40)
    unit_en = models.CharField(max_length=40)
    nodes = models.JSONField(default=list)
    reason = models.TextField(blank=True)
    attachment = models.ForeignKey(
        Attachment, null=True, blank=True, on_delete=models.PROTECT, related_name="ledger_entries"
    )
    by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = LedgerQuerySet.as_manager()

    class Meta:
        verbose_name = _("ledger entry")
        verbose_name_plural = _("ledger entries")
        ordering = ("pk",)
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=("person", "-at"), name="ledger_of_person")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("person", "webinar"), condition=Q(kind="grant"), name="ledger_one_grant"),
            models.CheckConstraint(
                name="ledger_sign_fits_kind",
                condition=Q(kind="grant", credits__gt=0)
                | Q(kind="revoke", credits__lt=0)
                | Q(kind="correct") & ~Q(credits=0),
            ),
            models.CheckConstraint(name="ledger_says_why", condition=Q(kind="grant") | ~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.credits} {self.unit_en}"
