from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import User
from tests import factories as make
from tests.attendance import evidence
from webinars.models import Webinar


@pytest.fixture
def webinar(db: None) -> Webinar:
    """Live since 40 minutes."""
    began = timezone.now() - timedelta(minutes=40)
    return make.webinar(state="live", starts_at=began, started_at=began)


@pytest.fixture
def person(webinar: Webinar) -> User:
    person = make.registration(webinar).person
    evidence.span(webinar, person, 0, None, last_beat_s=39 * 60 + 55)
    return person
