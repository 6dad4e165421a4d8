"""Sentences that several doors say."""

from django.utils.translation import gettext as _

from webinars.models import Registration, RegistrationState


def said_of(registration: Registration) -> str:
    """What came of registering."""
    return {
        RegistrationState.CONFIRMED: _("You are registered. The invitation for your calendar comes by mail."),
        RegistrationState.PENDING: _("Your request was sent. The organiser's answer comes by mail."),
        RegistrationState.WAITING: _(
            "All places are taken. You are on the waiting list, and a letter comes when a place is free."
        ),
        RegistrationState.DECLINED: _("The organiser declined your request."),
        RegistrationState.CANCELLED: _("Your registration is cancelled."),
    }[RegistrationState(registration.state)]
