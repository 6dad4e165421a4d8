"""Signs of life of the server, from which its own downtime is known afterwards."""

import uuid
from typing import ClassVar

from django.db import models

from webinars.models import Webinar


class ServerSign(models.Model):
    """One process that has people in the room of a webinar: `at` moves on every two seconds while it lives. Whoever finds it
    standing still makes an interruption of it and deletes it. No evidence by itself."""

    process = models.UUIDField(default=uuid.uuid4)
    webinar = models.ForeignKey(Webinar, on_delete=models.CASCADE, related_name="+")
    #: When the process began.
    since = models.DateTimeField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("process", "webinar"), name="server_sign_once")
        ]

    def __str__(self) -> str:
        return f"{self.webinar_id} {self.at:%H:%M:%S}"
