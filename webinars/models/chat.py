from typing import ClassVar

from django.db import models
from django.utils import timezone

from accounts.models import User
from webinars.models.webinar import Webinar


class ChatMessage(models.Model):
    """What somebody wrote in a room. A removed one is shown to nobody again, and is kept for whoever has to judge it later."""

    webinar = models.ForeignKey(Webinar, on_delete=models.CASCADE, related_name="chat_messages")
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="chat_messages")
    text = models.TextField()
    #: The sender's page's own number for it: sent again after a cut line, it is the same message.
    nonce = models.CharField(max_length=64)
    by_host = models.BooleanField(default=False)
    reply_to = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="replies")
    at = models.DateTimeField(default=timezone.now)
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    pinned_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("webinar", "person", "nonce"), name="chat_message_once")
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=("webinar", "id"), name="chat_of_webinar")]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def is_removed(self) -> bool:
        return self.removed_at is not None
