"""Wishes that are written together: who is answered what, and when."""

import asyncio
from collections.abc import Sequence

import pytest

from webinars.errors import WebinarError
from webinars.live import together
from webinars.live.together import Together

pytestmark = pytest.mark.asyncio


class No(WebinarError):
    message = "No."


class Writer:
    """Doubles numbers, refuses odd ones; writing goes on until it is let go."""

    def __init__(self) -> None:
        self.batches: list[tuple[str, list[int]]] = []
        self.lets = asyncio.Event()
        self.lets.set()
        self.fails = False

    async def __call__(self, key: str, wishes: list[int]) -> Sequence[int | Exception]:
        self.batches.append((key, wishes))
        await self.lets.wait()
        if self.fails:
            raise OSError("no disk")
        return [No() if wish % 2 else wish * 2 for wish in wishes]


def asked(doubling: Together[str, int, int], *wishes: int, key: str = "a") -> list[asyncio.Task[int]]:
    return [asyncio.create_task(doubling.ask(key, wish)) for wish in wishes]


async def begun(writer: Writer, batches: int = 1) -> None:
    async with asyncio.timeout(5):
        while len(writer.batches) < batches:  # noqa: ASYNC110 (a writer tells nobody)
            await asyncio.sleep(0)


async def test_who_comes_alone_is_written_at_once() -> None:
    writer = Writer()
    async with asyncio.timeout(5):
        assert await Together(writer, every_s=60).ask("a", 2) == 4
    assert writer.batches == [("a", [2])]


async def test_what_comes_while_others_are_written_is_written_together_in_order() -> None:
    writer = Writer()
    doubling = Together(writer, every_s=0)
    writer.lets.clear()
    [first] = asked(doubling, 2)
    await begun(writer)
    rest = asked(doubling, 4, 5, 6)
    [other] = asked(doubling, 8, key="b")
    await begun(writer, 2)
    writer.lets.set()
    came = await asyncio.gather(first, *rest, other, return_exceptions=True)
    assert [each if isinstance(each, int) else type(each) for each in came] == [4, 8, No, 12, 16]
    assert writer.batches == [("a", [2]), ("b", [8]), ("a", [4, 5, 6])]


async def test_what_comes_soon_after_waits_for_others_and_not_for_long() -> None:
    writer = Writer()
    doubling = Together(writer, every_s=0.05)
    await doubling.ask("a", 2)
    assert list(await asyncio.gather(doubling.ask("a", 4), doubling.ask("a", 6))) == [8, 12]
    assert writer.batches == [("a", [2]), ("a", [4, 6])]


async def test_very_many_are_written_in_several_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "AT_MOST", 2)
    writer = Writer()
    assert await asyncio.gather(*asked(Together(writer, every_s=0), 2, 4, 6, 8, 10)) == [4, 8, 12, 16, 20]
    assert [wishes for _, wishes in writer.batches] == [[2, 4], [6, 8], [10]]


async def test_each_hears_when_nothing_could_be_written_and_the_next_are_written() -> None:
    writer = Writer()
    doubling = Together(writer, every_s=0)
    writer.fails = True
    came = await asyncio.gather(*asked(doubling, 2, 4), return_exceptions=True)
    assert [type(each) for each in came] == [OSError, OSError]
    writer.fails = False
    assert await doubling.ask("a", 6) == 12


async def test_a_writer_that_forgets_somebody_answers_nobody_wrongly_and_goes_on() -> None:
    forgets = True

    async def write(key: str, wishes: list[int]) -> list[int]:
        return wishes[1:] if forgets else wishes

    doubling = Together[str, int, int](write, every_s=0)
    came = await asyncio.gather(*asked(doubling, 2, 4), return_exceptions=True)
    assert [type(each) for each in came] == [ValueError, ValueError]
    forgets = False
    assert await doubling.ask("a", 6) == 6


async def test_nobody_waits_for_a_loop_that_ends() -> None:
    writer = Writer()
    doubling = Together(writer, every_s=60)
    await doubling.ask("a", 2)
    [waits] = asked(doubling, 4)
    await asyncio.sleep(0)
    [task] = [task for task in asyncio.all_tasks() if task.get_name() == "together-a"]
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waits
    assert await doubling.ask("a", 6) == 12


async def test_a_wish_whose_asker_is_gone_is_written() -> None:
    writer = Writer()
    doubling = Together(writer, every_s=0)
    writer.lets.clear()
    [first] = asked(doubling, 2)
    await begun(writer)
    gone, stays = asked(doubling, 4, 6)
    await asyncio.sleep(0)
    gone.cancel()
    first.cancel()
    writer.lets.set()
    assert await stays == 12
    assert writer.batches == [("a", [2]), ("a", [4, 6])]


async def test_settling_hurries_what_was_asked_before_and_waits_for_it() -> None:
    writer = Writer()
    doubling = Together(writer, every_s=60)
    await doubling.settle(lambda key: True)  # nothing was asked
    await doubling.ask("a", 2)
    waiting = asked(doubling, 4, 5)
    await asyncio.sleep(0)
    async with asyncio.timeout(5):
        await doubling.settle(lambda key: key == "a")
    assert writer.batches == [("a", [2]), ("a", [4, 5])]
    assert [each.done() for each in waiting] == [True, True]
    waiting[1].exception()


async def test_settling_waits_for_what_is_being_written() -> None:
    writer = Writer()
    doubling = Together(writer, every_s=60)
    writer.lets.clear()
    [first] = asked(doubling, 2)
    await begun(writer)
    first.cancel()
    settled = asyncio.create_task(doubling.settle(lambda key: True))
    for _ in range(5):
        await asyncio.sleep(0)
    assert not settled.done()
    writer.lets.set()
    async with asyncio.timeout(5):
        await settled


async def test_nothing_is_kept_of_a_key_that_nobody_asks_any_more() -> None:
    doubling = Together(Writer(), every_s=0)
    await doubling.ask("a", 2)
    for _ in range(5):
        await asyncio.sleep(0)
    assert not doubling._here()._queues
