import hashlib
from typing import ClassVar

from django.db import models
from django.utils import timezone

from accounts.models import User
from webinars.models import Webinar


class CaptionToken(models.Model):
    """The key of an engine that pushes captions into one webinar. Only its hash is kept: it is shown once, when it is made."""

    webinar = models.ForeignKey(Webinar, on_delete=models.CASCADE, related_name="caption_tokens")
    name = models.CharField(max_length=60)
    #: SHA-256, in hexadecimal digits.
    digest = models.CharField(max_length=64, unique=True)
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("created_at", "pk")
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=("webinar",), name="caption_tokens_of_webinar")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_valid(self) -> bool:
        return self.revoked_at is None


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
