"""Naming those who keep order in a webinar's room. Both verbs are safe to call twice; who is in the room learns of it at once."""

from django.db import transaction

from accounts.models import User
from webinars.domain.events import append_event
from webinars.domain.moderation_events import ModeratorNamed, ModeratorWithdrawn
from webinars.models import Webinar


def name_moderator(webinar: Webinar, person: User, *, by: User) -> None:
    with transaction.atomic():
        if not webinar.moderators.filter(pk=person.pk).exists():
            webinar.moderators.add(person)
            append_event(webinar, ModeratorNamed(), person=by, to=person)


def withdraw_moderator(webinar: Webinar, person_id: int, *, by: User) -> None:
    with transaction.atomic():
        person = webinar.moderators.filter(pk=person_id).first()
        if person is not None:
            webinar.moderators.remove(person)
            append_event(webinar, ModeratorWithdrawn(), person=by, to=person)
