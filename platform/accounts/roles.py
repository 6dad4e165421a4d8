"""What a person is in Daris. Everyone is a participant; the other roles are given by an administrator."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    PARTICIPANT = "participant", _("Participant")
    LECTURER = "lecturer", _("Lecturer")
    ORGANISER = "organiser", _("Organiser")
    HEAD = "head", _("Head of an organisation")
    ADMINISTRATOR = "administrator", _("Administrator")
    AUDITOR = "auditor", _("Auditor")


HOLDERS = (Role.LECTURER, Role.ORGANISER, Role.ADMINISTRATOR)
"""Who may hold webinars of their own. Whoever loses all of these roles loses what they once created, too."""
