from typing import Any, ClassVar

import msgspec
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from credits.domain.inputs import CreditInputs
from credits.domain.policy import Reason
from credits.models.policy import PolicyVersion
from webinars.models import Webinar


class Assessment(models.Model):
    """One computation: the facts, their hash, the version of the policy, the result with its reasons. Append-only.

    The newest of a person and webinar is the current one. `base` is the value before rounding and limits. `delivery` says by
    which ways the time came (`credits.domain.delivery`); no policy looks at it, so it is none of the hashed facts. Empty
    in assessments from before it was kept.
    """

    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="assessments")
    webinar = models.ForeignKey(Webinar, on_delete=models.PROTECT, related_name="assessments")
    policy_version = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT, related_name="assessments")
    inputs_json = models.JSONField(_("facts"))
    inputs_hash = models.CharField(max_length=64)
    credits = models.DecimalField(max_digits=9, decimal_places=3)
    waiting = models.DecimalField(_("waiting for the quiz"), max_digits=9, decimal_places=3, default=0)
    base = models.DecimalField(max_digits=9, decimal_places=3)
    reasons_json = models.JSONField(_("reasons"))
    delivery = models.JSONField(default=list, blank=True)
    computed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        ordering = ("pk",)
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=("webinar", "person", "-id"), name="assessment_current")
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="assessment_not_negative", condition=models.Q(credits__gte=0, waiting__gte=0, base__gte=0)
            )
        ]

    def __str__(self) -> str:
        return f"{self.webinar_id}/{self.person_id}: {self.credits}"

    @property
    def inputs(self) -> CreditInputs:
        return msgspec.convert(self.inputs_json, CreditInputs)

    @property
    def reasons(self) -> list[Reason]:
        reasons: Any = self.reasons_json
        return msgspec.convert(reasons, list[Reason])
