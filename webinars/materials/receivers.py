"""What materials do when something happens to a webinar; and what follows when their rows go, also with the webinar."""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from webinars.materials.domain.copying import copy_materials
from webinars.materials.domain.giving import forget_file
from webinars.materials.domain.telling import tell_moment
from webinars.materials.models import Material, Moment
from webinars.models import Webinar
from webinars.signals import webinar_created, webinar_ended, webinar_started


@receiver(post_delete, sender=Material)
def forget_file_of_material(sender: type[Material], *, instance: Material, **kwargs: Any) -> None:
    if instance.is_file:
        transaction.on_commit(partial(forget_file, instance))


@receiver(webinar_created)
def take_over_materials(sender: Any, *, webinar: Webinar, **kwargs: Any) -> None:
    """A copy has the materials of the webinar that it was copied from."""
    if webinar.copied_from is not None:
        copy_materials(webinar.copied_from, to=webinar, by=webinar.created_by)


@receiver(webinar_started)
def show_what_is_for_the_lecture(sender: Any, *, webinar: Webinar, **kwargs: Any) -> None:
    tell_moment(webinar, moment=Moment.DURING)


@receiver(webinar_ended)
def show_what_is_for_afterwards(sender: Any, *, webinar: Webinar, **kwargs: Any) -> None:
    tell_moment(webinar, moment=Moment.AFTER)
