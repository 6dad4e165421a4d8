"""The life of a webinar on air: start, pause, resume, end. Each verb is safe to call twice; only one caller wins a race."""

from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.db.models import DateTimeField, F, Value
from django.db.models.functions import Greatest
from django.dispatch import Signal
from django.utils import timezone

from accounts.models import User
from media.broadcasts import create_broadcast, end_broadcast
from webinars import signals
from webinars.domain.air import clear_air
from webinars.domain.events import append_event
from webinars.domain.life_events import BreakProlonged, WebinarEnded, WebinarPaused, WebinarResumed, WebinarStarted
from webinars.errors import BreakTooLong, NotLive, NotOnBreak, TooEarly, WrongState
from webinars.models import Break, Interruption, Webinar, WebinarState

LONGEST_BREAK = timedelta(hours=2)


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


def pause_webinar(webinar: Webinar, *, by: User, length_min: int | None = None) -> None:
    """A break: time stands still for everyone until `resume_webinar`. Already on a break: nothing happens.

    `length_min` is what everyone is told, and counts down before them. The break does not end by itself.
    """
    _check_length(length_min)
    with transaction.atomic():
        locked = _lock_live(webinar)
        if locked.is_on_break:
            return
        now = timezone.now()
        until = None if length_min is None else now + timedelta(minutes=length_min)
        Break.objects.create(webinar=locked, started_at=now, until=until)
        append_event(locked, WebinarPaused(paused_at=_ms(now), until=None if until is None else _ms(until)), person=by)
        _announce(signals.webinar_paused, locked)


def prolong_break(webinar: Webinar, *, by: User, length_min: int) -> None:
    """So much longer than was said, or than now when that has passed or nothing was said."""
    _check_length(length_min)
    with transaction.atomic():
        locked = _lock_live(webinar)
        pause = Break.objects.filter(webinar=locked, ended_at=None).first()
        if pause is None:
            raise NotOnBreak
        now = timezone.now()
        until = min(max(pause.until or now, now) + timedelta(minutes=length_min), now + LONGEST_BREAK)
        Break.objects.filter(pk=pause.pk).update(until=until)
        append_event(locked, BreakProlonged(until=_ms(until)), person=by)


def resume_webinar(webinar: Webinar, *, by: User) -> None:
    """Ends the break. Not on a break: nothing happens."""
    with transaction.atomic():
        locked = _lock_live(webinar)
        now = timezone.now()
        if not Break.objects.filter(webinar=locked, ended_at=None).update(ended_at=now):
            return
        append_event(locked, WebinarResumed(resumed_at=_ms(now)), person=by)
        _announce(signals.webinar_resumed, locked)


def end_webinar(webinar: Webinar, *, by: User | None, at: datetime | None = None) -> None:
    """Ends for all; open breaks and interruptions end with it. Already ended: nothing happens.

    `by` is None when the server does it, and `at` when the lecture was over, if not now.
    """
    with transaction.atomic():
        locked = _lock(webinar)
        if locked.state == WebinarState.ENDED:
            return
        if locked.state != WebinarState.LIVE:
            raise NotLive
        now = timezone.now()
        ended_at = at or now
        for kind in (Break, Interruption):
            # One that began after the end ends as it begins.
            kind.objects.filter(webinar=locked, ended_at=None).update(
                ended_at=Greatest(F("started_at"), Value(ended_at, output_field=DateTimeField()))
            )
        clear_air(locked, now=now)
        locked.state = WebinarState.ENDED
        locked.ended_at = ended_at
        locked.save(update_fields=["state", "ended_at"])
        append_event(locked, WebinarEnded(ended_at=_ms(ended_at)), person=by)
        _announce(signals.webinar_ended, locked)
    webinar.refresh_from_db()
    # Outside the transaction: closing uploads the last segment, and viewers need not wait for it.
    if webinar.broadcast:
        end_broadcast(webinar.broadcast)


def _check_length(length_min: int | None) -> None:
    if length_min is not None and not 1 <= length_min * 60 <= LONGEST_BREAK.total_seconds():
        raise BreakTooLong


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
