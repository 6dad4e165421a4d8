"""What can go wrong with feedback; each says what a person can do."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from webinars.errors import WebinarError
from webinars.feedback import limits


class FeedbackIsClosed(WebinarError):
    message = format_lazy(
        _("Feedback can be given from the end of the lecture on, for so many days: {days}."), days=limits.OPEN_DAYS
    )


class AlreadyGiven(WebinarError):
    message = _("You have given your feedback to this lecture. Thank you!")


class NothingSaid(WebinarError):
    message = _("Answer at least one of the questions.")


class NotAnAnswer(WebinarError):
    message = _("This is no answer to this question. Choose one of those shown.")


class FormWasAnswered(WebinarError):
    message = _("People have answered this form, so it can no longer be changed. You can add questions at its end.")


class TooManyStatements(WebinarError):
    message = format_lazy(_("A form can have so many questions at most: {most}."), most=limits.MOST_STATEMENTS)


class NoText(WebinarError):
    message = _("Fill in at least one language.")


class NoSuchStatement(WebinarError):
    message = _("This question is no longer here. Reload the page.")
