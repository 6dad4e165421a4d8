"""What the stage does when something happens to a webinar."""

from typing import Any

import msgspec
from django.dispatch import receiver

from webinars.domain.events import Told
from webinars.domain.moderation_events import PersonBanned
from webinars.models import Webinar
from webinars.signals import webinar_ended, webinar_paused
from webinars.stage.domain.turns import end_all, leave_stage
from webinars.stage.models import Ending

BANNED = str(PersonBanned.__struct_config__.tag)


@receiver(webinar_paused)
def take_microphones_back(sender: Any, *, webinar: Webinar, **kwargs: Any) -> None:
    """In a break nothing is sent. Raised hands stay."""
    end_all(webinar, ending=Ending.BREAK)


@receiver(webinar_ended)
def clear_stage(sender: Any, *, webinar: Webinar, **kwargs: Any) -> None:
    end_all(webinar, ending=Ending.ENDED)


def hear(told: Told) -> None:
    """An event, after commit: who is sent out of the room has neither hand nor microphone in it."""
    if told.type == BANNED:
        webinar = Webinar.objects.get(pk=told.webinar_id)
        leave_stage(webinar, person_id=msgspec.json.decode(told.text)["id"])
