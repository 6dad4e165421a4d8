from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from accounts.models import User
from webinars.captions.limits import LONGEST_TEXT
from webinars.captions.models.token import CaptionToken
from webinars.models import Webinar


class CaptionLine(models.Model):
    """What was said, on the broadcast's timeline in ms, which is the recording's too."""

    webinar = models.ForeignKey(Webinar, on_delete=models.CASCADE, related_name="caption_lines")
    #: A code of two or three letters (ISO 639).
    language = models.CharField(max_length=3)
    start_ms = models.PositiveBigIntegerField()
    end_ms = models.PositiveBigIntegerField()
    text = models.CharField(max_length=LONGEST_TEXT)
    by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    token = models.ForeignKey(CaptionToken, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    said_at = models.DateTimeField()
    corrected_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("webinar", "language", "start_ms")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("webinar", "language", "start_ms"), name="caption_line_begins_once"),
            models.CheckConstraint(name="caption_line_ends_after_start", condition=Q(end_ms__gt=F("start_ms"))),
            models.CheckConstraint(name="caption_line_says_something", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return self.text
