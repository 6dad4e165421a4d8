"""The life of a webinar on air: start, pause, resume, end. Each verb is safe to call twice; only one caller wins a race."""

from datetime import datetime
from functools import partial

from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone

from accounts.models import User
from media.broadcasts import create_broadcast, end_broadcast
from webinars import signals
from webinars.domain.events import append_event
from webinars.domain.life_events import WebinarEnded, WebinarPaused, WebinarResumed, WebinarStarted
from webinars.errors import NotLive, TooEarly, WrongState
from webinars.models import Break, Interruption, Webinar, WebinarState


def start_webinar(webinar: Webinar, *, by: User) -> None:
    """Published becomes live. Already live: nothing happens, so a reloaded studio may ask again."""
    with transaction.atomic():
        locked = _lock(webinar)
        if locked.state == WebinarState.LIVE:
            return
        if locked.state != WebinarState.PUBLISHED:
            raise WrongState
        now = timezone.now()
        if now < locked.door_opens_at:
            raise TooEarly
        locked.state = WebinarState.LIVE
        locked.started_at = now
        locked.broadcast = create_broadcast()
        locked.save(update_fields=["state", "started_at", "broadcast"])
        append_event(locked, WebinarStarted(started_at=_ms(now)), person=by)
        _announce(signals.webinar_started, locked)
    webinar.refresh_from_db()


def pause_webinar(webinar: Webinar, *, by: User) -> None:
    """A break: time stands still for everyone until `resume_webinar`. Already on a break: nothing happens."""
    with transaction.atomic():
        locked = _lock_live(webinar)
        if locked.is_on_break:
            return
        now = timezone.now()
        Break.objects.create(webinar=locked, started_at=now)
        append_event(locked, WebinarPaused(paused_at=_ms(now)), person=by)
        _announce(signals.webinar_paused, locked)


def resume_webinar(webinar: Webinar, *, by: User) -> None:
    """Ends the break. Not on a break: nothing happens."""
    with transaction.atomic():
        locked = _lock_live(webinar)
        now = timezone.now()
        if not Break.objects.filter(webinar=locked, ended_at=None).update(ended_at=now):
            return
        append_event(locked, WebinarResumed(resumed_at=_ms(now)), person=by)
        _announce(signals.webinar_resumed, locked)


def end_webinar(webinar: Webinar, *, by: User | None) -> None:
    """Ends for all; open breaks and interruptions end with it. Already ended: nothing happens.

    `by` is None when the server does it.
    """
    with transaction.atomic():
        locked = _lock(webinar)
        if locked.state == WebinarState.ENDED:
            return
        if locked.state != WebinarState.LIVE:
            raise NotLive
        now = timezone.now()
        Break.objects.filter(webinar=locked, ended_at=None).update(ended_at=now)
        Interruption.objects.filter(webinar=locked, ended_at=None).update(ended_at=now)
        locked.state = WebinarState.ENDED
        locked.ended_at = now
        locked.save(update_fields=["state", "ended_at"])
        append_event(locked, WebinarEnded(ended_at=_ms(now)), person=by)
        _announce(signals.webinar_ended, locked)
    webinar.refresh_from_db()
    # Outside the transaction: closing uploads the last segment, and viewers need not wait for it.
    if webinar.broadcast:
        end_broadcast(webinar.broadcast)


def _lock(webinar: Webinar) -> Webinar:
    return Webinar.objects.select_for_update(no_key=True, of=("self",)).get(pk=webinar.pk)


def _lock_live(webinar: Webinar) -> Webinar:
    locked = _lock(webinar)
    if not locked.is_live:
        raise NotLive
    return locked


def _announce(signal: Signal, webinar: Webinar) -> None:
    # Robust: a failing listener must not undo what the lecturer did; it is logged by Django.
    transaction.on_commit(partial(signal.send_robust, sender=Webinar, webinar=webinar))


def _ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)
