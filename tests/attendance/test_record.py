"""Writing evidence in batches, and the reaper."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from attendance.domain.connection import Beat, Connection
from attendance.domain.record import end_silent, snapshot, write_evidence
from attendance.models import DeliveryMode, EndedHow, PresenceSpan, StateSpan
from attendance.tasks import end_silent_presence
from tests import factories as make
from tests.attendance import evidence

pytestmark = pytest.mark.django_db


@pytest.fixture
def webinar():
    return make.webinar(state="live")


def connected(webinar, person, *, at):
    return Connection(
        webinar_id=webinar.pk,
        person_id=person.pk,
        connection=uuid4(),
        started_at=at,
        ip="2001:db8::7",
        user_agent="x",
        device_label="y",
    )


def beat(seq):
    return Beat(seq=seq, playing=True, sound=True, visible=True, position_ms=None, mode=DeliveryMode.VIDEO, mono_ms=seq)


def test_many_connections_are_two_statements(webinar, django_assert_num_queries):
    now = timezone.now()
    connections = [connected(webinar, make.person(), at=now) for _ in range(5)]
    for one in connections:
        one.beat(beat(0), now=now)
    with django_assert_num_queries(4):  # with SAVEPOINT and RELEASE, for the test itself is in a transaction
        assert write_evidence(snapshot(connections)) == {one.id for one in connections}
    assert PresenceSpan.objects.count() == StateSpan.objects.count() == 5


def test_a_connection_is_written_as_it_grows_and_ends(webinar):
    now = timezone.now()
    person = make.person()
    one = connected(webinar, person, at=now)
    write_evidence(snapshot([one]))
    one.beat(beat(0), now=now + timedelta(seconds=1))
    one.beat(beat(1), now=now + timedelta(seconds=11))
    write_evidence(snapshot([one]))
    span = PresenceSpan.objects.get()
    assert (span.started_at, span.last_beat_at, span.beats, span.ended_at) == (
        now,
        now + timedelta(seconds=11),
        2,
        None,
    )
    assert (span.person, span.ip, span.mode) == (person, "2001:db8::7", DeliveryMode.VIDEO)
    one.end(EndedHow.LEFT, now=now + timedelta(seconds=15))
    write_evidence(snapshot([one]))
    span.refresh_from_db()
    assert (span.ended_at, span.ended_how) == (now + timedelta(seconds=15), EndedHow.LEFT)
    state = StateSpan.objects.get()
    assert (state.started_at, state.ended_at, state.is_closed) == (now + timedelta(seconds=1), span.ended_at, True)


def test_writing_the_same_again_changes_nothing(webinar):
    now = timezone.now()
    one = connected(webinar, make.person(), at=now)
    rows = snapshot([one])
    write_evidence(rows)
    one.beat(beat(0), now=now + timedelta(seconds=5))
    write_evidence(snapshot([one]))
    write_evidence(rows)  # an old batch that is tried again
    assert PresenceSpan.objects.get().last_beat_at == now + timedelta(seconds=5)


def test_what_the_reaper_ended_stays_ended(webinar):
    now = timezone.now()
    one = connected(webinar, make.person(), at=now - timedelta(seconds=100))
    write_evidence(snapshot([one]))
    assert end_silent() == 1
    one.beat(beat(0), now=now)
    assert write_evidence(snapshot([one])) == set()
    span = PresenceSpan.objects.get()
    assert (span.ended_at, span.ended_how) == (span.started_at, EndedHow.DROPPED)
    assert StateSpan.objects.count() == 0


def test_the_reaper_ends_silent_spans_at_their_last_beat(webinar):
    now = timezone.now()
    seconds = int((now - webinar.started_at).total_seconds())
    silent = evidence.span(webinar, make.person(), 0, None, last_beat_s=seconds - 32)
    alive = evidence.span(webinar, make.person(), 0, None, last_beat_s=seconds - 28)
    ended = evidence.span(webinar, make.person(), 0, 10)
    state = StateSpan.objects.create(
        presence=silent, kind="playing", started_at=silent.started_at, ended_at=silent.last_beat_at
    )
    assert end_silent_presence(timestamp=0) == 1
    for span in (silent, alive, ended):
        span.refresh_from_db()
    state.refresh_from_db()
    assert (silent.ended_at, silent.ended_how) == (silent.last_beat_at, EndedHow.DROPPED)
    assert alive.ended_at is None
    assert ended.ended_how == EndedHow.LEFT
    assert state.is_closed
    assert end_silent() == 0
