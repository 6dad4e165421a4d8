"""A server that stops writes what it still holds; one person who is no more does not stand in the others' way."""

from uuid import uuid4

import pytest
from django.utils import timezone

from attendance.domain.connection import Connection
from attendance.live.presence import PresencePart
from attendance.models import EndedHow, PresenceSpan
from tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)


def test_everyone_else_s_evidence_is_written() -> None:
    webinar = make.webinar(state="live")
    gone, person = make.person(), make.registration(webinar).person
    part = PresencePart()
    for each in (gone, person):
        connection = Connection(
            webinar_id=webinar.pk,
            person_id=each.pk,
            connection=uuid4(),
            started_at=timezone.now(),
            device_label="",
            ip=None,
            user_agent="",
            as_host=False,
        )
        part.connections[str(connection.id)] = connection
    gone.delete()
    part.stop()
    span = PresenceSpan.objects.get()
    assert (span.person, span.ended_how) == (person, EndedHow.SERVER_STOP)
