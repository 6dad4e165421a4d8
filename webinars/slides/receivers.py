"""What follows when rows go, also with the webinar that they belong to (a draft that is discarded, a rehearsal)."""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from webinars.slides.domain.decks import forget_files
from webinars.slides.models import Deck


@receiver(post_delete, sender=Deck)
def forget_files_of_deck(sender: type[Deck], *, instance: Deck, **kwargs: Any) -> None:
    transaction.on_commit(partial(forget_files, instance))
