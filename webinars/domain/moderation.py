"""Keeping order: who may not write, and who may not be here. Attended time and all that was earned before stays."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.rights import Right
from webinars.domain.events import Event, append_event
from webinars.domain.locks import lock_webinar
from webinars.domain.moderation_events import (
    PersonBanned,
    PersonMuted,
    PersonUnbanned,
    PersonUnmuted,
    VoiceGiven,
    VoiceTaken,
)
from webinars.errors import WebinarError
from webinars.models import Audience, Registration, Webinar


class NotAParticipant(WebinarError):
    message = _("Only participants can be muted or sent out.")


def mute_person(webinar: Webinar, person_id: int, *, by: User) -> None:
    """They read the chat and cannot write. Muted already: nothing happens."""
    with transaction.atomic():
        place = _participant(webinar, person_id)
        if place.muted_at is None:
            _set(place, muted_at=timezone.now())
            _tell(place, PersonMuted(id=place.person_id, name=place.person.display_name), by=by)
            append_event(webinar, VoiceTaken(), person=by, to=place.person)


def unmute_person(webinar: Webinar, person_id: int, *, by: User) -> None:
    with transaction.atomic():
        place = _participant(webinar, person_id)
        if place.muted_at is not None:
            _set(place, muted_at=None)
            _tell(place, PersonUnmuted(id=place.person_id), by=by)
            append_event(webinar, VoiceGiven(), person=by, to=place.person)


def ban_person(webinar: Webinar, person_id: int, *, by: User) -> None:
    """They are out, on all devices, and cannot come back until `unban_person`."""
    with transaction.atomic():
        place = _participant(webinar, person_id)
        if place.banned_at is None:
            _set(place, banned_at=timezone.now())
            _tell(place, PersonBanned(id=place.person_id, name=place.person.display_name), by=by)


def unban_person(webinar: Webinar, person_id: int, *, by: User) -> None:
    with transaction.atomic():
        place = _participant(webinar, person_id)
        if place.banned_at is not None:
            _set(place, banned_at=None)
            _tell(place, PersonUnbanned(id=place.person_id), by=by)


def _participant(webinar: Webinar, person_id: int) -> Registration:
    """Locked after its webinar, as when somebody gives their place back. Raises NotAParticipant for the team, moderators and
    those who are not registered."""
    lock_webinar(webinar)
    place = (
        Registration.objects.select_for_update(of=("self",), no_key=True)
        .select_related("person")
        .filter(webinar=webinar, person_id=person_id)
        .first()
    )
    if place is None or place.person.has_perm(Right.WEBINAR_MODERATE, webinar):
        raise NotAParticipant
    return place


def _set(place: Registration, **fields: object) -> None:
    for name, value in fields.items():
        setattr(place, name, value)
    place.save(update_fields=list(fields))


def _tell(place: Registration, event: Event, *, by: User) -> None:
    append_event(place.webinar, event, person=by, to=Audience.HOSTS)
