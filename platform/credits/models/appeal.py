from decimal import Decimal
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from credits.models.assessment import Assessment
from credits.models.attachment import Attachment
from credits.models.ledger import LedgerEntry
from ui.codes import new_code
from webinars.models import Webinar

MOST_WORDS = 4000
"""Characters of an appeal or of a decision."""


class AppealQuerySet(models.QuerySet["Appeal"]):
    def open(self) -> "AppealQuerySet":
        return self.filter(decision=None)

    def decided(self) -> "AppealQuerySet":
        return self.exclude(decision=None)


class Appeal(models.Model):
    """A participant says that a figure is wrong. What they wrote and laid beside it never changes.

    `credits` is what the ledger said then, `asked` what the person thinks it should be (empty: they do not say).
    """

    code = models.CharField(max_length=10, unique=True, default=new_code, editable=False)
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="appeals")
    webinar = models.ForeignKey(Webinar, on_delete=models.PROTECT, related_name="appeals")
    assessment = models.ForeignKey(Assessment, null=True, on_delete=models.PROTECT, related_name="appeals")
    credits = models.DecimalField(max_digits=9, decimal_places=3)
    asked = models.DecimalField(max_digits=9, decimal_places=3, null=True, blank=True)
    text = models.TextField(max_length=MOST_WORDS)
    attachment = models.ForeignKey(Attachment, null=True, blank=True, on_delete=models.PROTECT, related_name="appeals")
    at = models.DateTimeField(default=timezone.now)

    objects = AppealQuerySet.as_manager()

    class Meta:
        verbose_name = _("appeal")
        verbose_name_plural = _("appeals")
        ordering = ("pk",)
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=("webinar", "person"), name="appeal_of_person")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="appeal_says_why", condition=~Q(text="")),
            models.CheckConstraint(name="appeal_asks_for_no_less_than_0", condition=Q(asked=None) | Q(asked__gte=0)),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.person}"

    @property
    def verdict(self) -> "AppealDecision | None":
        found: Any = getattr(self, "decision", None)
        return found if isinstance(found, AppealDecision) else None

    @property
    def is_open(self) -> bool:
        return self.verdict is None


class Outcome(models.TextChoices):
    UPHELD = "upheld", _("The figure was changed")
    DECLINED = "declined", _("The figure stands")


class AppealDecision(models.Model):
    """What an organiser decided, once. `entry` is the line of the ledger that it made; none when the figure stands."""

    appeal = models.OneToOneField(Appeal, on_delete=models.PROTECT, related_name="decision")
    outcome = models.CharField(max_length=10, choices=Outcome)
    before = models.DecimalField(max_digits=9, decimal_places=3)
    credits = models.DecimalField(max_digits=9, decimal_places=3)
    reason = models.TextField(max_length=MOST_WORDS)
    attachment = models.ForeignKey(Attachment, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    entry = models.OneToOneField(
        LedgerEntry, null=True, blank=True, on_delete=models.PROTECT, related_name="appeal_decision"
    )
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("decision on an appeal")
        verbose_name_plural = _("decisions on appeals")
        ordering = ("pk",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="appeal_decision_says_why", condition=~Q(reason="")),
            models.CheckConstraint(name="appeal_decision_not_negative", condition=Q(credits__gte=Decimal(0))),
            models.CheckConstraint(
                name="appeal_changes_by_a_line",
                condition=Q(outcome="upheld", entry__isnull=False) | Q(outcome="declined", entry=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.appeal.code}: {self.outcome}"

    @property
    def is_upheld(self) -> bool:
        return self.outcome == Outcome.UPHELD
