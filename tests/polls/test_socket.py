"""Polls on the control socket: who may say what, who hears what."""

from typing import Any

import pytest
from asgiref.sync import sync_to_async
from channels.db import database_sync_to_async

from accounts.models import User
from tests import factories as make
from tests.polls.asked import OPTIONS, prepared
from tests.questions.test_socket import heard
from tests.webinars.test_room_socket import close_code, come_in
from webinars.live.close_codes import CloseCode
from webinars.models import Webinar
from webinars.polls.domain.running import open_poll
from webinars.polls.models import Poll, PollVote

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.asyncio]


@database_sync_to_async
def a_room() -> tuple[Webinar, User, User, User]:
    """With its lecturer, a moderator and a participant."""
    webinar = make.webinar(state="live")
    moderator = make.person()
    webinar.moderators.add(moderator)
    return webinar, webinar.lecturers.get(), moderator, make.registration(webinar).person


@database_sync_to_async
def an_open_poll(webinar: Webinar, kind: str = "single", **fields: Any) -> Poll:
    poll = prepared(webinar, kind, **fields)
    return open_poll(webinar, poll.code, by=webinar.created_by)


async def test_a_poll_is_made_on_the_spot_answered_and_closed() -> None:
    webinar, lecturer, _, person = await a_room()
    host, _ = await come_in(webinar, lecturer)
    mine, _ = await come_in(webinar, person)
    make_it = {
        "type": "poll.create",
        "nonce": "p1",
        "kind": "single",
        "text": "Түсінікті ме?",
        "options": ["Иә", "Жоқ"],
    }
    await host.send_json_to(make_it)
    code = (await heard(host, "poll.created"))["code"]
    opened = (await heard(mine, "poll.opened"))["poll"]
    assert (opened["code"], opened["text"], opened["options"]) == (code, "Түсінікті ме?", ["Иә", "Жоқ"])
    for _ in range(2):  # sent again after a cut line
        await mine.send_json_to({"type": "poll.vote", "code": code, "choices": [1]})
        voted = await heard(mine, "poll.voted")
    assert voted == {"type": "poll.voted", "code": code, "choices": [1], "number": None, "words": [], "text": ""}
    for page in (mine, host):
        assert (await heard(page, "poll.counted"))["results"]["counts"] == [0, 1]
    again, joined = await come_in(webinar, person)
    assert list(joined["parts"]["polls"]["own"]["answers"]) == [code]
    await host.send_json_to({"type": "poll.close", "code": code})
    closed = await heard(mine, "poll.closed")
    assert (closed["code"], closed["results"]["counts"]) == (code, [0, 1])
    await mine.send_json_to({"type": "poll.vote", "code": code, "choices": [0]})
    assert (await heard(mine, "message.refused"))["reason"] == "The poll is closed, so your answer came too late."
    for page in (host, mine, again):
        await page.disconnect()


async def test_results_that_only_the_team_sees_reach_nobody_else() -> None:
    webinar, lecturer, moderator, person = await a_room()
    poll = await an_open_poll(webinar, shows_results=False)
    host, _ = await come_in(webinar, lecturer)
    keeper, _ = await come_in(webinar, moderator)
    mine, joined = await come_in(webinar, person)
    assert joined["parts"]["polls"]["shared"]["polls"][0]["results"] is None
    await mine.send_json_to({"type": "poll.vote", "code": poll.code, "choices": [0]})
    for page in (host, keeper):
        assert (await heard(page, "poll.counted"))["results"]["counts"] == [1, 0, 0]
    await mine.send_json_to({"type": "poll.count"})
    await host.send_json_to({"type": "poll.close", "code": poll.code})
    first = await heard(mine, "poll.counted", "poll.closed")
    assert (first["type"], first["results"]) == ("poll.closed", None)
    await host.send_json_to({"type": "poll.show_results", "code": poll.code})
    assert (await heard(mine, "poll.results_shown", "poll.summed"))["results"]["counts"] == [1, 0, 0]
    for page in (host, keeper, mine):
        await page.disconnect()


async def test_what_is_prepared_is_for_the_team() -> None:
    webinar, lecturer, _, person = await a_room()
    await sync_to_async(prepared)(webinar)
    host, joined = await come_in(webinar, lecturer)
    assert [poll["options"] for poll in joined["parts"]["polls"]["host"]["polls"]] == [list(OPTIONS)]
    mine, joined = await come_in(webinar, person)
    assert joined["parts"]["polls"] == {"shared": {"polls": []}}
    await host.disconnect()
    await mine.disconnect()


