"""What was taken over from a webinar held elsewhere. Evidence: rows are only added (migration 0002)."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from ui.codes import new_code
from webinars.models import Webinar


class MatchedBy(models.TextChoices):
    EMAIL = "email", _("by e-mail address")
    PERSON = "person", _("by a person")
    BEFORE = "before", _("as decided before")
    NEW = "new", _("a new account")


class MeetingImport(models.Model):
    """One confirmed import: the file, how it was read, who said so. The file itself lies in the storage under its key."""

    code = models.CharField(max_length=10, unique=True, default=new_code, editable=False)
    webinar = models.ForeignKey(Webinar, on_delete=models.PROTECT, related_name="meeting_imports")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    file_name = models.CharField(max_length=200)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    storage_key = models.CharField(max_length=200)
    #: A value of `attendance.imports.reading.report.Product`.
    product = models.CharField(max_length=20)
    meeting = models.CharField(max_length=200, blank=True)
    topic = models.CharField(max_length=500, blank=True)
    date_order = models.CharField(max_length=3)
    zone = models.CharField(max_length=50)
    #: When the lecture began and ended by this import; none where Daris knew by itself.
    content_from = models.DateTimeField(null=True, blank=True)
    content_to = models.DateTimeField(null=True, blank=True)
    added = models.PositiveIntegerField()
    known = models.PositiveIntegerField()
    #: Intervals of earlier imports that this file no longer has. They stay.
    missing = models.PositiveIntegerField()
    #: Who was left out: name and address as they stand in the file, and why.
    left_out = models.JSONField(default=list)

    class Meta:
        ordering = ("-at", "-pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="import_says_when_or_not",
                condition=Q(content_from=None, content_to=None) | Q(content_to__gt=F("content_from")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.webinar_id} {self.file_name}"


class ImportedSpan(models.Model):
    """Somebody was there, says the file. `line` is the row's number in it, `name` and `email` stand as they do there."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting_import = models.ForeignKey(MeetingImport, on_delete=models.PROTECT, related_name="spans")
    webinar = models.ForeignKey(Webinar, on_delete=models.PROTECT, related_name="imported_spans")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="imported_spans")
    line = models.PositiveIntegerField()
    name = models.CharField(max_length=500, blank=True)
    email = models.CharField(max_length=500, blank=True)
    matched_by = models.CharField(max_length=6, choices=MatchedBy)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField()

    class Meta:
        ordering = ("started_at", "id")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            # What makes a second import of the same rows change nothing.
            models.UniqueConstraint(fields=("webinar", "person", "started_at", "ended_at"), name="imported_span_once"),
            models.CheckConstraint(name="imported_span_has_length", condition=Q(ended_at__gt=F("started_at"))),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.started_at:%H:%M:%S}"
