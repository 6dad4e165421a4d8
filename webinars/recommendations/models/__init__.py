from webinars.recommendations.models.change import ChangeKind, RecommendationChange
from webinars.recommendations.models.consultation import Consultation, consultation_of
from webinars.recommendations.models.recommendation import (
    Recommendation,
    RecommendationKind,
    RecommendationState,
    Support,
)

__all__ = [
    "ChangeKind",
    "Consultation",
    "Recommendation",
    "RecommendationChange",
    "RecommendationKind",
    "RecommendationState",
    "Support",
    "consultation_of",
]
