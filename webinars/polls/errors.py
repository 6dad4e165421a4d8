"""What can go wrong with a poll; each says what a person can do."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from webinars.errors import WebinarError


class NoSuchPoll(WebinarError):
    message = _("This poll is no longer here.")


class PollIsClosed(WebinarError):
    message = _("The poll is closed, so your answer came too late.")


class PollWasOpened(WebinarError):
    message = _("This poll was opened already, so it can no longer be changed. Make a new one.")


class PollIsNotOpen(WebinarError):
    message = _("The poll is not open.")


class WebinarIsNotOn(WebinarError):
    message = _("A poll can be opened while the room is open.")


class AlreadyAnswered(WebinarError):
    message = _("You have answered. Answers to this poll cannot be changed.")


class NotAnAnswer(WebinarError):
    message = _("This is no answer to this poll. Choose one of those shown.")


class EmptyAnswer(WebinarError):
    message = _("Write something first.")


class NoSuchAnswer(WebinarError):
    message = _("This answer is no longer here.")


class PollInvalid(WebinarError):
    """`field`: text or options."""

    def __init__(self, message: str | Promise, *, field: str) -> None:
        super().__init__(message)
        self.message = message
        self.field = field
