"""Many answers at once on the control socket: who is answered what."""

import asyncio
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from channels.db import database_sync_to_async

from tests import factories as make
from tests.polls.test_socket import a_room, an_open_poll
from tests.questions.test_socket import heard
from tests.webinars.test_room_socket import come_in
from webinars.domain.moderation import ban_person
from webinars.models import Webinar
from webinars.polls.domain import voting_together
from webinars.polls.models import Poll, PollVote

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.asyncio]


async def an_audience(webinar: Webinar, size: int) -> list[Any]:
    people = [(await sync_to_async(make.registration)(webinar)).person for _ in range(size)]
    return [(await come_in(webinar, person))[0] for person in people]


def answer(poll: Poll, *choices: int) -> dict[str, Any]:
    return {"type": "poll.vote", "code": poll.code, "choices": list(choices)}


async def test_each_of_many_is_answered_and_one_bad_one_refused() -> None:
    webinar, lecturer, _, _ = await a_room()
    poll = await an_open_poll(webinar)
    host, _ = await come_in(webinar, lecturer)
    pages = await an_audience(webinar, 6)
    await asyncio.gather(*(page.send_json_to(answer(poll, number)) for number, page in enumerate(pages)))
    for number, page in enumerate(pages):
        came = await heard(page, "poll.voted", "message.refused")
        if number < 3:
            assert (came["type"], came["choices"]) == ("poll.voted", [number])
        else:
            assert came["reason"] == "This is no answer to this poll. Choose one of those shown."
    while (await heard(host, "poll.counted"))["results"]["counts"] != [1, 1, 1]:
        pass
    for page in (host, *pages):
        await page.disconnect()


async def test_answers_before_the_close_count_however_many_wait() -> None:
    webinar, lecturer, _, _ = await a_room()
    poll = await an_open_poll(webinar)
    host, _ = await come_in(webinar, lecturer)
    pages = await an_audience(webinar, 5)
    for page in pages:
        await page.send_json_to(answer(poll, 0))
    # The sockets' turn, but not the writer's: one is being written, the others wait.
    for _ in range(20):
        await asyncio.sleep(0)
    await host.send_json_to({"type": "poll.close", "code": poll.code})
    closed = await heard(host, "poll.closed")
    assert closed["results"]["counts"] == [5, 0, 0]
    for page in pages:
        assert (await heard(page, "poll.voted", "message.refused"))["type"] == "poll.voted"
    for page in (host, *pages):
        await page.disconnect()


async def test_who_goes_before_the_answer_has_voted_and_it_is_counted() -> None:
    webinar, lecturer, _, _ = await a_room()
    poll = await an_open_poll(webinar)
    host, _ = await come_in(webinar, lecturer)
    first, second, stays = await an_audience(webinar, 3)
    for number, page in enumerate((first, second, stays)):
        await page.send_json_to(answer(poll, number))
    await first.disconnect()
    await second.disconnect()
    assert (await heard(stays, "poll.voted"))["choices"] == [2]
    while (await heard(host, "poll.counted"))["results"]["counts"] != [1, 1, 1]:
        pass
    assert await PollVote.objects.acount() == 3
    await host.disconnect()
    await stays.disconnect()


async def test_whoever_is_sent_out_while_their_answer_waits_has_not_voted(monkeypatch: pytest.MonkeyPatch) -> None:
    webinar, lecturer, _, person = await a_room()
    poll = await an_open_poll(webinar)
    mine, _ = await come_in(webinar, person)
    [other] = await an_audience(webinar, 1)
    write = voting_together.vote_poll_together

    def send_out_first(*args: Any) -> Any:
        ban_person(webinar, person.pk, by=lecturer)
        return write(*args)

    monkeypatch.setattr("webinars.polls.live.part.vote_poll_together", send_out_first)
    await mine.send_json_to(answer(poll, 0))
    await other.send_json_to(answer(poll, 1))
    assert (await heard(other, "poll.voted"))["choices"] == [1]
    assert await database_sync_to_async(lambda: list(PollVote.objects.values_list("choices", flat=True)))() == [[1]]
    await mine.disconnect()
    await other.disconnect()
