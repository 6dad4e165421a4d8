"""What polls do when something happens to a webinar."""

from typing import Any

from django.dispatch import receiver

from webinars.models import Webinar
from webinars.polls.domain.preparing import copy_polls
from webinars.polls.domain.running import close_all
from webinars.signals import webinar_created, webinar_ended


@receiver(webinar_ended)
def close_what_is_open(sender: Any, *, webinar: Webinar, **kwargs: Any) -> None:
    close_all(webinar)


@receiver(webinar_created)
def take_over_polls(sender: Any, *, webinar: Webinar, **kwargs: Any) -> None:
    """A copy has the polls of the webinar that it was copied from."""
    if webinar.copied_from is not None:
        copy_polls(webinar.copied_from, to=webinar, by=webinar.created_by)
