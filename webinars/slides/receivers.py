"""What follows when rows go, also with the webinar that they belong to (a draft that is discarded, a rehearsal); and when
something comes into a recording.
"""

from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.db.models.signals import post_delete
from django.dispatch import receiver

from media.signals import timeline_grew
from webinars.models import Webinar
from webinars.signals import webinar_created
from webinars.slides.domain.copying import copy_decks
from webinars.slides.domain.decks import forget_files
from webinars.slides.models import Deck, Turn


@receiver(post_delete, sender=Deck)
def forget_files_of_deck(sender: type[Deck], *, instance: Deck, **kwargs: Any) -> None:
    transaction.on_commit(partial(forget_files, instance))


@receiver(webinar_created)
def take_over_decks(sender: Any, *, webinar: Webinar, **kwargs: Any) -> None:
    """A copy has the presentations of the webinar that it was copied from."""
    if webinar.copied_from is not None:
        copy_decks(webinar.copied_from, to=webinar, by=webinar.created_by)


@receiver(timeline_grew)
def move_turns(sender: type, *, broadcast_id: UUID, from_ms: int, by_ms: int, **kwargs: Any) -> None:
    """Pages go on turning with the picture."""
    Turn.objects.filter(webinar__broadcast_id=broadcast_id, media_ms__gte=from_ms).update(
        media_ms=F("media_ms") + by_ms
    )
