"""A publisher came to another process than the one that has its broadcast: that one is asked to let go."""

import asyncio
import time
from contextlib import suppress
from uuid import UUID

from media.errors import PublisherActive
from media.ingest import Ingest
from media.relay import PREFIX, Relay
from media.relay_messages import Yield, Yielded, encode
from media.seat import HAND_OVER_GRACE_S

ANSWER_S = 4.0
ASK_AGAIN_S = 1.0
CONNECT_S = 0.05

_waiting: dict[str, asyncio.Future[bool]] = {}
_letting_go: set[UUID] = set()


async def ask_to_let_go(relay: Relay, broadcast_id: UUID, *, publisher: str, take_over: bool) -> None:
    """Comes back when the owner has let go, or did not answer (it may be gone). Raises PublisherActive."""
    key = str(broadcast_id)
    answer = _waiting.get(key)
    if answer is None or answer.done():
        answer = _waiting[key] = relay.loop.create_future()
    question = encode(Yield(process=relay.name, publisher=publisher, take_over=take_over))
    until = time.monotonic() + ANSWER_S
    try:
        while not answer.done() and time.monotonic() < until:
            # It may be heard only the second time: when this line was made a moment ago.
            is_said = relay.publish(f"{PREFIX}{key}:owner", question)
            await asyncio.wait([answer], timeout=ASK_AGAIN_S if is_said else CONNECT_S)
        if answer.done() and answer.result():
            raise PublisherActive(f"{key} is published through another process")
    finally:
        _waiting.pop(key, None)


def take_answer(message: Yielded) -> None:
    answer = _waiting.get(message.broadcast)
    if answer is not None and not answer.done():
        answer.set_result(message.refused)


async def let_go(relay: Relay, ingest: Ingest | None, broadcast_id: UUID, *, asked: Yield) -> None:
    """Let go of what this process has of the broadcast, and say so; unless another page publishes and is to stay."""
    if broadcast_id in _letting_go:
        return  # asked twice; the answer comes
    _letting_go.add(broadcast_id)
    try:
        refused = ingest is not None and not await _let_go(ingest, asked=asked)
    finally:
        _letting_go.discard(broadcast_id)
    relay.publish(relay.inbox_of(asked.process), encode(Yielded(broadcast=str(broadcast_id), refused=refused)))


async def _let_go(ingest: Ingest, *, asked: Yield) -> bool:
    """Whether it did."""
    current = ingest.publisher
    if current is not None and current.publisher_id == asked.publisher:
        current.dismiss("replaced")
    elif current is not None:
        if not asked.take_over:
            return False
        if ingest.live is not None:
            current.stop()  # it may send its last chunks
            with suppress(TimeoutError):
                await asyncio.wait_for(ingest.live.remuxed.wait(), HAND_OVER_GRACE_S)
        current.dismiss("taken_over")
    if not ingest.is_closing:
        await ingest.let_go()
    return True
