from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from webinars.models import Webinar
from webinars.slides.models.deck import Deck


class Turn(models.Model):
    """What the audience saw from a moment on: a page, or no slide (`deck` is None). The recording's chapters come from these.

    `media_ms` is that moment on the broadcast's timeline, so that a page turns with the picture, however late that comes.
    """

    webinar = models.ForeignKey(Webinar, on_delete=models.CASCADE, related_name="turns")
    deck = models.ForeignKey(Deck, null=True, blank=True, on_delete=models.CASCADE, related_name="turns")
    page = models.PositiveSmallIntegerField(null=True, blank=True)
    media_ms = models.PositiveBigIntegerField(default=0)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("webinar", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="turn_names_a_page_or_nothing",
                condition=Q(deck=None, page=None) | Q(deck__isnull=False, page__gt=0),
            )
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=("webinar", "media_ms"), name="turn_moments")]

    def __str__(self) -> str:
        return f"{self.webinar_id} at {self.media_ms} ms: {self.page}"
