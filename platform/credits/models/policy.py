from functools import cached_property
from typing import Any, ClassVar, Self

import msgspec
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, User
from credits.domain.params import PolicyError, PolicyParams
from ui.translated import Translated


class CertificateWording(models.TextChoices):
    """Which sentence a certificate under the policy says; the sentences: certificates/wording.json."""

    WEBINAR = "webinar", _("Took part in a webinar")
    COURSE = "course", _("Completed a professional development course")


class PolicyQuerySet(models.QuerySet["Policy"]):
    def offered_to(self, organisation_id: int | None) -> Self:
        """What organisers of that institute may choose: what is shared, and the institute's own."""
        return self.filter(_shared_or_of(organisation_id), is_offered=True)

    def known_to(self, organisation_id: int | None) -> Self:
        """Offered or not."""
        return self.filter(_shared_or_of(organisation_id))


def _shared_or_of(organisation_id: int | None) -> Q:
    shared = Q(organisation=None)
    return shared | Q(organisation=organisation_id) if organisation_id is not None else shared


class Policy(models.Model):
    """A way to earn credit, for people: its name and words. The rule itself is in its versions.

    Without an organisation it is shared by all institutes; an institute's own is offered to its organisers alone.
    """

    slug = models.SlugField(unique=True)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="credit_policies"
    )
    name_kk = models.CharField(max_length=120)
    name_ru = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    name = Translated("name")
    description_kk = models.TextField(blank=True)
    description_ru = models.TextField(blank=True)
    description_en = models.TextField(blank=True)
    description = Translated("description")
    order = models.PositiveSmallIntegerField(default=0)
    is_offered = models.BooleanField(_("offered to organisers"), default=False)
    certificate_wording = models.CharField(
        max_length=10, choices=CertificateWording, default=CertificateWording.WEBINAR
    )
    # Printed small under the sentence: the act on which the certificate rests.
    certificate_note_kk = models.CharField(max_length=300, blank=True)
    certificate_note_ru = models.CharField(max_length=300, blank=True)
    certificate_note_en = models.CharField(max_length=300, blank=True)

    objects = PolicyQuerySet.as_manager()

    class Meta:
        verbose_name = _("credit policy")
        verbose_name_plural = _("credit policies")
        ordering = ("order", "slug")

    def __str__(self) -> str:
        return self.name

    @property
    def is_shared(self) -> bool:
        return self.organisation_id is None

    def is_offered_to(self, organisation_id: int | None) -> bool:
        return self.is_offered and self.organisation_id in (None, organisation_id)

    @property
    def latest(self) -> "PolicyVersion":
        version = self.versions.order_by("-version").first()
        if version is None:
            raise PolicyVersion.DoesNotExist(f"Policy {self.slug} has no version")
        return version


class PolicyVersion(models.Model):
    """The parameters of a policy at one time. Once used it is never edited or deleted (a trigger sees to it): a change
    makes a new version, so each credit can be computed again years later."""

    policy = models.ForeignKey(Policy, on_delete=models.PROTECT, related_name="versions")
    version = models.PositiveSmallIntegerField()
    params_json = models.JSONField(_("parameters"))
    note = models.CharField(_("what changed"), max_length=300, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    unit = Translated("unit")

    class Meta:
        verbose_name = _("version of a credit policy")
        verbose_name_plural = _("versions of credit policies")
        ordering = ("policy", "version")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("policy", "version"), name="policy_version_unique"),
            models.CheckConstraint(name="policy_versions_from_1", condition=models.Q(version__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.policy.slug} {self.version}"

    def clean(self) -> None:
        try:
            params_from_json(self.params_json)
        except (msgspec.ValidationError, PolicyError) as error:
            raise ValidationError({"params_json": str(error)}) from error

    @cached_property
    def params(self) -> PolicyParams:
        return params_from_json(self.params_json)

    @property
    def unit_kk(self) -> str:
        return self.params.unit_kk

    @property
    def unit_ru(self) -> str:
        return self.params.unit_ru

    @property
    def unit_en(self) -> str:
        return self.params.unit_en


def params_from_json(data: Any) -> PolicyParams:
    """Raises msgspec.ValidationError for a wrong shape, PolicyError for parameters that contradict each other."""
    return msgspec.convert(data, PolicyParams)


def params_to_json(params: PolicyParams) -> Any:
    return msgspec.to_builtins(params)
