"""What recommendations do when somebody closes their account."""

from typing import Any

from django.dispatch import receiver

from accounts.models import User
from accounts.signals import account_closed
from webinars.recommendations.models import Recommendation, RecommendationChange, Support
from webinars.recommendations.models.change import OF_THE_WRITER


@receiver(account_closed)
def forget_who_wrote_it(sender: Any, *, person: User, **kwargs: Any) -> None:
    """What was recommended and supported stays and counts in its region, without the name."""
    own = RecommendationChange.objects.filter(by=person, kind__in=OF_THE_WRITER)
    own.update(by=None)
    Recommendation.objects.filter(person=person).update(person=None)
    Support.objects.filter(person=person).update(person=None)
