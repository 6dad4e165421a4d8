"""The pages of a lecture as chapters of its recording."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from recordings.models import Recording
from tests import factories as make
from tests.slides.making import deck_of
from webinars.slides.models import Deck, Turn

pytestmark = pytest.mark.django_db


def page_of(recording: Recording, person: User) -> str:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    client.cookies["django_language"] = "en"
    return client.get(reverse("recordings:replay", args=[recording.webinar.code])).content.decode()


def test_chapters_name_pages_and_lead_to_their_moments(recording: Recording) -> None:
    deck = deck_of(recording.webinar)
    for page, at in ((1, 0), (2, 3000), (3, 3100), (2, 65_000)):
        Turn.objects.create(webinar=recording.webinar, deck=deck, page=page, media_ms=at)
    Deck.objects.update(furthest_page=3)
    person = make.registration(recording.webinar).person
    text = page_of(recording, person)
    assert text.count("data-chapter-ms=") == 3
    assert '<a href="?t=3" data-chapter-ms="3100"><b class="num">0:03</b><span>Title 3</span></a>' in text
    assert '<a href="?t=65" data-chapter-ms="65000"><b class="num">1:05</b><span>Title 2</span></a>' in text
    assert f'<replay-slides class="replay-slides" base="/webinars/{recording.webinar.code}/slides/"' in text


def test_a_lecture_without_slides_has_no_chapters(recording: Recording) -> None:
    text = page_of(recording, make.registration(recording.webinar).person)
    assert "<replay-slides" not in text
    assert "chapters-title" not in text
