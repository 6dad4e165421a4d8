"""Evidence is kept as long as the policies that were used ask for."""

import pytest

from attendance.domain.retention import DEFAULT_YEARS, retention_years_of
from credits.domain.retention import retention_years_for
from credits.domain.terms import terms_of
from credits.models import Policy
from tests import factories as make
from webinars.models import Webinar

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("slug", "years"), [("nasba-group-internet", 5), ("ama-pra-1", 6), ("kz-pd-course", None)])
def test_years_are_those_of_the_policy(slug, years):
    webinar = make.webinar(state="ended")
    terms = terms_of(webinar)
    terms.policy_version = Policy.objects.get(slug=slug).latest
    terms.save()
    webinar = Webinar.objects.get(pk=webinar.pk)
    assert retention_years_for(webinar) == years
    assert retention_years_of(webinar) == (years or DEFAULT_YEARS)
