"""When it was: what a file leaves open is asked, not guessed."""

from datetime import UTC, datetime, timedelta

import pytest

from attendance.imports.models import ImportedSpan, MeetingImport
from tests.imports.conftest import START
from tests.imports.importing import ROWS, answer, bring, confirm, drafted, page
from tests.imports.samples import zoom_meeting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.mark.usefixtures("bucket")
def test_an_ambiguous_date_is_asked_and_not_guessed(client, owner, gulnur, webinar):
    rows = ["Gulnur A,gulnur@school.kz,03/04/2024 15:00:00,03/04/2024 16:30:00,90"]
    draft = drafted(client, webinar, zoom_meeting(rows))
    shown = page(client, draft)
    assert [(choice.value, choice.means) for choice in shown.context["orders"]] == [
        ("dmy", "3 April 2024"),
        ("mdy", "4 March 2024"),
    ]
    assert confirm(client, draft).status_code == 302
    assert not ImportedSpan.objects.exists()
    answer(client, draft, order="mdy", others="skip")
    confirm(client, draft)
    assert ImportedSpan.objects.get().started_at == datetime(2024, 3, 4, 10, 0, tzinfo=UTC)


@pytest.mark.usefixtures("bucket")
def test_the_zone_of_the_file_is_said_by_a_person(client, webinar, owner, gulnur):
    rows = ["Gulnur A,gulnur@school.kz,20.11.2024 10:00:00,20.11.2024 11:30:00,90"]
    draft = drafted(client, webinar, zoom_meeting(rows))
    shown = page(client, draft)
    assert shown.context["is_far"]
    assert "Look at the time zone" in shown.content.decode()
    shown = answer(client, draft, zone="UTC", start="2024-11-20T10:00:00", end="2024-11-20T11:30:00")
    assert not shown.context["is_far"]
    confirm(client, draft)
    assert (ImportedSpan.objects.get().started_at, MeetingImport.objects.get().zone) == (START, "UTC")


@pytest.mark.usefixtures("bucket")
def test_an_hour_that_comes_twice_is_told_by_the_length_of_the_row(client, webinar, owner, gulnur):
    """Berlin, 27 October 2024: 2:30 comes twice; 90 minutes after 1:30 is the second of them minus half an hour."""
    rows = ["Gulnur A,gulnur@school.kz,27.10.2024 01:30:00,27.10.2024 02:30:00,120"]
    draft = drafted(client, webinar, zoom_meeting(rows))
    answer(client, draft, zone="Europe/Berlin", others="skip")
    confirm(client, draft)
    span = ImportedSpan.objects.get()
    assert span.ended_at - span.started_at == timedelta(hours=2)


@pytest.mark.usefixtures("bucket")
@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2024-11-20T16:30:00", "2024-11-20T15:00:00"),
        ("2024-11-20T15:00:00", "2024-11-20T15:00:00"),
        ("2024-11-18T15:00:00", "2024-11-20T15:00:00"),
        ("2098-11-20T15:00:00", "2098-11-20T16:00:00"),
    ],
)
def test_a_lecture_that_cannot_have_been_is_refused(client, webinar, owner, gulnur, start, end):
    response = bring(client, webinar, zoom_meeting(ROWS), start=start, end=end)
    assert "must end after it began" in client.get(response["Location"]).content.decode()
    assert not ImportedSpan.objects.exists()
    webinar.refresh_from_db()
    assert webinar.state == "published"
