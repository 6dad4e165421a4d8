"""One response a person, also where nobody may know who gave it: docs/decisions, "Feedback once, and by nobody"."""

import hashlib
import hmac
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from accounts.models import User
from webinars.feedback.limits import OPEN_DAYS
from webinars.feedback.models import FeedbackForm


def ticket_of(form: FeedbackForm, person: User) -> str:
    """The same for the same person and form; without the form's salt and the server's secret nobody can make it."""
    key = hashlib.sha256(f"daris.feedback:{form.salt}:{settings.SECRET_KEY}".encode()).digest()
    return hmac.new(key, f"{form.pk}:{person.pk}".encode(), hashlib.sha256).hexdigest()


def forget_salts() -> int:
    """Of forms that are closed: from then on nobody can find out whose a response is, with all secrets of the server too."""
    over = FeedbackForm.objects.filter(webinar__ended_at__lt=timezone.now() - timedelta(days=OPEN_DAYS))
    return over.exclude(salt="").update(salt="")
