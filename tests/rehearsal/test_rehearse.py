"""The command against the real server: what it measures, and that nothing of it stays."""

import io
from collections.abc import Iterator
from contextlib import suppress

import pytest
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction

from accounts.models import User
from attendance.models import PresenceSpan, StateSpan
from media.models import Broadcast, Segment
from media.store import default_store
from tests import factories as make
from tests.attendance.evidence import span
from tests.live import LiveStack
from webinars.models import Registration, RoomEvent, Webinar
from webinars.rehearsal.stage import clear_stage, set_stage

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def live(static_files: None, transactional_db: None) -> Iterator[LiveStack]:
    stack = LiveStack()
    try:
        stack.start_web()
        yield stack
    finally:
        stack.stop()


def test_ten_simulated_viewers_come_watch_and_leave_nothing_behind(live: LiveStack) -> None:
    webinar = make.webinar()
    stored = set(default_store().keys("broadcasts/"))
    people = set(User.objects.values_list("pk", flat=True))
    out = io.StringIO()
    # A machine that is busy with other tests may not carry them; what was measured is looked at below.
    with suppress(SystemExit):
        call_command("rehearse", webinar.code, viewers=10, minutes=0.3, come_within=2.0, site=live.url, stdout=out)
    said = out.getvalue()
    assert "10/10 inside" in said
    assert "0 could not come in" not in said
    delivered = next(line for line in said.splitlines() if "fragments" in line)
    assert " 10 votes;" in delivered  # one poll, answered by all within ten seconds
    assert int(delivered.split()[0]) > 10 * 5 * 5  # ten viewers, five fragments a second, half of the time at least
    assert any("10 viewers" in line for line in said.splitlines()[-2:])
    assert not Webinar.objects.filter(is_rehearsal=True).exists()
    assert list(Webinar.objects.all()) == [webinar]
    assert set(User.objects.values_list("pk", flat=True)) == people
    for model in (Registration, RoomEvent, PresenceSpan, StateSpan, Broadcast, Segment, Session):
        assert not model.objects.exists(), model
    assert set(default_store().keys("broadcasts/")) <= stored


def test_nobody_answers_at_that_address() -> None:
    webinar = make.webinar()
    with pytest.raises(CommandError, match="does not take the rehearsal"):
        call_command("rehearse", webinar.code, viewers=1, minutes=0.1, site="http://127.0.0.1:9", stdout=io.StringIO())
    assert not Webinar.objects.filter(is_rehearsal=True).exists()


def test_a_webinar_that_is_not_there() -> None:
    with pytest.raises(CommandError, match="No webinar has the code nosuch"):
        call_command("rehearse", "nosuch", stdout=io.StringIO())


def test_a_rehearsal_is_in_no_list_and_cannot_become_a_webinar() -> None:
    stage = set_stage(make.webinar(), viewers=2)
    rehearsal = stage.webinar
    assert rehearsal not in Webinar.objects.visible()
    assert rehearsal not in Webinar.objects.coming()
    assert rehearsal not in Webinar.objects.of_team(rehearsal.created_by)
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        Webinar.objects.filter(pk=rehearsal.pk).update(is_rehearsal=False)
    clear_stage(rehearsal, viewers=[stage.lecturer, *stage.viewers])


def test_a_webinar_of_real_people_is_never_removed_nor_its_evidence() -> None:
    webinar = make.webinar(state="live")
    with pytest.raises(ValueError, match="Only a rehearsal"):
        clear_stage(webinar)
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        Webinar.objects.filter(pk=webinar.pk).update(is_rehearsal=True)
    made = span(webinar, make.registration(webinar).person, 0, 60)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        made.delete()
