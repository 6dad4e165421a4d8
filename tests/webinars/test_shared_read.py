"""Who comes in at the same time is answered by one read, and never by one from before."""

import asyncio
import threading
from collections.abc import Iterator

import pytest

from webinars.live.shared import SharedRead

# The threads that read tidy up the database's connections, those of earlier tests too.
pytestmark = pytest.mark.django_db(transaction=True)


async def test_those_who_ask_while_a_read_runs_share_the_next_one() -> None:
    reads: list[int] = []
    begun, may_end = threading.Event(), threading.Event()

    def read(key: str) -> int:
        reads.append(len(reads))
        begun.set()
        assert may_end.wait(30)
        return reads[-1]

    shared = SharedRead(read)
    first = asyncio.create_task(shared("room"))
    assert await asyncio.to_thread(begun.wait, 30)
    others = [asyncio.create_task(shared("room")) for _ in range(50)]
    await asyncio.sleep(0.02)
    may_end.set()
    assert await first == 0
    assert await asyncio.gather(*others) == [1] * 50
    assert await shared("room") == 2


async def test_a_read_that_fails_fails_for_those_who_shared_it_only() -> None:
    answers: Iterator[int | ValueError] = iter([ValueError("away"), 7])

    def read(key: str) -> int:
        answer = next(answers)
        if isinstance(answer, ValueError):
            raise answer
        return answer

    shared = SharedRead(read)
    failed = await asyncio.gather(shared("room"), shared("room"), return_exceptions=True)
    assert [type(each) for each in failed] == [ValueError, ValueError]
    assert await shared("room") == 7
