"""A publisher came to another process than the one that has its broadcast: that one is asked to let go."""

import asyncio
from uuid import UUID

from media.errors import PublisherActive
from media.ingest import Ingest
from media.relay import PREFIX, Relay
from media.relay_messages import Yield, Yielded, encode

ANSWER_S = 2.0

_waiting: dict[str, asyncio.Future[bool]] = {}


async def ask_to_let_go(relay: Relay, broadcast_id: UUID, *, publisher: str, take_over: bool) -> None:
    """Comes back when the owner has let go, or did not answer (it may be gone). Raises PublisherActive."""
    key = str(broadcast_id)
    answer = _waiting.get(key)
    if answer is None or answer.done():
        answer = _waiting[key] = relay.loop.create_future()
    question = Yield(process=relay.name, publisher=publisher, take_over=take_over)
    relay.publish(f"{PREFIX}{key}:owner", encode(question))
    try:
        if await asyncio.wait_for(asyncio.shield(answer), ANSWER_S):
            raise PublisherActive(f"{key} is published through another process")
    except TimeoutError:
        pass
    finally:
        _waiting.pop(key, None)


def take_answer(message: Yielded) -> None:
    answer = _waiting.get(message.broadcast)
    if answer is not None and not answer.done():
        answer.set_result(message.refused)


async def let_go(relay: Relay, ingest: Ingest | None, broadcast_id: UUID, *, asked: Yield) -> None:
    """Let go of what this process has of the broadcast, and say so; unless another page publishes and is to stay."""
    refused = False
    if ingest is not None and not ingest.is_closing:
        current = ingest.publisher
        same = current is not None and current.publisher_id == asked.publisher
        refused = current is not None and not same and not asked.take_over
        if not refused:
            if current is not None:
                current.dismiss("replaced" if same else "taken_over")
            await ingest.let_go()
    relay.publish(relay.inbox_of(asked.process), encode(Yielded(broadcast=str(broadcast_id), refused=refused)))