@pytest.mark.parametrize(
    ("verb", "extra"),
    [
        ("open", {}),
        ("close", {}),
        ("show_results", {}),
        ("hide_results", {}),
        ("hide_word", {"word": "x"}),
        ("hide_text", {"id": 1}),
        ("create", {"nonce": "n", "kind": "text", "text": "Мен сұрайын"}),
    ],
)
async def test_a_participant_who_speaks_as_the_team_is_refused(verb: str, extra: dict[str, Any]) -> None:
    webinar, _, moderator, person = await a_room()
    poll = await an_open_poll(webinar)
    message = {"type": f"poll.{verb}", **extra} | ({} if verb == "create" else {"code": poll.code})
    outsiders = [person] if verb.startswith(("hide_w", "hide_t")) else [person, moderator]
    for outsider in outsiders:
        page, _ = await come_in(webinar, outsider)
        await page.send_json_to(message)
        assert (await heard(page, "message.refused"))["to"] == f"poll.{verb}"
        await page.disconnect()
    found = await Poll.objects.aget()
    assert (found.state, found.shows_results) == ("open", True)


async def test_a_moderator_hides_a_text_and_nobody_is_shown_it_again() -> None:
    webinar, _, moderator, person = await a_room()
    poll = await an_open_poll(webinar, "text")
    keeper, _ = await come_in(webinar, moderator)
    mine, _ = await come_in(webinar, person)
    await mine.send_json_to({"type": "poll.vote", "code": poll.code, "text": "Жаман сөз"})
    [text] = (await heard(keeper, "poll.counted"))["results"]["texts"]
    await keeper.send_json_to({"type": "poll.hide_text", "code": poll.code, "id": text["id"]})
    assert (await heard(mine, "poll.answer_hidden"))["results"]["texts"] == []
    later, joined = await come_in(webinar, person)
    assert joined["parts"]["polls"]["shared"]["polls"][0]["results"]["texts"] == []
    for page in (keeper, mine, later):
        await page.disconnect()


async def test_texts_are_told_once() -> None:
    webinar, lecturer, _, person = await a_room()
    poll = await an_open_poll(webinar, "text")
    host, _ = await come_in(webinar, lecturer)
    mine, _ = await come_in(webinar, person)
    other = (await sync_to_async(make.registration)(webinar)).person
    theirs, _ = await come_in(webinar, other)
    told = []
    for page, said in ((mine, "Бірінші"), (theirs, "Екінші")):
        await page.send_json_to({"type": "poll.vote", "code": poll.code, "text": said})
        results = (await heard(host, "poll.counted"))["results"]
        told.append((results["people"], [text["text"] for text in results["texts"]]))
    assert told == [(1, ["Бірінші"]), (2, ["Екінші"])]
    # Who was away gets them all.
    await theirs.send_json_to({"type": "poll.count"})
    while True:
        results = (await heard(theirs, "poll.counted"))["results"]
        if len(results["texts"]) == 2:
            break
    assert [text["text"] for text in results["texts"]] == ["Екінші", "Бірінші"]
    for page in (host, mine, theirs):
        await page.disconnect()


async def test_a_kind_that_does_not_exist_is_refused_with_its_nonce() -> None:
    webinar, lecturer, _, _ = await a_room()
    host, _ = await come_in(webinar, lecturer)
    await host.send_json_to({"type": "poll.create", "nonce": "p9", "kind": "guess", "text": "?"})
    refused = await heard(host, "message.refused")
    assert (refused["nonce"], refused["reason"]) == ("p9", "Choose a kind of poll.")
    assert not await Poll.objects.aexists()
    await host.disconnect()


@pytest.mark.parametrize(
    "message",
    [
        {"type": "poll.vote", "code": "abc", "choices": [-1]},
        {"type": "poll.vote", "code": "abc", "choices": [1] * 21},
        {"type": "poll.vote", "code": "abc", "words": ["x" * 601]},
        {"type": "poll.vote", "code": "abc", "person": 1},
    ],
)
async def test_what_is_no_message_closes_the_socket(message: dict[str, Any]) -> None:
    webinar, _, _, person = await a_room()
    mine, _ = await come_in(webinar, person)
    await mine.send_json_to(message)
    assert await close_code(mine) == CloseCode.BAD_MESSAGE
    assert not await PollVote.objects.aexists()
