"""What is watched after the seal goes into its chain: some minutes' rows together, for each seal is a line of the journal."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, TextField
from django.db.models.functions import Cast
from django.utils import timezone

from attendance.domain.seal import append_to_seal
from attendance.models import SealedRow
from attendance.watching.models import Sitting, Watched
from webinars.models import Webinar

LOOK_BACK = timedelta(days=3)
"""So far every few minutes. What was left from before, because no worker ran for longer, is looked for once a night."""


def seal_watched(*, look_back: timedelta | None = LOOK_BACK, now: datetime | None = None) -> int:
    """Returns how many rows went into chains. Safe to repeat; webinars without a seal wait for theirs. `look_back=None`: all
    rows that there ever were."""
    now = now or timezone.now()
    sittings = Sitting.objects.filter(_not_in_chain("watching_sitting"))
    watched = Watched.objects.filter(_not_in_chain("watching_watched"))
    if look_back is not None:
        sittings = sittings.filter(opened_at__gte=now - look_back)
        watched = watched.filter(heard_at__gte=now - look_back)
    found: dict[int, list[tuple[str, int | str]]] = {}
    for webinar_id, key in sittings.order_by("opened_at", "pk").values_list("webinar_id", "pk"):
        found.setdefault(webinar_id, []).append(("watching_sitting", str(key)))
    for webinar_id, number in watched.order_by("pk").values_list("sitting__webinar_id", "pk"):
        found.setdefault(webinar_id, []).append(("watching_watched", number))
    sealed = Webinar.objects.filter(Q(seals__isnull=False), pk__in=found).distinct()
    return sum(len(found[webinar.pk]) for webinar in sealed if append_to_seal(webinar, found[webinar.pk], now=now))


def _not_in_chain(table: str) -> Q:
    rows = SealedRow.objects.filter(of_table=table, row_key=Cast(OuterRef("pk"), TextField()))
    return ~Q(Exists(rows))
