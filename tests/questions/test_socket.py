"""Questions on the control socket: who may say what, who hears what."""

from typing import Any

import pytest
from asgiref.sync import sync_to_async
from channels.db import database_sync_to_async
from channels.testing import WebsocketCommunicator

from accounts.models import User
from tests import factories as make
from tests.questions.asked import ask, listener, room
from tests.webinars.test_room_socket import close_code, come_in
from webinars.live.close_codes import CloseCode
from webinars.models import Webinar
from webinars.questions.models import Question

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.asyncio]

MODERATE = ("publish", "dismiss", "restore")
HOST = ("take", "return", "answer")


@database_sync_to_async
def a_room(**rules: bool) -> tuple[Webinar, User, User, User]:
    """With its lecturer, a moderator and a participant."""
    webinar = room(**rules)
    moderator = make.person()
    webinar.moderators.add(moderator)
    return webinar, webinar.lecturers.get(), moderator, listener(webinar)


async def heard(communicator: WebsocketCommunicator, *types: str) -> dict[str, Any]:
    """The next of these, also when it comes together with others."""
    while True:
        message: dict[str, Any] = await communicator.receive_json_from(timeout=5)
        for each in message["events"] if message["type"] == "room.told" else [message]:
            if each["type"] in types:
                return each


async def test_a_question_goes_to_all_and_comes_back_as_ones_own() -> None:
    webinar, lecturer, _, person = await a_room()
    mine, joined = await come_in(webinar, person)
    host, _ = await come_in(webinar, lecturer)
    assert joined["parts"]["questions"]["shared"]["questions"] == []
    assert "own" not in joined["parts"]["questions"]
    await mine.send_json_to({"type": "question.ask", "text": "Неге?", "nonce": "n1", "anonymous": True})
    received = await heard(mine, "question.received")
    assert (received["nonce"], received["question"]["by"]) == ("n1", None)
    asked = await heard(host, "question.asked")
    assert asked["question"] == received["question"]
    assert person.name not in str(asked)
    again, joined = await come_in(webinar, person)
    assert joined["parts"]["questions"]["own"] == {
        "waiting": [],
        "asked": [received["question"]["code"]],
        "voted": {received["question"]["code"]: ""},
    }
    for each in (mine, host, again):
        await each.disconnect()


async def test_a_waiting_question_is_for_moderators_and_who_asked() -> None:
    webinar, _, moderator, person = await a_room(are_moderated=True)
    other = await sync_to_async(listener)(webinar)
    mine, _ = await come_in(webinar, person)
    keeper, _ = await come_in(webinar, moderator)
    await mine.send_json_to({"type": "question.ask", "text": "Неге?", "nonce": "n1"})
    code = (await heard(mine, "question.received"))["question"]["code"]
    assert (await heard(keeper, "question.asked"))["question"]["state"] == "waiting"
    theirs, joined = await come_in(webinar, other)
    assert "Неге?" not in str(joined)
    keepers, joined = await come_in(webinar, moderator)
    assert [each["code"] for each in joined["parts"]["questions"]["host"]["waiting"]] == [code]
    again, joined = await come_in(webinar, person)
    assert [each["code"] for each in joined["parts"]["questions"]["own"]["waiting"]] == [code]
    await keeper.send_json_to({"type": "question.publish", "code": code})
    assert (await heard(theirs, "question.asked", "question.published"))["type"] == "question.published"
    for each in (mine, keeper, theirs, keepers, again):
        await each.disconnect()


async def test_votes_are_counted_for_all_and_confirmed_on_ones_own_devices() -> None:
    webinar, _, _, person = await a_room()
    code = (await sync_to_async(ask)(webinar)).code
    phone, _ = await come_in(webinar, person)
    laptop, _ = await come_in(webinar, person)
    other, _ = await come_in(webinar, await sync_to_async(listener)(webinar))
    await phone.send_json_to({"type": "question.vote", "code": code})
    assert (await heard(laptop, "question.voted"))["code"] == code
    assert (await heard(other, "question.counted", "question.voted")) == {
        "type": "question.counted",
        "votes": {code: 2},
    }
    await phone.send_json_to({"type": "question.unvote", "code": code})
    assert (await heard(laptop, "question.unvoted"))["code"] == code
    assert (await heard(other, "question.counted"))["votes"] == {code: 1}
    # Who was away asks.
    await other.send_json_to({"type": "question.count"})
    assert (await heard(other, "question.counted"))["votes"] == {code: 1}
    for each in (phone, laptop, other):
        await each.disconnect()


