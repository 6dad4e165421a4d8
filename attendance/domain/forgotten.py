"""A lecture that its team left without ending it: a computer that was shut, a line that never came back.

Until somebody ends a webinar its content goes on, so a share of it that people need grows out of their reach, and no hours are
settled. The server ends it as of the moment when its last media came: that is when the lecture was over.
"""

import logging
from datetime import datetime, timedelta

from django.db.models import Max
from django.utils import timezone

from attendance.models import PresenceSpan
from webinars.domain.live import end_webinar
from webinars.models import Webinar, WebinarState

logger = logging.getLogger("daris.attendance")
LEFT = timedelta(minutes=30)
"""Past the time that was planned, without media and without anybody of the team in the room."""
LEFT_OPEN = timedelta(hours=3)
"""The same while a studio stands open: of a team that is there it is not known whether it has forgotten."""


def end_forgotten(*, now: datetime | None = None) -> list[Webinar]:
    """Ends those that were left. Idempotent."""
    now = now or timezone.now()
    ended = []
    for webinar in Webinar.objects.real().filter(state=WebinarState.LIVE):
        try:
            if is_forgotten(webinar, now=now):
                end_webinar(webinar, by=None, at=last_media_at(webinar))
                logger.warning("Webinar %s was left without being ended; it ended with its last media", webinar.code)
                ended.append(webinar)
        except Exception:  # one webinar must not hold up the others
            logger.exception("Webinar %s could not be ended; again in a minute", webinar.code)
    return ended


def is_forgotten(webinar: Webinar, *, now: datetime) -> bool:
    """A break that was said to last longer counts as planned."""
    assert webinar.started_at is not None
    planned = max(webinar.starts_at, webinar.started_at) + timedelta(minutes=webinar.length_min)
    goes_on = webinar.breaks.filter(ended_at=None).aggregate(until=Max("until"))["until"]
    silent_since = max(planned, last_media_at(webinar), goes_on or planned)
    if now - silent_since < LEFT:
        return False
    team = PresenceSpan.objects.filter(webinar=webinar, as_host=True)
    seen_at = team.aggregate(at=Max("last_beat_at"))["at"]
    return now - silent_since >= LEFT_OPEN or seen_at is None or now - seen_at >= LEFT


def last_media_at(webinar: Webinar) -> datetime:
    """When the last stored media were taken; the start when there were none."""
    assert webinar.started_at is not None
    last = webinar.broadcast.segments.order_by("-index").first() if webinar.broadcast else None
    if last is None:
        return webinar.started_at
    return max(webinar.started_at, last.first_frame_at + timedelta(milliseconds=last.duration_ms))
