"""The server's own downtime: from the last sign of life of a process that had people in a room to the server's return.

While anybody is in a room each process signs every SIGN_EVERY_S. A sign that stands still belongs to a process that is gone
(kill -9, a power cut, a restart): whoever finds it writes an `Interruption`, which excuses ("Attendance and credit", 2.5).
"""

import logging
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from attendance.models import EvidenceSeal, ServerSign
from webinars.models import Interruption, InterruptionCause, Webinar

logger = logging.getLogger("daris.attendance")
SIGN_EVERY_S = 2.0
STANDS_STILL_S = 8.0
"""A process that has not signed for so long is gone: a busy one may be a little late."""

SIGN = """
INSERT INTO attendance_serversign (process, webinar_id, since, at)
SELECT %(process)s, webinar.id, %(since)s, %(now)s FROM webinars_webinar webinar WHERE webinar.id = ANY(%(webinars)s)
ON CONFLICT (process, webinar_id) DO UPDATE SET at = EXCLUDED.at
"""


def sign(process: UUID, *, since: datetime, webinars: Collection[int], now: datetime | None = None) -> None:
    """This process lives, since then, and has people in the rooms of these webinars, and of no others."""
    with transaction.atomic():
        ServerSign.objects.filter(process=process).exclude(webinar__in=list(webinars)).delete()
        if webinars:
            with connection.cursor() as cursor:
                values: dict[str, Any] = {
                    "process": process,
                    "since": since,
                    "now": now or timezone.now(),
                    "webinars": list(webinars),
                }
                cursor.execute(SIGN, values | {"webinars": list(webinars)})


def note_downtime(*, now: datetime | None = None, frozen: UUID | None = None) -> list[Interruption]:
    """Makes interruptions of the signs that stand still. `frozen`: this process stood still itself, and lives again.

    Several processes may ask at once: each sign is found by one of them.
    """
    now = now or timezone.now()
    noted = []
    with transaction.atomic():
        still = ServerSign.objects.filter(at__lt=now - timedelta(seconds=STANDS_STILL_S))
        for lost in still.select_for_update(skip_locked=True, of=("self",)).select_related("webinar"):
            ended_at = now if lost.process == frozen else _returned_at(lost, now=now)
            interruption = _interruption(lost.webinar, lost.at, ended_at)
            lost.delete()
            if interruption is not None:
                noted.append(interruption)
    for interruption in noted:
        length_s = (interruption.ended_at or now) - interruption.started_at
        logger.warning("Webinar %d was without its server for %s", interruption.webinar_id, length_s)
    return noted


def _returned_at(lost: ServerSign, *, now: datetime) -> datetime:
    """When the first process began that began after this one was lost; now, when the others lived all along."""
    later = ServerSign.objects.filter(since__gt=lost.at).exclude(pk=lost.pk).order_by("since").first()
    return min(later.since, now) if later else now


def _interruption(webinar: Webinar, started_at: datetime, ended_at: datetime) -> Interruption | None:
    """While the lecture ran, if it ran; also noticed after its end, as long as nothing is sealed."""
    if webinar.started_at is None or EvidenceSeal.objects.filter(webinar=webinar).exists():
        return None
    started_at = max(started_at, webinar.started_at)
    ended_at = min(ended_at, webinar.ended_at or ended_at)
    if ended_at <= started_at:
        return None
    return Interruption.objects.create(
        webinar=webinar, cause=InterruptionCause.SERVER, started_at=started_at, ended_at=ended_at
    )
