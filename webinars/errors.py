"""What can go wrong, named. A door (view, socket) shows `message` to the person; it says what to do."""

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _


class WebinarError(Exception):
    """A wish that the webinar's state does not allow."""

    message: str | Promise = _("This cannot be done now. Reload the page to see how things stand.")

    def __str__(self) -> str:
        return str(self.message)


class NotPublishable(WebinarError):
    """Carries all that is missing, so that the organiser sees it at once."""

    def __init__(self, problems: list[str | Promise]) -> None:
        super().__init__(problems)
        self.problems = problems
        self.message = problems[0]


class NoRight(WebinarError):
    message = _("You may not do this here.")


class TooFast(WebinarError):
    message = _("That was a lot at once. Wait a few seconds and try again.")


class WrongState(WebinarError):
    pass


class AlreadyStarted(WebinarError):
    message = _("The webinar has already started, so this can no longer be changed.")


class NotLive(WebinarError):
    message = _("The webinar is not live.")


class NotOnBreak(WebinarError):
    message = _("There is no break now.")


class BreakTooLong(WebinarError):
    message = _("A break lasts from one minute to two hours.")


class NotOnAir(WebinarError):
    message = _("Only who is on air can hand over. Somebody else is on air now.")


class NotAColleague(WebinarError):
    message = _("The broadcast can be handed only to a colleague who may run this webinar.")


class OfferIsOver(WebinarError):
    message = _("This offer does not stand any more.")


class TooEarly(WebinarError):
    message = _("The webinar can be started from 30 minutes before its planned time. Move its start to begin earlier.")


class RegistrationClosed(WebinarError):
    message = _("Registration is closed: the webinar is over or was cancelled.")


class RequestDeclined(WebinarError):
    message = _(
        "The organiser declined your request for this webinar. Write to the organiser if you think it is a mistake."
    )


class StartInPast(WebinarError):
    message = _("The start lies in the past. Choose a later time.")


class AlreadyCancelled(WebinarError):
    message = _("The webinar was cancelled, so this can no longer be changed. Copy it to hold it again.")


class TooFewPlaces(WebinarError):
    """`confirmed` people have a place, so there cannot be fewer."""

    def __init__(self, confirmed: int) -> None:
        super().__init__(confirmed)
        self.message = format_lazy(
            _("Places already given: {count}. Choose at least as many, or leave the field empty."), count=confirmed
        )
