"""From the first draft to the day: prepare, publish, move, call off, copy."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone

from accounts.models import Organisation, User
from standards.models import Node
from ui.translated import field_names
from webinars import signals
from webinars.domain.checklist import problems
from webinars.domain.locks import lock_webinar
from webinars.domain.notices import Notice
from webinars.domain.registration import admit_pending, fill_places
from webinars.domain.rights import tell_right_taken
from webinars.errors import AlreadyCancelled, AlreadyStarted, NotPublishable, StartInPast, TooFewPlaces, WrongState
from webinars.models import Lecturership, RegistrationPolicy, Webinar, WebinarState
from webinars.tasks import mail_registered

TEXTS = (*field_names("title"), *field_names("description"))
COLUMNS = (*TEXTS, "language", "starts_at", "length_min", "capacity", "registration", "organisation")
YEAR = timedelta(weeks=52)
"""Keeps the day of the week."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What an organiser fills in. `starts_at` is aware; no `capacity` means no limit; lecturers in the order of their names."""

    organisation: Organisation
    starts_at: datetime
    title_kk: str = ""
    title_ru: str = ""
    title_en: str = ""
    description_kk: str = ""
    description_ru: str = ""
    description_en: str = ""
    language: str = "kk"
    length_min: int = 90
    capacity: int | None = None
    registration: str = RegistrationPolicy.OPEN
    lecturers: Sequence[User] = ()
    nodes: Sequence[Node] = ()


def create_webinar(plan: Plan, *, by: User, copied_from: Webinar | None = None) -> Webinar:
    """A draft that only its team sees. Apps above learn of `copied_from` from the webinar of `webinar_created`."""
    with transaction.atomic():
        webinar = Webinar(created_by=by, copied_from=copied_from, **{name: getattr(plan, name) for name in COLUMNS})
        webinar.save()
        _name_lecturers(webinar, plan.lecturers)
        webinar.nodes.set(plan.nodes)
        _announce(signals.webinar_created, webinar)
    return webinar


def edit_webinar(webinar: Webinar, plan: Plan) -> None:
    """A draft or a coming webinar takes over the plan. Of a new time people hear as from `reschedule_webinar`."""
    with transaction.atomic():
        locked = _lock_changeable(webinar)
        if plan.capacity is not None and (taken := locked.registrations.confirmed().count()) > plan.capacity:
            raise TooFewPlaces(taken)
        when = (locked.starts_at, locked.length_min)
        was_by_approval = locked.registration == RegistrationPolicy.APPROVAL
        for name in COLUMNS:
            setattr(locked, name, getattr(plan, name))
        locked.starts_at, locked.length_min = when
        locked.save(update_fields=COLUMNS)
        _name_lecturers(locked, plan.lecturers)
        locked.nodes.set(plan.nodes)
        _move(locked, starts_at=plan.starts_at, length_min=plan.length_min)
        if was_by_approval and locked.registration == RegistrationPolicy.OPEN:
            admit_pending(locked)
        else:
            fill_places(locked)
    webinar.refresh_from_db()


def publish_webinar(webinar: Webinar) -> None:
    """A draft becomes visible and open for registration. Published before: nothing happens."""
    with transaction.atomic():
        locked = lock_webinar(webinar)
        if locked.state == WebinarState.PUBLISHED:
            return
        if locked.state != WebinarState.DRAFT:
            raise WrongState
        if missing := problems(locked):
            raise NotPublishable(missing)
        locked.state = WebinarState.PUBLISHED
        locked.published_at = timezone.now()
        locked.save(update_fields=["state", "published_at"])
        _announce(signals.webinar_published, locked)
    webinar.refresh_from_db()


def reschedule_webinar(webinar: Webinar, *, starts_at: datetime, length_min: int) -> None:
    """Moves a draft or a coming webinar; calendars follow and reminders begin anew. The same time: nothing happens."""
    with transaction.atomic():
        _move(_lock_changeable(webinar), starts_at=starts_at, length_min=length_min)
    webinar.refresh_from_db()


