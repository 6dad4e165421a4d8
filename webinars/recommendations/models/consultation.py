from django.db import models

from accounts.models import User
from webinars.models import Webinar, WebinarState

OPEN_STATES = (WebinarState.PUBLISHED, WebinarState.LIVE, WebinarState.ENDED)


class Consultation(models.Model):
    """Whether a webinar's recommendations were closed. Without a row they are open, from the publication on."""

    webinar = models.OneToOneField(Webinar, on_delete=models.CASCADE, related_name="consultation")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self) -> str:
        return f"{self.webinar_id}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None and self.webinar.state in OPEN_STATES


def consultation_of(webinar: Webinar) -> Consultation:
    """The webinar's own, or an unsaved one that is not closed."""
    found = Consultation.objects.filter(webinar=webinar).first() or Consultation()
    found.webinar = webinar
    return found
