"""What the stage does when something happens to a webinar."""

from typing import Any

from django.dispatch import receiver

from webinars.models import Webinar
from webinars.signals import webinar_ended, webinar_paused
from webinars.stage.domain.turns import end_all
from webinars.stage.models import Ending


@receiver(webinar_paused)
def take_microphones_back(sender: Any, *, webinar: Webinar, **kwargs: Any) -> None:
    """In a break nothing is sent. Raised hands stay."""
    end_all(webinar, ending=Ending.BREAK)


@receiver(webinar_ended)
def clear_stage(sender: Any, *, webinar: Webinar, **kwargs: Any) -> None:
    end_all(webinar, ending=Ending.ENDED)
