from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from ui.codes import new_code


class Attachment(models.Model):
    """A file that somebody laid beside an appeal or a decision. Checked when it came, never changed; it lies in the object
    storage under `key`, and `sha256` says whether that is still the same."""

    code = models.CharField(max_length=10, unique=True, default=new_code, editable=False)
    name = models.CharField(max_length=120)
    content_type = models.CharField(max_length=60)
    size_bytes = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    key = models.CharField(max_length=200)
    uploaded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("attached file")
        verbose_name_plural = _("attached files")
        ordering = ("pk",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="attachment_not_empty", condition=models.Q(size_bytes__gt=0))
        ]

    def __str__(self) -> str:
        return self.name
