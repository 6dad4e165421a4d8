from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from credits.models.terms import CreditTerms
from ui.translated import Translated

MAX_FIELDS = 4


class FieldOfStudy(models.Model):
    """What a lecture is about, in the words of those who count hours: "Assessment of learning", "Information Technology".

    The first ones come with Daris (fields_of_study.json); operators word them, add others and say which are offered.
    """

    code = models.SlugField(unique=True)
    name_kk = models.CharField(max_length=80)
    name_ru = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    name = Translated("name")
    order = models.PositiveSmallIntegerField(default=0)
    is_offered = models.BooleanField(_("offered to organisers"), default=True)

    class Meta:
        verbose_name = _("field of study")
        verbose_name_plural = _("fields of study")
        ordering = ("order", "code")

    def __str__(self) -> str:
        return self.name


class TermsField(models.Model):
    """A field of study that a webinar names, and its share of the hours. A webinar's shares make 100; fixed with its terms."""

    terms = models.ForeignKey(CreditTerms, on_delete=models.CASCADE, related_name="fields_of_study")
    field = models.ForeignKey(FieldOfStudy, on_delete=models.PROTECT, related_name="terms")
    share_pct = models.PositiveSmallIntegerField(_("share, %"))
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("field of study of a webinar")
        verbose_name_plural = _("fields of study of webinars")
        ordering = ("order", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("terms", "field"), name="terms_field_once"),
            models.CheckConstraint(
                name="terms_field_share_is_a_percentage", condition=models.Q(share_pct__gte=1, share_pct__lte=100)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.field}: {self.share_pct} %"
