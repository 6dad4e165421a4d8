"""When the time of the evidence is over, names go; what was recommended stays and counts."""

from datetime import timedelta

import pytest
from django.utils import timezone

from attendance.domain.retention import remove_evidence
from attendance.domain.seal import seal_webinar
from tests import factories as make
from tests.recommendations.written import consultation, participant, write
from webinars.models import Webinar
from webinars.recommendations.domain.moderating import hide_recommendation
from webinars.recommendations.domain.summary import summary_of
from webinars.recommendations.domain.supporting import support_recommendation
from webinars.recommendations.models import Recommendation, RecommendationChange, Support

pytestmark = pytest.mark.django_db


def held(*, years_ago: int) -> Webinar:
    """Somebody's recommendation that another supported, and a hidden one with support too."""
    end = timezone.now() - timedelta(days=years_ago * 366)
    webinar = consultation("ended", started_at=end - timedelta(minutes=90), ended_at=end)
    shown, hidden = (write(webinar, by=participant(webinar, region=make.region())) for _ in range(2))
    for each in (shown, hidden):
        support_recommendation(webinar, each.code, by=participant(webinar))
    hide_recommendation(webinar, hidden.code, reason="Жарнама", by=webinar.created_by)
    seal_webinar(webinar)
    return webinar


def test_names_go_with_the_evidence_and_words_stay() -> None:
    webinar, other = held(years_ago=6), held(years_ago=1)
    before = summary_of(webinar)
    remove_evidence(webinar, years=5)
    after = summary_of(webinar)
    assert (after.nodes, after.regions, after.people) == (before.nodes, before.regions, 0)
    left = Recommendation.objects.get(webinar=webinar)
    assert (left.person, left.is_shown, left.supports.get().person) == (None, True, None)
    assert not RecommendationChange.objects.filter(recommendation__webinar=webinar).exists()
    assert Recommendation.objects.filter(webinar=other, person__isnull=False).count() == 2
    assert Support.objects.filter(recommendation__webinar=other, person__isnull=False).count() == 2
    assert RecommendationChange.objects.filter(recommendation__webinar=other).count() == 3