@pytest.mark.parametrize("verb", [*MODERATE, *HOST, "merge", "write"])
async def test_a_participant_who_speaks_as_the_team_is_refused(verb: str) -> None:
    webinar, _, _, person = await a_room()
    question = await sync_to_async(ask)(webinar)
    other = await sync_to_async(ask)(webinar)
    mine, _ = await come_in(webinar, person)
    extra: dict[str, Any] = {"merge": {"into": other.code}, "write": {"text": "Иә.", "nonce": "n"}}.get(verb, {})
    await mine.send_json_to({"type": f"question.{verb}", "code": question.code, **extra})
    refused = await heard(mine, "message.refused")
    assert refused["to"] == f"question.{verb}"
    assert (await Question.objects.aget(pk=question.pk)).state == "open"
    await mine.disconnect()


@pytest.mark.parametrize("verb", [*HOST, "write"])
async def test_a_moderator_keeps_order_and_does_not_answer(verb: str) -> None:
    webinar, _, moderator, _ = await a_room()
    question = await sync_to_async(ask)(webinar)
    keeper, _ = await come_in(webinar, moderator)
    extra: dict[str, Any] = {"text": "Иә.", "nonce": "n"} if verb == "write" else {}
    await keeper.send_json_to({"type": f"question.{verb}", "code": question.code, **extra})
    assert (await heard(keeper, "message.refused"))["to"] == f"question.{verb}"
    await keeper.send_json_to({"type": "question.dismiss", "code": question.code})
    assert (await heard(keeper, "question.dismissed"))["code"] == question.code
    await keeper.disconnect()


async def test_the_lecturer_takes_answers_and_writes() -> None:
    webinar, lecturer, _, person = await a_room()
    first, second = await sync_to_async(ask)(webinar), await sync_to_async(ask)(webinar)
    host, _ = await come_in(webinar, lecturer)
    mine, _ = await come_in(webinar, person)
    await host.send_json_to({"type": "question.take", "code": first.code})
    assert (await heard(mine, "question.taken"))["question"]["code"] == first.code
    await host.send_json_to({"type": "question.answer", "code": first.code})
    assert (await heard(mine, "question.answered"))["question"]["answered_live"] is True
    await host.send_json_to({"type": "question.merge", "code": second.code, "into": first.code})
    assert await heard(mine, "question.merged") | {"seq": 0, "at": 0} == {
        "type": "question.merged",
        "code": second.code,
        "into": first.code,
        "votes": 2,
        "seq": 0,
        "at": 0,
    }
    await host.send_json_to({"type": "question.write", "code": first.code, "text": "Иә.", "nonce": "w1"})
    assert await heard(host, "question.written") == {"type": "question.written", "code": first.code, "nonce": "w1"}
    assert (await heard(mine, "question.answered"))["question"]["answer"] == "Иә."
    await host.disconnect()
    await mine.disconnect()


async def test_what_cannot_be_asked_is_refused_with_a_sentence_and_its_nonce() -> None:
    webinar, _, _, person = await a_room(may_be_anonymous=False)
    mine, _ = await come_in(webinar, person)
    await mine.send_json_to({"type": "question.ask", "text": "Неге?", "nonce": "n7", "anonymous": True})
    refused = await heard(mine, "message.refused")
    assert (refused["to"], refused["nonce"]) == ("question.ask", "n7")
    assert refused["reason"].startswith("Questions are asked with a name in this lecture.")
    await mine.disconnect()


async def test_too_many_questions_at_once_are_refused() -> None:
    webinar, _, _, person = await a_room()
    mine, _ = await come_in(webinar, person)
    for number in range(5):
        await mine.send_json_to({"type": "question.ask", "text": f"{number}?", "nonce": f"n{number}"})
    assert (await heard(mine, "message.refused"))["nonce"] == "n4"
    assert await Question.objects.acount() == 4
    await mine.disconnect()


@pytest.mark.parametrize(
    "message",
    [
        {"type": "question.ask", "text": "?" * 8001, "nonce": "n"},
        {"type": "question.ask", "text": "?", "nonce": "n" * 65},
        {"type": "question.ask", "text": "?", "nonce": "n", "by": 1},
        {"type": "question.vote", "code": "c" * 11},
    ],
)
async def test_what_is_no_message_closes_the_socket(message: dict[str, Any]) -> None:
    webinar, _, _, person = await a_room()
    mine, _ = await come_in(webinar, person)
    await mine.send_json_to(message)
    assert await close_code(mine) == CloseCode.BAD_MESSAGE


async def test_nobody_pays_for_questions_that_nobody_asked(django_assert_num_queries: Any) -> None:
    from webinars.questions.live.snapshots import own_questions, shared_questions

    webinar, _, _, person = await a_room()

    def look() -> None:
        with django_assert_num_queries(2):
            shared = shared_questions(webinar)
        with django_assert_num_queries(0):
            assert own_questions(webinar, person, shared=shared) is None

    await sync_to_async(look)()
