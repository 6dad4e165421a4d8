"""The kinds of polls."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PollKind(models.TextChoices):
    SINGLE = "single", _("One answer")
    MULTIPLE = "multiple", _("Several answers")
    SCALE = "scale", _("Scale")
    WORDS = "words", _("Word cloud")
    TEXT = "text", _("Open text")


WITH_OPTIONS = (PollKind.SINGLE, PollKind.MULTIPLE)
SCALES = (5, 10)
"""A scale goes from 1 to one of these."""
MAX_OPTIONS = 10
MAX_OPTION = 200
MAX_POLL = 300
MAX_TEXT = 500
MAX_WORD = 40
MAX_WORDS = 3
"""Words of one person in a cloud; the rest are lengths in characters."""
