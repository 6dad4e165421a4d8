"""What can go wrong with captions, named; doors show the sentence."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from webinars.captions import limits
from webinars.errors import WebinarError


class EmptyLine(WebinarError):
    message = _("Write something first.")


class LineTooLong(WebinarError):
    message = format_lazy(_("Characters in one line, at most: {most}. Send it in parts."), most=limits.LONGEST_TEXT)


class NotATime(WebinarError):
    message = _("A line begins before it ends, lasts 30 seconds at most, and lies in what has been broadcast.")


class UnknownLanguage(WebinarError):
    message = _("Name the language by its code of two or three letters, such as kk, ru or en.")


class TooManyLanguages(WebinarError):
    message = format_lazy(_("Languages of captions in one webinar, at most: {most}."), most=limits.MOST_LANGUAGES)


class NoSuchLine(WebinarError):
    message = _("This line does not exist in this webinar.")


class NobodyFound(WebinarError):
    message = _("Nobody is registered here with this address. Ask them to sign in once, and try again.")


class TooManyTokens(WebinarError):
    message = format_lazy(_("Engines at a time, at most: {most}. Revoke one first."), most=limits.MOST_TOKENS)


class TooManyCaptioners(WebinarError):
    message = format_lazy(_("Captioners of one webinar, at most: {most}."), most=limits.MOST_CAPTIONERS)
