"""What people are told by mail about their place, and when a notice that waited in the queue is no longer true."""

from enum import StrEnum

from webinars.models import Registration, RegistrationState, WebinarState


class Notice(StrEnum):
    """Also the name of the mail's template."""

    CONFIRMED = "confirmed"
    REQUESTED = "requested"
    APPROVED = "approved"
    DECLINED = "declined"
    WAITING = "waiting"
    MOVED_UP = "moved_up"
    LEFT = "left"
    RESCHEDULED = "rescheduled"
    CALLED_OFF = "called_off"
    REMINDER_DAY = "reminder_day"
    REMINDER_HOUR = "reminder_hour"
    REMINDER_SOON = "reminder_soon"


PLACE = {Notice.CONFIRMED, Notice.APPROVED, Notice.MOVED_UP}
REMINDERS = {Notice.REMINDER_DAY, Notice.REMINDER_HOUR, Notice.REMINDER_SOON}
CANCELLING = {Notice.LEFT, Notice.CALLED_OFF}
STATE_SAID = {
    Notice.REQUESTED: RegistrationState.PENDING,
    Notice.WAITING: RegistrationState.WAITING,
    Notice.DECLINED: RegistrationState.DECLINED,
    Notice.LEFT: RegistrationState.CANCELLED,
}


def is_still_true(notice: Notice, registration: Registration, *, sequence: int | None = None) -> bool:
    """Whether the mail may go out now. `sequence`: the webinar's at the time of the change; a later one has its own mail."""
    webinar = registration.webinar
    if not registration.person.is_active:
        return False
    if notice is Notice.CALLED_OFF:
        return webinar.is_cancelled and registration.is_active
    if webinar.state not in (WebinarState.PUBLISHED, WebinarState.LIVE):
        return False
    if notice is Notice.RESCHEDULED:
        return registration.is_active and webinar.ics_sequence == sequence
    if notice in PLACE | REMINDERS:
        return registration.is_confirmed
    return registration.state == STATE_SAID[notice]


def has_invitation(notice: Notice, registration: Registration) -> bool:
    """Whether a calendar file comes with it: who has a place, or had one and was told so."""
    if notice in PLACE:
        return True
    if notice is Notice.LEFT:
        return registration.confirmed_at is not None
    return notice in (Notice.RESCHEDULED, Notice.CALLED_OFF) and registration.is_confirmed
