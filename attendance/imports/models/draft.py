"""A file that was uploaded and is looked at; nothing of it counts until somebody confirms it."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from accounts.models import User
from ui.codes import new_code
from webinars.models import Webinar


class ImportDraft(models.Model):
    """`answers` are what was answered so far: see `attendance.imports.domain.answers`."""

    code = models.CharField(max_length=10, unique=True, default=new_code, editable=False)
    webinar = models.ForeignKey(Webinar, on_delete=models.CASCADE, related_name="import_drafts")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    storage_key = models.CharField(max_length=200)
    answers = models.JSONField(default=dict)
    uploaded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-uploaded_at",)
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=("uploaded_at",), name="import_draft_age")]

    def __str__(self) -> str:
        return self.file_name
