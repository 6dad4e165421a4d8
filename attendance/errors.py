"""What can go wrong with a presence check, named; doors show the sentence."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from webinars.errors import WebinarError


class NotWhileStandingStill(WebinarError):
    message = _(
        "A presence check can be launched only while the lecture runs: not in a break, and not while the line is down."
    )


class CheckTooSoon(WebinarError):
    """`wait_s`: until the next one may be launched."""

    def __init__(self, wait_s: int) -> None:
        super().__init__(wait_s)
        self.wait_s = wait_s
        self.message = format_lazy(
            _("There was a presence check a moment ago. Seconds until the next one may be launched: {seconds}."),
            seconds=wait_s,
        )


class CheckNotForYou(WebinarError):
    message = _("Presence checks are for participants. The team of a webinar is not checked.")


class CheckGone(WebinarError):
    message = _("The time of this presence check is over.")


class NoSuchCheck(WebinarError):
    message = _("There is no such presence check in this webinar.")
