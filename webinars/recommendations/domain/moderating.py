"""What moderators do with recommendations: hide one, and bring it back. Also after they were closed."""

from django.db import transaction

from accounts.models import User
from ui.plain_text import clean_text
from webinars.models import Webinar
from webinars.recommendations.domain.changing import lock_recommendation, trace
from webinars.recommendations.errors import NoReason
from webinars.recommendations.limits import MAX_REASON
from webinars.recommendations.models import ChangeKind, Recommendation, RecommendationState


def hide_recommendation(webinar: Webinar, code: str, *, reason: str, by: User) -> Recommendation:
    """Only who wrote it, the team, moderators and auditors see it any more, with the reason.

    Raises NoReason, NoSuchRecommendation.
    """
    reason = clean_text(reason)[:MAX_REASON]
    if not reason:
        raise NoReason
    with transaction.atomic():
        found = lock_recommendation(webinar, code, state=RecommendationState.SHOWN)
        found.state, found.hidden_by, found.hidden_reason = RecommendationState.HIDDEN, by, reason
        found.save(update_fields=["state", "hidden_by", "hidden_reason"])
        trace(found, ChangeKind.HIDDEN, by=by, note=reason)
    return found


def restore_recommendation(webinar: Webinar, code: str, *, by: User) -> Recommendation:
    """With the support that it had. Raises NoSuchRecommendation."""
    with transaction.atomic():
        found = lock_recommendation(webinar, code, state=RecommendationState.HIDDEN)
        found.state, found.hidden_by, found.hidden_reason = RecommendationState.SHOWN, None, ""
        found.save(update_fields=["state", "hidden_by", "hidden_reason"])
        trace(found, ChangeKind.RESTORED, by=by)
    return found
