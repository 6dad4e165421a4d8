"""Reactions are told in sums; signals fade, one a person, and only the team hears of them."""

import asyncio

import pytest
from channels.db import database_sync_to_async

from tests import factories as make
from tests.webinars.test_room_socket import a_live_webinar, come_in, next_of
from webinars.live import reactions
from webinars.live.reactions import Pace, Tally
from webinars.models import RoomEvent


def test_a_signal_fades_over_a_minute_and_counts_once_a_person(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1000.0
    monkeypatch.setattr("webinars.live.reactions.time.monotonic", lambda: now)
    tally = Tally()
    for person in (1, 2, 2):
        tally.signal(Pace.FAST, person_id=person, is_on=True)
    tally.signal(Pace.QUIET, person_id=3, is_on=True)
    assert (tally.weigh(Pace.FAST), tally.weigh(Pace.QUIET)) == (2.0, 1.0)
    now += 30
    tally.signal(Pace.FAST, person_id=1, is_on=True)
    tally.signal(Pace.QUIET, person_id=3, is_on=False)
    assert (tally.weigh(Pace.FAST), tally.weigh(Pace.QUIET)) == (1.5, 0.0)
    now += 30
    assert tally.weigh(Pace.FAST) == 0.5
    now += 30
    assert tally.weigh(Pace.FAST) == 0.0
    assert tally.signals == {Pace.FAST: {}, Pace.QUIET: {}}


@pytest.mark.django_db(transaction=True)
@pytest.mark.asyncio
async def test_sums_are_told_to_all_and_the_pace_to_the_team(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reactions, "TELL_EVERY_S", 0.2)
    webinar, person = await a_live_webinar()
    other = (await database_sync_to_async(make.registration)(webinar)).person
    host = await database_sync_to_async(lambda: webinar.created_by)()
    (mine, _), (theirs, _), (hosts, _) = [await come_in(webinar, each) for each in (person, other, host)]
    for socket, kind in ((mine, "clap"), (mine, "clap"), (theirs, "clap"), (theirs, "heart")):
        await socket.send_json_to({"type": "reaction.send", "kind": kind})
    await mine.send_json_to({"type": "pace.signal", "kind": "fast"})
    assert (await next_of(theirs, "reaction.counted"))["counts"] == {"clap": 3, "heart": 1}
    measured = await next_of(hosts, "pace.measured")
    assert (measured["fast"], measured["quiet"]) == (1.0, 0.0)
    await asyncio.sleep(0.3)
    heard = [message["type"] for message in await everything(theirs)]
    assert "pace.measured" not in heard
    assert not await database_sync_to_async(RoomEvent.objects.exclude(type="webinar.started").exists)()
    for socket in (mine, theirs, hosts):
        await socket.disconnect()


async def everything(communicator: object) -> list[dict[str, object]]:
    """What has come so far."""
    heard = []
    while not await communicator.receive_nothing(timeout=0.1):  # type: ignore[attr-defined]
        heard.append(await communicator.receive_json_from())  # type: ignore[attr-defined]
    return heard
