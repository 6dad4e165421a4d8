"""What can go wrong with a recommendation; each says what a person can do."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from webinars.errors import WebinarError
from webinars.recommendations import limits


class NoSuchRecommendation(WebinarError):
    message = _("This recommendation is no longer here.")


class RecommendationsAreClosed(WebinarError):
    message = _("Recommendations are closed: they can be read, and no longer written or supported.")


class RecommendationHasChanged(WebinarError):
    message = _("It was changed meanwhile. Read it once more.")


class NoSuchNode(WebinarError):
    message = _("This place of the standard no longer belongs to the webinar.")


class EmptyRecommendation(WebinarError):
    message = _("Write what you recommend, and why.")


class RecommendationTooLong(WebinarError):
    message = _("A recommendation can have 1,000 characters at most. Shorten it and send it again.")


class TooManyRecommendations(WebinarError):
    message = format_lazy(
        _("One person can have so many recommendations here: {most}. Change or withdraw one."), most=limits.MOST_OF_ONE
    )


class MutedWriter(WebinarError):
    message = _("A moderator has muted you, so you cannot write here. You can support what others wrote.")


class NameIsNeeded(WebinarError):
    message = _("Recommendations are written with a name here. Take the mark off and send it again.")


class OwnRecommendation(WebinarError):
    message = _("You wrote this one. Others can support it.")


class NoReason(WebinarError):
    message = _("Say why.")
