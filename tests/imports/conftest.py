"""A webinar that was held on Zoom, and who imports its report."""

from datetime import UTC, datetime

import pytest

from tests import factories as make

START = datetime(2024, 11, 20, 10, 0, tzinfo=UTC)  # 15:00 in Almaty


@pytest.fixture
def in_english(client):
    client.cookies["django_language"] = "en"


@pytest.fixture
def webinar():
    """Held on Zoom: published, its time is over, nothing happened in Daris."""
    return make.webinar(starts_at=START, length_min=90)


@pytest.fixture
def owner(client, webinar):
    client.force_login(webinar.created_by)
    return webinar.created_by


@pytest.fixture
def gulnur(webinar):
    return make.registration(webinar, make.person(name="Әбдірахманова Гүлнұр", email="gulnur@school.kz")).person
