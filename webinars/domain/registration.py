"""A person's place in a webinar. All verbs lock the webinar's row first, so the last place is given once."""

from functools import partial

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from webinars import signals
from webinars.domain.locks import lock_webinar
from webinars.domain.notices import Notice
from webinars.domain.rights import tell_right_taken
from webinars.errors import AlreadyStarted, RegistrationClosed, RequestDeclined, WrongState
from webinars.models import Registration, RegistrationPolicy, RegistrationState, Webinar, WebinarState
from webinars.tasks import mail_person

OPEN_STATES = (WebinarState.PUBLISHED, WebinarState.LIVE)


def register(webinar: Webinar, *, person: User, wants_reminders: bool = True) -> Registration:
    """Gives a place, asks the organiser for one, or puts on the waiting list. Registered before: nothing happens."""
    with transaction.atomic():
        locked = lock_webinar(webinar)
        if locked.state not in OPEN_STATES:
            raise RegistrationClosed
        registration = Registration.objects.filter(webinar=locked, person=person).first()
        if registration and registration.is_active:
            return registration
        if registration and registration.state == RegistrationState.DECLINED:
            raise RequestDeclined
        registration = registration or Registration(person=person)
        registration.webinar = locked
        registration.registered_at = timezone.now()
        registration.wants_reminders = wants_reminders
        if locked.registration == RegistrationPolicy.APPROVAL:
            _settle(registration, RegistrationState.PENDING, notice=Notice.REQUESTED)
        elif has_free_place(locked):
            _confirm(registration, notice=Notice.CONFIRMED)
        else:
            _settle(registration, RegistrationState.WAITING, notice=Notice.WAITING)
    return registration


def approve_registration(registration: Registration, *, by: User) -> None:
    """Gives a place, or one on the waiting list when the webinar is full. Approved before: nothing happens.

    A declined request may be approved later.
    """
    with transaction.atomic():
        locked = _lock(registration)
        if registration.state in (RegistrationState.CONFIRMED, RegistrationState.WAITING):
            return
        if registration.state == RegistrationState.CANCELLED:
            raise WrongState
        if locked.state not in OPEN_STATES:
            raise RegistrationClosed
        _note_decision(registration, by=by)
        if has_free_place(locked):
            _confirm(registration, notice=Notice.APPROVED)
        else:
            _settle(registration, RegistrationState.WAITING, notice=Notice.WAITING)


def decline_registration(registration: Registration, *, by: User) -> None:
    """Takes the request, the waiting or the place away; who waits next moves up. Declined before: nothing happens."""
    with transaction.atomic():
        locked = _lock(registration)
        if registration.state == RegistrationState.DECLINED:
            return
        if registration.state == RegistrationState.CANCELLED:
            raise WrongState
        if locked.state != WebinarState.PUBLISHED:
            raise AlreadyStarted
        had_place = registration.is_confirmed
        _note_decision(registration, by=by)
        registration.ics_revision += 1
        _settle(registration, RegistrationState.DECLINED, notice=Notice.DECLINED)
        if had_place:
            tell_right_taken(locked, registration.person_id)
            fill_places(locked)


def cancel_registration(registration: Registration) -> None:
    """The person gives their place back; who waits next moves up. Cancelled before: nothing happens."""
    with transaction.atomic():
        locked = _lock(registration)
        if not registration.is_active:
            return
        if locked.state != WebinarState.PUBLISHED:
            raise AlreadyStarted
        had_place = registration.is_confirmed
        registration.ics_revision += 1
        _settle(registration, RegistrationState.CANCELLED, notice=Notice.LEFT)
        if had_place:
            tell_right_taken(locked, registration.person_id)
            fill_places(locked)


def has_free_place(webinar: Webinar) -> bool:
    """True under the webinar's lock only; elsewhere it is a guess for display."""
    return webinar.capacity is None or webinar.registrations.confirmed().count() < webinar.capacity


def fill_places(webinar: Webinar) -> None:
    """Who waits longest gets the next free place. `webinar` is locked by the caller."""
    waiting = (
        webinar.registrations.filter(state=RegistrationState.WAITING)
        .select_related("person")
        .order_by("registered_at", "pk")
    )
    if webinar.capacity is not None:
        waiting = waiting[: max(0, webinar.capacity - webinar.registrations.confirmed().count())]
    for registration in waiting:
        registration.webinar = webinar
        _confirm(registration, notice=Notice.MOVED_UP)


def admit_pending(webinar: Webinar) -> None:
    """For a webinar that no longer asks for approval: everyone who asked is treated as if they had registered then."""
    webinar.registrations.filter(state=RegistrationState.PENDING).update(state=RegistrationState.WAITING)
    fill_places(webinar)


def _lock(registration: Registration) -> Webinar:
    locked = lock_webinar(registration.webinar)
    registration.refresh_from_db()
    registration.webinar = locked
    return locked


def _note_decision(registration: Registration, *, by: User) -> None:
    registration.decided_by = by
    registration.decided_at = timezone.now()


def _confirm(registration: Registration, *, notice: Notice) -> None:
    registration.confirmed_at = timezone.now()
    _settle(registration, RegistrationState.CONFIRMED, notice=notice)
    # Robust: a failing listener must not undo the registration; Django logs it.
    tell = partial(signals.registration_confirmed.send_robust, sender=Registration, registration=registration)
    transaction.on_commit(tell)


def _settle(registration: Registration, state: RegistrationState, *, notice: Notice) -> None:
    registration.state = state
    registration.save()
    mail_person.defer(registration_id=registration.pk, notice=notice.value)
