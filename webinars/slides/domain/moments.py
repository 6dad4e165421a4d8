"""Where the broadcast is: which moment of its timeline the lecturer's devices are recording."""

from django.utils import timezone

from media.models import Epoch
from webinars.models import Webinar

TRUST_MS = 5000
"""What a lecturer's page says may lie so far ahead of our own reckoning: its chunks are still on their way."""


def moment_of(webinar: Webinar, *, said_ms: int | None, not_before_ms: int) -> int:
    """Milliseconds on the broadcast's timeline; 0 before it has begun, the end of what was broadcast during a break.

    `said_ms`: what the page reckons that records, the most exact. Another page says None: then the server's clock decides, which
    knows when the recorder began. What cannot be is not believed, and time does not run back (`not_before_ms`).
    """
    edge_ms = _edge_of(webinar)
    moment_ms = said_ms if said_ms is not None and 0 <= said_ms <= edge_ms + TRUST_MS else edge_ms
    return max(moment_ms, not_before_ms)


def _edge_of(webinar: Webinar) -> int:
    if webinar.broadcast_id is None:
        return 0
    last = (
        Epoch.objects.select_related("broadcast").filter(broadcast_id=webinar.broadcast_id).order_by("-number").first()
    )
    if last is None:
        return 0
    if last.finished_at is None and last.started_at is not None and last.broadcast.is_open:
        return last.offset_ms + max(0, int((timezone.now() - last.started_at).total_seconds() * 1000))
    return max(last.offset_ms, last.broadcast.duration_ms)
