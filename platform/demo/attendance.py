"""Who was at the webinars that were held: heartbeats as pages would have sent them, through the code that takes them."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from attendance.domain.connection import Beat, Connection
from attendance.domain.record import snapshot, write_evidence
from attendance.models import DeliveryMode, EndedHow, PresenceSpan
from attendance.models.presence import BEAT_EVERY_S
from demo.world import World
from webinars.models import Break, Interruption, InterruptionCause, Registration, Webinar

LAPTOP, PHONE = "Windows, Chrome", "Android, Chrome"
MINUTE = timedelta(minutes=1)


def load_attendance(world: World) -> None:
    """Each webinar once. The same people each time: the dice are loaded with the webinar's title."""
    for webinar in world.past:
        if PresenceSpan.objects.filter(webinar=webinar).exists():
            continue
        dice = random.Random(webinar.title_kk)
        _happen(webinar)
        for registration in Registration.objects.confirmed().filter(webinar=webinar).order_by("pk"):
            write_evidence(snapshot(_visits(webinar, registration.person_id, dice=dice)))


def _happen(webinar: Webinar) -> None:
    """A break half-way in the long ones, and a line that was cut for forty seconds in one."""
    assert webinar.started_at
    half = webinar.started_at + timedelta(minutes=webinar.length_min) / 2
    if webinar.length_min > 80:
        Break.objects.create(webinar=webinar, started_at=half, ended_at=half + 10 * MINUTE)
    if webinar.length_min > 100:
        cut = half + 25 * MINUTE
        Interruption.objects.create(
            webinar=webinar, cause=InterruptionCause.BROADCAST, started_at=cut, ended_at=cut + timedelta(seconds=40)
        )


def _visits(webinar: Webinar, person_id: int, *, dice: random.Random) -> Iterator[Connection]:
    """Most stay to the end; some come late, go early, lose the line, bring a phone, or never come."""
    assert webinar.started_at
    assert webinar.ended_at
    start, end = webinar.started_at, webinar.ended_at
    kind = dice.random()
    early = start - timedelta(seconds=dice.randrange(30, 1200))
    if kind < 0.08:
        return
    if kind < 0.55:
        yield _visit(webinar, person_id, early, end + timedelta(seconds=dice.randrange(5, 240)), dice=dice)
    elif kind < 0.70:
        late = start + timedelta(seconds=dice.randrange(120, 1500))
        yield _visit(webinar, person_id, late, end + timedelta(seconds=20), dice=dice)
    elif kind < 0.80:
        gone = start + (end - start) * dice.uniform(0.3, 0.9)
        yield _visit(webinar, person_id, early, gone, dice=dice)
    elif kind < 0.92:
        cut = start + (end - start) * dice.uniform(0.2, 0.8)
        back = cut + timedelta(seconds=dice.choice([12, 35, 48, 95, 240]))
        yield _visit(webinar, person_id, early, cut, how=EndedHow.DROPPED, dice=dice)
        yield _visit(webinar, person_id, back, end + timedelta(seconds=40), dice=dice)
    else:
        swap = start + (end - start) * dice.uniform(0.3, 0.6)
        yield _visit(webinar, person_id, early, swap + 5 * MINUTE, dice=dice)
        yield _visit(webinar, person_id, swap, end + timedelta(seconds=15), dice=dice, device=PHONE)


def _visit(
    webinar: Webinar,
    person_id: int,
    start: datetime,
    end: datetime,
    *,
    dice: random.Random,
    how: EndedHow = EndedHow.LEFT,
    device: str = LAPTOP,
) -> Connection:
    assert webinar.started_at
    connection = Connection(
        webinar_id=webinar.pk,
        person_id=person_id,
        connection=UUID(int=dice.getrandbits(128), version=4),
        started_at=start,
        device_label=device,
        ip=f"192.0.2.{person_id % 250 + 1}",  # RFC 5737: addresses for examples
        user_agent=device,
    )
    at, seq = start, 0
    while at < end:
        playing = at >= webinar.started_at
        position = max(0, int((at - webinar.started_at).total_seconds() * 1000))
        beat = Beat(
            seq=seq,
            playing=playing,
            sound=True,
            visible=dice.random() > 0.02,
            position_ms=position if playing else None,
            mode=DeliveryMode.VIDEO,
            mono_ms=seq * BEAT_EVERY_S * 1000,
        )
        connection.beat(beat, now=at)
        at, seq = at + timedelta(seconds=BEAT_EVERY_S), seq + 1
    connection.end(how, now=end)
    return connection
