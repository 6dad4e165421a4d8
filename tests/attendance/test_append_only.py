"""The database refuses to delete or alter evidence, whoever asks."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from attendance.models import EndedHow, PresenceSpan, StateSpan
from tests import factories as make
from tests.attendance import evidence

pytestmark = pytest.mark.django_db

TABLE = "attendance_presencespan"


def sql(statement, *values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.rowcount


def refused(statement, *values):
    with pytest.raises(IntegrityError, match="append-only"):
        sql(statement, *values)


@pytest.fixture
def webinar():
    return make.webinar(state="live")


@pytest.fixture
def open_span(webinar):
    return evidence.span(webinar, make.person(), 0, None)


@pytest.fixture
def ended_span(webinar):
    return evidence.span(webinar, make.person(), 0, 30)


def test_no_span_is_deleted_by_sql(open_span, ended_span):
    refused(f"DELETE FROM {TABLE} WHERE id = %s", open_span.pk)
    refused(f"DELETE FROM {TABLE}")
    refused("DELETE FROM attendance_statespan WHERE id = %s", evidence.playing(ended_span, 0, 20).pk)
    assert PresenceSpan.objects.count() == 2


def test_no_span_is_deleted_by_the_orm(ended_span):
    with pytest.raises(IntegrityError), transaction.atomic():
        ended_span.delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        PresenceSpan.objects.all().delete()


def test_neither_person_nor_webinar_takes_evidence_along(ended_span):
    for owner in (ended_span.person, ended_span.webinar):
        with pytest.raises(ProtectedError), transaction.atomic():
            owner.delete()


@pytest.mark.parametrize(
    "change",
    [
        "started_at = started_at - interval '1 second'",
        "person_id = person_id + 1",
        "webinar_id = webinar_id + 1",
        "connection = gen_random_uuid()",
        "id = gen_random_uuid()",
        "ip = '10.0.0.1'",
        "ip = NULL",
        "user_agent = 'other'",
        "device_label = 'other'",
        "mode = 'slides'",
        "as_host = true",
        "last_beat_at = last_beat_at - interval '1 millisecond', started_at = started_at - interval '1 hour'",
        "beats = -1",
    ],
)
def test_an_open_span_keeps_what_it_was_opened_with(open_span, change):
    with pytest.raises(IntegrityError):
        sql(f"UPDATE {TABLE} SET {change} WHERE id = %s", open_span.pk)


def test_an_open_span_goes_on_and_never_back(open_span):
    assert (
        sql(
            f"UPDATE {TABLE} SET last_beat_at = last_beat_at + interval '10 s', beats = beats + 1 WHERE id = %s",
            open_span.pk,
        )
        == 1
    )
    refused(f"UPDATE {TABLE} SET last_beat_at = last_beat_at - interval '1 s' WHERE id = %s", open_span.pk)
    refused(f"UPDATE {TABLE} SET beats = beats - 1 WHERE id = %s", open_span.pk)


def test_a_span_ends_once(open_span):
    ended = sql(f"UPDATE {TABLE} SET ended_at = last_beat_at, ended_how = 'dropped' WHERE id = %s", open_span.pk)
    assert ended == 1
    refused(f"UPDATE {TABLE} SET ended_at = now(), ended_how = 'left' WHERE id = %s", open_span.pk)
    refused(f"UPDATE {TABLE} SET ended_at = NULL, ended_how = '' WHERE id = %s", open_span.pk)
    refused(f"UPDATE {TABLE} SET last_beat_at = last_beat_at + interval '1 s' WHERE id = %s", open_span.pk)


def test_an_ended_span_cannot_be_saved_again(ended_span):
    ended_span.ended_at = timezone.now()
    with pytest.raises(IntegrityError), transaction.atomic():
        ended_span.save()


def test_an_end_says_how_and_a_span_cannot_end_before_it_began(webinar):
    for fields in ({"ended_how": ""}, {"ended_at": None, "ended_how": EndedHow.LEFT}, {"ended_at": webinar.starts_at}):
        with pytest.raises(IntegrityError), transaction.atomic():
            evidence.span(webinar, make.person(), 10, 20, **fields)


def test_a_closed_state_stays_as_it_is(ended_span):
    state = evidence.playing(ended_span, 0, 20)
    refused("UPDATE attendance_statespan SET ended_at = ended_at + interval '1 s' WHERE id = %s", state.pk)
    refused("UPDATE attendance_statespan SET kind = 'hidden' WHERE id = %s", state.pk)
    refused("UPDATE attendance_statespan SET is_closed = false WHERE id = %s", state.pk)
    assert StateSpan.objects.get(pk=state.pk).kind == "playing"


def test_emptying_the_tables_is_refused_outside_test_databases():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND tgname = 'presence_never_emptied'", [TABLE]
        )
        assert cursor.fetchone() is not None
        cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = 'attendance_refuse'")
        assert "current_database() LIKE 'test\\_%'" in cursor.fetchone()[0]
