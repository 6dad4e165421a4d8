from decimal import Decimal
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from credits.models.policy import PolicyVersion
from webinars.models import Webinar

MAX_SIGNERS = 2


class SignerPosition(models.TextChoices):
    """Titles on a certificate are chosen, not typed, so that they can be printed in each language."""

    DIRECTOR = "director", _("Director")
    DEPUTY_DIRECTOR = "deputy_director", _("Deputy director")
    HEAD = "head", _("Head of department")
    RECTOR = "rector", _("Rector")
    METHODOLOGIST = "methodologist", _("Methodologist")
    LECTURER = "lecturer", _("Lecturer")


class CreditTerms(models.Model):
    """What a webinar is worth and by which version of which policy. Fixed when the webinar starts.

    `nominal_credits` is needed by nominal policies only; `cap` limits what one person can get here; `words` are
    those of the text to read, for self-study policies. `signers` is a list of
    {"position": SignerPosition, "name": text}, at most two. Its `fields_of_study` are rows of TermsField.
    """

    webinar = models.OneToOneField(Webinar, on_delete=models.CASCADE, related_name="credit_terms")
    policy_version = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT, related_name="terms")
    nominal_credits = models.DecimalField(max_digits=7, decimal_places=3, null=True, blank=True)
    cap = models.DecimalField(max_digits=7, decimal_places=3, null=True, blank=True)
    words = models.PositiveIntegerField(default=0)
    signers = models.JSONField(default=list, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("credit terms of a webinar")
        verbose_name_plural = _("credit terms of webinars")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="terms_nominal_positive",
                condition=models.Q(nominal_credits=None) | models.Q(nominal_credits__gt=Decimal(0)),
            ),
            models.CheckConstraint(
                name="terms_cap_positive", condition=models.Q(cap=None) | models.Q(cap__gt=Decimal(0))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.webinar}: {self.policy_version}"

    @property
    def policy(self) -> Any:
        return self.policy_version.policy
