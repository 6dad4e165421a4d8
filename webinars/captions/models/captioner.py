from typing import ClassVar

from django.db import models
from django.utils import timezone

from accounts.models import User
from webinars.models import Webinar


class Captioner(models.Model):
    """Somebody whom the team named to type what is said in a webinar."""

    webinar = models.ForeignKey(Webinar, on_delete=models.CASCADE, related_name="captioners")
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    named_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    named_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("named_at", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("webinar", "person"), name="captioner_once")
        ]
