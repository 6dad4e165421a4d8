"""The two media sockets together: who gets in, a lecture from beginning to end."""

import asyncio
from typing import Any

import pytest

from media.hub import HEAD, KIND_MEDIA, KIND_START
from media.live import Close
from media.models import Broadcast
from tests.media.conftest import Make
from tests.media.material import look
from tests.media.publishing import recorded, until
from tests.media.sockets import (
    KEY,
    NAME,
    Publish,
    Socket,
    Watch,
    end,
    open_epoch,
    publishing,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.asyncio]


async def test_a_lecture_from_the_first_chunk_to_the_closed_recording(
    broadcast: Broadcast, chunks: list[bytes], make_material: Make
) -> None:
    viewer = await Socket(Watch, broadcast, user="participant").open()
    assert (await viewer.heard("state"))["state"] == "waiting"
    lecturer = await publishing(broadcast)
    assert (await lecturer.heard("welcome"))["protocol"] == 1
    assert await open_epoch(lecturer) == {
        "type": "epoch.opened",
        "key": KEY,
        "epoch": 0,
        "next": 0,
        "received": -1,
        "durable": -1,
        "offset_ms": 0,
    }
    for seq, payload in enumerate(chunks):
        await lecturer.chunk(0, seq, payload)
    await lecturer.say("epoch.finish", epoch=0, chunks=len(chunks))
    assert (await lecturer.heard("epoch.finished"))["error"] == ""
    ack = await lecturer.heard("ack")
    assert (ack["received"], ack["durable"]) == (len(chunks) - 1, len(chunks) - 1)
    await until(lambda: viewer.texts[-1] == {"type": "state", "state": "paused"})
    assert (await end(broadcast)).is_closed
    assert await lecturer.closed() == await viewer.closed() == Close.ENDED
    assert (await lecturer.heard("refused"))["reason"] == "ended"
    [seen] = await recorded(broadcast)
    assert seen.frames["video"] == look(make_material(NAME)).frames["video"]
    kinds = [HEAD.unpack_from(message)[1] for message in viewer.binaries]
    assert kinds == [KIND_START] + [KIND_MEDIA] * (len(kinds) - 1)


@pytest.mark.parametrize("consumer", [Publish, Watch])
async def test_an_outsider_gets_nothing(consumer: Any, broadcast: Broadcast, chunks: list[bytes]) -> None:
    lecturer = await publishing(broadcast)
    await open_epoch(lecturer)
    for seq in range(5):
        await lecturer.chunk(0, seq, chunks[seq])
    await lecturer.heard("ack")
    outsider = await Socket(consumer, broadcast, user="outsider").open()
    assert await outsider.closed() == Close.FORBIDDEN
    assert outsider.texts == [{"type": "refused", "reason": "forbidden"}]
    assert outsider.binaries == []
    await outsider.say("hello", publisher="page-one", take_over=True)
    await asyncio.sleep(0.1)
    assert lecturer.code is None
    await end(broadcast)


async def test_a_broadcast_that_has_ended_cannot_be_published_or_watched(broadcast: Broadcast) -> None:
    await end(broadcast)
    lecturer = await Socket(Publish, broadcast).open()
    viewer = await Socket(Watch, broadcast).open()
    assert await lecturer.closed() == await viewer.closed() == Close.ENDED
    assert await viewer.heard("state") == {"type": "state", "state": "ended"}
