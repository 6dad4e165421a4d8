"""Letters on their way."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _


class Letter(models.Model):
    """A letter that has not been delivered yet: the whole of it, as it goes over the wire. Removed once it is delivered.

    It is kept here and not in the arguments of the job, because those are written to logs.
    """

    raw = models.BinaryField(_("letter"), help_text=_("As it goes over the wire (RFC 5322)."))
    sender = models.CharField(_("sender"), max_length=320)
    recipients = ArrayField(models.CharField(max_length=320), verbose_name=_("recipients"))
    queued_at = models.DateTimeField(_("queued at"), auto_now_add=True)
    refused_at = models.DateTimeField(_("refused at"), null=True, help_text=_("When a server refused it for good."))

    class Meta:
        ordering = ["-queued_at"]
        verbose_name = _("letter")
        verbose_name_plural = _("letters")

    def __str__(self) -> str:
        return f"letter {self.pk}"
