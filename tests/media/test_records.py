"""What two threads write about one broadcast at the same time."""

import threading

import pytest
from asgiref.sync import async_to_sync
from django.db import close_old_connections, connection, transaction

from media.models import Broadcast, Epoch, Segment
from media.records import open_epoch, save_segment
from media.segmenter import SegmentData
from tests.media.publishing import new_broadcast

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_segment_is_stored_and_a_new_epoch_opened_at_once_without_waiting_for_each_other() -> None:
    broadcast = async_to_sync(new_broadcast)()
    epoch = open_epoch(broadcast.pk, key="first-camera", mime="video/webm", offset_ms=0)

    def store() -> None:
        save_segment(
            epoch, SegmentData(data=b"media", start_ms=0, duration_ms=2000, resume=None), index=0, key="a/0.m4s"
        )
        close_old_connections()
        connection.close()

    storing = threading.Thread(target=store)
    with transaction.atomic():
        Broadcast.objects.select_for_update(no_key=True).get(pk=broadcast.pk)  # as who opens an epoch does
        storing.start()
        wait_until_somebody_waits()
        # The one who stores waits without holding what is wanted here.
        assert Epoch.objects.select_for_update(nowait=True).get(pk=epoch.pk).duration_ms == 0
    storing.join(10)
    assert Segment.objects.get(broadcast=broadcast).duration_ms == 2000
    assert Epoch.objects.get(pk=epoch.pk).duration_ms == 2000


def wait_until_somebody_waits() -> None:
    for _ in range(500):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
            )
            if cursor.fetchone() != (0,):
                return
            cursor.execute("SELECT pg_sleep(0.01)")
    raise AssertionError("nobody waits for a lock")
