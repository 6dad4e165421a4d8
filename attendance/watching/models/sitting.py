"""Evidence of watching a recording: one opened page of one person on one device."""

import uuid
from typing import ClassVar

from django.db import models

from accounts.models import User
from webinars.models import Webinar


class Sitting(models.Model):
    """Begins as the recording begins to play in a page, by the server's clock. Append-only, as all evidence."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    webinar = models.ForeignKey(Webinar, on_delete=models.PROTECT, related_name="sittings")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="sittings")
    device_label = models.CharField(max_length=80, blank=True)
    ip = models.GenericIPAddressField(null=True, blank=True)
    user_agent = models.CharField(max_length=400, blank=True)
    opened_at = models.DateTimeField()

    class Meta:
        ordering = ("opened_at", "id")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=("webinar", "person"), name="sitting_of_person"),
            models.Index(fields=("person", "-opened_at"), name="sitting_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.opened_at:%Y-%m-%d %H:%M:%S}"
