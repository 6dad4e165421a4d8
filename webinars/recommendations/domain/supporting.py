"""Support for what others recommend: once a person, which the database holds."""

from django.db import transaction

from accounts.models import User
from webinars.models import Webinar
from webinars.recommendations.domain.changing import lock_recommendation, require_open
from webinars.recommendations.errors import OwnRecommendation, RecommendationHasChanged
from webinars.recommendations.models import Recommendation, RecommendationState, Support


def support_recommendation(webinar: Webinar, code: str, *, wording: str = "", by: User) -> Recommendation:
    """`wording` of what the person read. Supported before: nothing happens.

    Raises RecommendationHasChanged, OwnRecommendation, NoSuchRecommendation, RecommendationsAreClosed.
    """
    with transaction.atomic():
        found = _shared(webinar, code)
        if found.person_id == by.pk:
            raise OwnRecommendation
        if found.wording != wording:
            raise RecommendationHasChanged
        support = Support(recommendation=found, person=by, region=by.region)
        Support.objects.bulk_create([support], ignore_conflicts=True)
    return found


def unsupport_recommendation(webinar: Webinar, code: str, *, by: User) -> Recommendation:
    """Not supported: nothing happens. Raises NoSuchRecommendation, RecommendationsAreClosed."""
    with transaction.atomic():
        found = _shared(webinar, code)
        Support.objects.filter(recommendation=found, person=by).delete()
    return found


def _shared(webinar: Webinar, code: str) -> Recommendation:
    """Held, so that it is not changed or hidden meanwhile."""
    require_open(webinar)
    return lock_recommendation(webinar, code, state=RecommendationState.SHOWN)
