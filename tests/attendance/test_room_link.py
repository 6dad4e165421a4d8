"""The room leads to the page where colleagues at one computer are named."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests import factories as make

pytestmark = pytest.mark.django_db


def test_who_has_a_place_is_led_there_and_the_team_is_not(client):
    webinar = make.webinar(state="live", started_at=timezone.now() - timedelta(minutes=5))
    link = reverse("attendance:together", args=[webinar.code])
    room = reverse("webinars:room", args=[webinar.code])
    client.force_login(make.registration(webinar).person)
    assert link in client.get(room).content.decode()
    client.force_login(webinar.lecturers.get())
    assert link not in client.get(room).content.decode()
