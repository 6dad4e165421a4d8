"""When people may recommend: from the publication on, until the team closes it."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from webinars.domain.locks import lock_webinar
from webinars.models import Webinar
from webinars.recommendations.models import Consultation


def close_recommendations(webinar: Webinar, *, by: User) -> Consultation:
    """They can be read, and no longer written or supported. Closed already: nothing happens."""
    with transaction.atomic():
        locked = lock_webinar(webinar)
        found, _is_new = Consultation.objects.get_or_create(webinar=locked)
        if found.closed_at is None:
            found.closed_at, found.closed_by = timezone.now(), by
            found.save()
    return found


def reopen_recommendations(webinar: Webinar) -> Consultation:
    """Open already: nothing happens."""
    with transaction.atomic():
        locked = lock_webinar(webinar)
        found, _is_new = Consultation.objects.get_or_create(webinar=locked)
        if found.closed_at is not None:
            found.closed_at = found.closed_by = None
            found.save()
    return found
