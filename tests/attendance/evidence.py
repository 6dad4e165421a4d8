"""Rows of evidence for tests."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from accounts.models import User
from attendance.models import EndedHow, PresenceSpan, StateKind, StateSpan
from webinars.models import Break, Interruption, InterruptionCause, Webinar

LAPTOP = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36"
)
PHONE = (
    "Mozilla/5.0 (Linux; Android 13; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36"
)


def span(
    webinar: Webinar, person: User, start_s: int, end_s: int | None, *, how: EndedHow = EndedHow.LEFT, **fields: Any
) -> PresenceSpan:
    """Seconds count from the webinar's start. `end_s=None`: still open, last beat at `last_beat_s` (default: its start)."""
    begin = webinar.started_at
    assert begin is not None
    last_beat_s = fields.pop("last_beat_s", start_s if end_s is None else end_s)
    values: dict[str, Any] = {
        "connection": uuid4(),
        "user_agent": LAPTOP,
        "device_label": "Windows 10, Chrome 131",
        "ip": "37.151.84.19",
        "started_at": begin + timedelta(seconds=start_s),
        "last_beat_at": begin + timedelta(seconds=last_beat_s),
        "beats": max(0, (last_beat_s - start_s) // 10),
        "ended_at": None if end_s is None else begin + timedelta(seconds=end_s),
        "ended_how": "" if end_s is None else how,
    }
    return PresenceSpan.objects.create(webinar=webinar, person=person, **values | fields)


def playing(presence: PresenceSpan, start_s: int, end_s: int, kind: StateKind = StateKind.PLAYING) -> StateSpan:
    begin = presence.webinar.started_at
    assert begin is not None
    return StateSpan.objects.create(
        presence=presence,
        kind=kind,
        started_at=begin + timedelta(seconds=start_s),
        ended_at=begin + timedelta(seconds=end_s),
        is_closed=True,
    )


def pause(webinar: Webinar, start_s: int, end_s: int) -> Break:
    return Break.objects.create(webinar=webinar, started_at=_at(webinar, start_s), ended_at=_at(webinar, end_s))


def fault(webinar: Webinar, start_s: int, end_s: int) -> Interruption:
    return Interruption.objects.create(
        webinar=webinar,
        cause=InterruptionCause.BROADCAST,
        started_at=_at(webinar, start_s),
        ended_at=_at(webinar, end_s),
    )


def _at(webinar: Webinar, seconds: int) -> datetime:
    assert webinar.started_at is not None
    return webinar.started_at + timedelta(seconds=seconds)
