"""The line between the lecturer's desk and a speaker's page: who may say something over it, and to whom it goes."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.rights import Right
from webinars.domain.locks import lock_webinar
from webinars.errors import NotLive
from webinars.models import Webinar
from webinars.stage.errors import NotYourLine
from webinars.stage.models import Desk, Turn


def open_desk(webinar: Webinar, name: str, *, by: User) -> None:
    """This page of `by` broadcasts and mixes the speakers in; the one before, if any, has no say any more. Raises NotLive."""
    with transaction.atomic():
        locked = lock_webinar(webinar)
        if not locked.is_live:
            raise NotLive
        now = {"person": by, "name": name, "opened_at": timezone.now()}
        Desk.objects.update_or_create(webinar=locked, defaults=now)


def listener_of(webinar: Webinar, turn: int, *, by: User, is_desk: bool, desk: str, line: str) -> User:
    """To whom a signal goes that `by` sends from the desk, or from the speaker's page.

    Both ends must be those of now: the page that broadcasts and the page that took the microphone. Raises NotYourLine.
    """
    held = (
        Turn.objects.filter(webinar=webinar, pk=turn, ended_at=None, line=line, webinar__desk__name=desk)
        .select_related("person", "webinar__desk__person")
        .first()
    )
    if held is None or not line:
        raise NotYourLine
    lecturer = held.webinar.desk.person
    sender, listener = (lecturer, held.person) if is_desk else (held.person, lecturer)
    if sender.pk != by.pk:
        raise NotYourLine
    return listener


def may_have_servers(webinar: Webinar, *, person: User) -> bool:
    """Relays cost money: only who has the microphone, and the team."""
    speaks = Turn.objects.filter(webinar=webinar, person=person, ended_at=None).exists()
    return speaks or person.has_perm(Right.WEBINAR_HOST, webinar)
