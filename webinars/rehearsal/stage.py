"""The webinar of a rehearsal and its simulated people: made for it, removed with everything that they left."""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from media.broadcasts import create_broadcast, end_broadcast
from media.models import Broadcast
from media.store import default_store
from webinars.models import Lecturership, Registration, Webinar, WebinarState
from webinars.signals import rehearsal_removed

DOMAIN = "rehearsal.invalid"
"""Addresses that no mail can reach (RFC 6761)."""
FORGOTTEN_AFTER = timedelta(hours=12)
"""A rehearsal that is older was killed: the next one removes it."""


@dataclass(frozen=True, slots=True)
class Stage:
    webinar: Webinar
    lecturer: str
    viewers: list[str]
    """Keys of sessions, for the cookie `sessionid`."""


def set_stage(like: Webinar, *, viewers: int) -> Stage:
    """A webinar on air with the titles and settings of `like`, and people who are signed in. Nobody is told."""
    with transaction.atomic():
        run = secrets.token_hex(6)
        lecturer, *audience = _people(run, viewers + 1)
        now = timezone.now()
        webinar = Webinar.objects.create(
            **{
                f"{name}_{code}": getattr(like, f"{name}_{code}")
                for name in ("title", "description")
                for code in _codes()
            },
            language=like.language,
            starts_at=now,
            length_min=like.length_min,
            organisation=like.organisation,
            created_by=lecturer,
            state=WebinarState.LIVE,
            started_at=now,
            published_at=now,
            broadcast=create_broadcast(),
            is_rehearsal=True,
        )
        Lecturership.objects.create(webinar=webinar, lecturer=lecturer)
        Registration.objects.bulk_create(
            Registration(webinar=webinar, person=person, wants_reminders=False) for person in audience
        )
    return Stage(webinar, _sign_in(lecturer), [_sign_in(person) for person in audience])


def clear_stage(webinar: Webinar, *, viewers: list[str] | None = None) -> None:
    """Removes the rehearsal, its people, sessions, evidence and media. Raises ValueError for a webinar that is none.

    Call it when the sockets are closed and the server has had the seconds it needs to write what they left.
    """
    if not webinar.is_rehearsal:
        raise ValueError("Only a rehearsal can be removed")
    broadcast = webinar.broadcast
    if broadcast is not None:
        # Loosened first: what is closed now is no recording of a webinar.
        Webinar.objects.filter(pk=webinar.pk).update(broadcast=None)
        end_broadcast(broadcast)
    Session.objects.filter(session_key__in=viewers or []).delete()
    with transaction.atomic():
        rehearsal_removed.send(sender=Webinar, webinar=webinar)
        people = list(Registration.objects.filter(webinar=webinar).values_list("person_id", flat=True))
        people += [webinar.created_by_id]
        webinar.delete()
        User.objects.filter(pk__in=people, email__endswith=f"@{DOMAIN}").delete()
    if broadcast is not None:
        Broadcast.objects.filter(pk=broadcast.pk).delete()
        default_store().delete_prefix(broadcast.storage_prefix)


def forgotten_stages() -> list[Webinar]:
    """Those whose command was killed before it could tidy up."""
    return list(Webinar.objects.filter(is_rehearsal=True, created_at__lt=timezone.now() - FORGOTTEN_AFTER))


def _people(run: str, count: int) -> list[User]:
    nobody = make_password(None)
    return User.objects.bulk_create(
        User(
            email=f"{run}-{number}@{DOMAIN}",
            name=f"Rehearsal {number}",
            name_latin=f"Rehearsal {number}",
            password=nobody,
            roles=[] if number else [Role.LECTURER],
        )
        for number in range(count)
    )


def _sign_in(person: User) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.set_expiry(FORGOTTEN_AFTER)
    session.create()
    return str(session.session_key)


def _codes() -> list[str]:
    return [code for code, _ in settings.LANGUAGES]