def cancel_webinar(webinar: Webinar, *, reason: str = "") -> None:
    """Calls a published webinar off and tells everyone who registered. Cancelled before: nothing happens."""
    with transaction.atomic():
        locked = lock_webinar(webinar)
        if locked.is_cancelled:
            return
        if locked.state == WebinarState.DRAFT:
            raise WrongState
        if locked.state != WebinarState.PUBLISHED:
            raise AlreadyStarted
        locked.state = WebinarState.CANCELLED
        locked.cancelled_at = timezone.now()
        locked.cancel_reason = reason.strip()
        locked.ics_sequence += 1
        locked.save(update_fields=["state", "cancelled_at", "cancel_reason", "ics_sequence"])
        _tell_registered(locked, Notice.CALLED_OFF)
        _announce(signals.webinar_cancelled, locked)
    webinar.refresh_from_db()


def discard_webinar(webinar: Webinar) -> None:
    """Deletes a draft, which nobody but its team has seen."""
    with transaction.atomic():
        locked = lock_webinar(webinar)
        if not locked.is_draft:
            raise WrongState
        locked.delete()


def copy_webinar(webinar: Webinar, *, by: User) -> Webinar:
    """A new draft: same text, lecturers, moderators and standard nodes, whole years later until it lies ahead, on the same
    weekday. Apps above copy what they set up: slides, polls, materials, quiz, terms ..."""
    starts_at = webinar.starts_at
    while starts_at <= timezone.now():
        starts_at += YEAR
    plan = Plan(
        **{name: getattr(webinar, name) for name in COLUMNS if name != "starts_at"},
        starts_at=starts_at,
        lecturers=list(webinar.lecturers.order_by("lecturerships__order")),
        nodes=list(webinar.nodes.all()),
    )
    with transaction.atomic():
        made = create_webinar(plan, by=by, copied_from=webinar)
        made.moderators.set(webinar.moderators.filter(is_active=True))
    return made


def _lock_changeable(webinar: Webinar) -> Webinar:
    locked = lock_webinar(webinar)
    if locked.is_cancelled:
        raise AlreadyCancelled
    if locked.state not in (WebinarState.DRAFT, WebinarState.PUBLISHED):
        raise AlreadyStarted
    return locked


def _move(locked: Webinar, *, starts_at: datetime, length_min: int) -> None:
    if (locked.starts_at, locked.length_min) == (starts_at, length_min):
        return
    now = timezone.now()
    if locked.is_coming and starts_at <= now:
        raise StartInPast
    locked.starts_at = starts_at
    locked.length_min = length_min
    columns = ["starts_at", "length_min"]
    if locked.is_coming:
        locked.rescheduled_at = now
        locked.ics_sequence += 1
        columns += ["rescheduled_at", "ics_sequence"]
    locked.save(update_fields=columns)
    if locked.is_coming:
        locked.registrations.update(reminded_day_at=None, reminded_hour_at=None, reminded_soon_at=None)
        _tell_registered(locked, Notice.RESCHEDULED)
        _announce(signals.webinar_rescheduled, locked)


def _name_lecturers(webinar: Webinar, lecturers: Sequence[User]) -> None:
    gone = webinar.lecturerships.exclude(lecturer__in=lecturers)
    for lecturer_id in gone.values_list("lecturer_id", flat=True):
        tell_right_taken(webinar, lecturer_id)
    gone.delete()
    for order, lecturer in enumerate(lecturers):
        Lecturership.objects.update_or_create(webinar=webinar, lecturer=lecturer, defaults={"order": order})


def _tell_registered(locked: Webinar, notice: Notice) -> None:
    mail_registered.defer(webinar_id=locked.pk, notice=notice.value, sequence=locked.ics_sequence)


def _announce(signal: Signal, webinar: Webinar) -> None:
    # Robust: a failing listener must not undo what the organiser did; Django logs it.
    transaction.on_commit(partial(signal.send_robust, sender=Webinar, webinar=webinar))
