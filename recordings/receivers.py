"""What lower apps tell us: a webinar began, its media are all stored."""

from typing import Any

from django.dispatch import receiver

from media.models import Broadcast
from media.signals import broadcast_closed
from recordings.domain.closing import close_recording, create_recording, settle_recording
from webinars.models import Webinar
from webinars.signals import webinar_ended, webinar_started


@receiver(webinar_started)
def keep_from_the_start(sender: Any, *, webinar: Webinar, **kwargs: Any) -> None:
    create_recording(webinar)


@receiver(broadcast_closed)
def close_with_the_broadcast(sender: Any, *, broadcast: Broadcast, **kwargs: Any) -> None:
    # While the webinar is live its broadcast stays open; an import closes its recording itself.
    webinar = Webinar.objects.filter(broadcast=broadcast, started_at__isnull=False).first()
    if webinar:
        close_recording(create_recording(webinar), broadcast=broadcast)


@receiver(webinar_ended)
def settle_at_the_end(sender: Any, *, webinar: Webinar, **kwargs: Any) -> None:
    """The broadcast may have been closed before (nothing was ever sent): then no other signal comes."""
    settle_recording(create_recording(webinar))
