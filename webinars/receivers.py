"""What webinars do when something happens in the apps below."""

from typing import Any

from django.dispatch import receiver

from accounts.models import User
from accounts.signals import account_closed
from webinars.domain.registration import cancel_registration
from webinars.models import Registration, WebinarState


@receiver(account_closed)
def give_places_back(sender: Any, *, person: User, **kwargs: Any) -> None:
    """Those in webinars that are still to come."""
    coming = Registration.objects.active().filter(person=person, webinar__state=WebinarState.PUBLISHED)
    for registration in coming.select_related("webinar", "person"):
        cancel_registration(registration)
