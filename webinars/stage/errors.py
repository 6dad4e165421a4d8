"""What can go wrong on the stage; each says what a person can do."""

from django.utils.translation import gettext_lazy as _

from webinars.errors import WebinarError


class NotNow(WebinarError):
    message = _("Hands can be raised while the lecture is live.")


class HasMicrophone(WebinarError):
    message = _("You have the microphone already.")


class HandIsDown(WebinarError):
    message = _("This hand is no longer raised.")


class StageIsFull(WebinarError):
    message = _("Four people have the microphone. Take it back from one of them first.")


class CannotSpeak(WebinarError):
    message = _("This person is no longer in the webinar.")


class TurnIsOver(WebinarError):
    message = _("The microphone was given back. Raise your hand to speak again.")


class MutedByLecturer(WebinarError):
    message = _("The lecturer muted your microphone. Only the lecturer can turn it on again.")


class NotYourLine(WebinarError):
    message = _("This page has no part in that conversation.")
