"""What every verb that touches a recommendation begins and ends with: the lock, the window, and the trace."""

from typing import Any

from accounts.models import User
from webinars.models import Webinar
from webinars.recommendations.errors import NoSuchRecommendation, RecommendationsAreClosed
from webinars.recommendations.models import (
    ChangeKind,
    Recommendation,
    RecommendationChange,
    RecommendationState,
    consultation_of,
)


def require_open(webinar: Webinar) -> None:
    """As it stands now, not as it was read. Raises RecommendationsAreClosed."""
    if not consultation_of(Webinar.objects.get(pk=webinar.pk)).is_open:
        raise RecommendationsAreClosed


def lock_recommendation(webinar: Webinar, code: str, *, state: RecommendationState) -> Recommendation:
    """A fresh copy, locked until the transaction ends. Raises NoSuchRecommendation for one of another webinar or state."""
    rows = Recommendation.objects.select_for_update(no_key=True, of=("self",))
    found = rows.filter(webinar=webinar, code=code, state=state).first()
    if found is None:
        raise NoSuchRecommendation
    return found


def trace(recommendation: Recommendation, kind: ChangeKind, *, by: User, **more: Any) -> RecommendationChange:
    return RecommendationChange.objects.create(recommendation=recommendation, kind=kind, by=by, **more)
