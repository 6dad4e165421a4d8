from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from ui.translated import Translated


class VersionStatus(models.TextChoices):
    DRAFT = "draft", _("Draft")
    IN_FORCE = "in_force", _("In force")
    REPEALED = "repealed", _("Repealed")
    NOT_VERIFIED = "not_verified", _("Status not verified")


class Standard(models.Model):
    """A professional standard, for example "Teacher". Its text lives in versions."""

    slug = models.SlugField(unique=True)
    title_kk = models.CharField(max_length=250)
    title_ru = models.CharField(max_length=250, blank=True)
    title_en = models.CharField(max_length=250, blank=True)
    title = Translated("title")

    class Meta:
        ordering = ("slug",)

    def __str__(self) -> str:
        return self.title


class StandardVersion(models.Model):
    """One text of a standard, as an act put it in force.

    `registration_number` may be empty: not every act has one. `is_demo` marks a tree that is not the official text.
    """

    standard = models.ForeignKey(Standard, on_delete=models.CASCADE, related_name="versions")
    label = models.CharField(_("label"), max_length=20, help_text=_("Usually the year."))
    act_kk = models.CharField(max_length=500)
    act_ru = models.CharField(max_length=500, blank=True)
    act_en = models.CharField(max_length=500, blank=True)
    act = Translated("act")
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
    registration_number = models.CharField(_("registration number"), max_length=50, blank=True)
    registered_on = models.DateField(_("registered on"), null=True, blank=True)
    source_url = models.URLField(_("source"), blank=True)
    status = models.CharField(_("status"), max_length=20, choices=VersionStatus, default=VersionStatus.DRAFT)
    in_force_from = models.DateField(_("in force from"), null=True, blank=True)
    in_force_to = models.DateField(_("in force to"), null=True, blank=True)
    is_demo = models.BooleanField(_("demo, not the official text"), default=False)

    class Meta:
        ordering = ("standard", "-label")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("standard", "label"), name="standard_version_label_unique"),
            models.CheckConstraint(
                name="standard_version_in_force_from_before_to",
                condition=models.Q(in_force_to__isnull=True) | models.Q(in_force_from__lte=models.F("in_force_to")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.standard.title}, {self.label}"
