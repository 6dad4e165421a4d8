"""What feedback does when a webinar is made, and when somebody closes their account."""

from typing import Any

from django.dispatch import receiver

from accounts.models import User
from accounts.signals import account_closed
from webinars.feedback.domain.preparing import copy_form
from webinars.feedback.models import Response
from webinars.models import Webinar
from webinars.signals import webinar_created


@receiver(webinar_created)
def take_over_form(sender: Any, *, webinar: Webinar, **kwargs: Any) -> None:
    """A copy asks what the webinar asked that it was copied from."""
    if webinar.copied_from is not None:
        copy_form(webinar.copied_from, to=webinar)


@receiver(account_closed)
def forget_who_said_it(sender: Any, *, person: User, **kwargs: Any) -> None:
    """What was said with a name stays, without it."""
    Response.objects.filter(person=person).update(person=None)
