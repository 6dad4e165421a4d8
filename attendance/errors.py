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


class EvidenceNotFinal(WebinarError):
    message = _("The evidence of this webinar is not final yet. It is sealed within a minute after the end.")


class NotInTheRoom(WebinarError):
    message = _(
        "Open the room of the lecture in this browser first, and stay there: your colleagues are with you there."
    )


class NotBesideYou(WebinarError):
    message = _("You can name registered colleagues of your own organisation only.")


class TooManyBeside(WebinarError):
    message = _("No more than 30 people can be named at one computer.")


class NoSuchAttestation(WebinarError):
    message = _("There is nothing like that to change any more.")


class NotACorrection(WebinarError):
    message = _("A correction says why, and lies between the start and the end of a webinar that is over.")


class OwnAttendance(WebinarError):
    message = _("Nobody changes their own hours. Ask a colleague.")
