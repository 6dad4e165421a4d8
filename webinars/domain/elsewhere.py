"""A webinar that was held somewhere else: Daris learns afterwards when it was, and who had a place in it."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from webinars import signals
from webinars.domain.locks import lock_webinar
from webinars.errors import WrongState
from webinars.models import Registration, RegistrationState, Webinar, WebinarState


def was_held_elsewhere(webinar: Webinar) -> bool:
    """It has ended, and nothing of it went through Daris."""
    return webinar.has_ended and webinar.broadcast_id is None


def hold_elsewhere(webinar: Webinar, *, started_at: datetime, ended_at: datetime) -> None:
    """Published becomes ended, at these times; what follows an end follows. One that was held elsewhere gets new times.

    Raises WrongState for one that began in Daris.
    """
    with transaction.atomic():
        locked = lock_webinar(webinar)
        is_new = locked.state == WebinarState.PUBLISHED
        if not is_new and not was_held_elsewhere(locked):
            raise WrongState
        locked.state, locked.started_at, locked.ended_at = WebinarState.ENDED, started_at, ended_at
        locked.save(update_fields=["state", "started_at", "ended_at"])
        if is_new:
            transaction.on_commit(
                partial(signals.webinar_ended.send_robust, sender=Webinar, webinar=locked), robust=True
            )
    webinar.refresh_from_db()


def give_places(webinar: Webinar, people: Iterable[User], *, by: User) -> int:
    """A confirmed place for everybody who has none, after the event: without letters, and beyond the number of places."""
    with transaction.atomic():
        lock_webinar(webinar)
        people = list(people)
        known = {one.person_id: one for one in Registration.objects.filter(webinar=webinar, person__in=people)}
        now = timezone.now()
        given = [known.get(person.pk) or Registration(webinar=webinar, person=person) for person in people]
        given = [one for one in given if one.pk is None or not one.is_confirmed]
        for one in given:
            one.state, one.confirmed_at = RegistrationState.CONFIRMED, now
            one.decided_by, one.decided_at, one.wants_reminders = by, now, False
            one.save()
        return len(given)
