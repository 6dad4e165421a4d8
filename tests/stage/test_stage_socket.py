"""Hands, microphone and signals on the control socket: who may say what, and who hears it."""

from typing import Any

import pytest
from channels.db import database_sync_to_async
from channels.testing import WebsocketCommunicator
from django.utils import timezone
from pytest_django import Settings

from accounts.models import User
from tests import factories as make
from tests.stage.speaking import DESK, LINE
from tests.webinars.test_room_socket import come_in, next_of
from webinars.domain.moderation import ban_person
from webinars.models import Registration, Webinar
from webinars.stage.live import part
from webinars.stage.models import Ending, Turn

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.asyncio]
OFFER = {"type": "offer", "sdp": "v=0"}


@database_sync_to_async
def a_lecture() -> tuple[Webinar, User, User, User]:
    """With its lecturer and two listeners."""
    webinar = make.webinar(state="live")
    return webinar, webinar.created_by, make.registration(webinar).person, make.registration(webinar).person


async def ask(socket: WebsocketCommunicator, type_: str, **fields: Any) -> None:
    await socket.send_json_to({"type": type_, **fields})


async def a_conversation() -> tuple[Webinar, int, dict[str, WebsocketCommunicator], dict[str, User]]:
    """A listener has the microphone, and the lecturer's desk is open."""
    webinar, lecturer, speaker, other = await a_lecture()
    people = {"lecturer": lecturer, "speaker": speaker, "other": other}
    sockets = {name: (await come_in(webinar, person))[0] for name, person in people.items()}
    await ask(sockets["speaker"], "hand.raise")
    named = await next_of(sockets["lecturer"], "hand.named")
    await ask(sockets["lecturer"], "microphone.give", hand=named["hand"])
    given = await next_of(sockets["speaker"], "microphone.given")
    await ask(sockets["lecturer"], "desk.open", desk=DESK)
    await ask(sockets["speaker"], "microphone.take", turn=given["turn"], line=LINE)
    for socket in sockets.values():
        await next_of(socket, "microphone.taken")
    return webinar, given["turn"], sockets, people


async def hang_up(sockets: dict[str, WebsocketCommunicator]) -> None:
    for socket in sockets.values():
        await socket.disconnect()


def signal(turn: int, sender: str, **fields: Any) -> dict[str, Any]:
    return {"turn": turn, "desk": DESK, "line": LINE, "sender": sender, "call": 1, "description": OFFER} | fields


async def test_a_signal_reaches_the_other_end_and_nobody_else() -> None:
    _, turn, sockets, _ = await a_conversation()
    await ask(sockets["lecturer"], "signal.send", **signal(turn, "desk"))
    heard = await next_of(sockets["speaker"], "signal.sent")
    assert (heard["turn"], heard["sender"], heard["description"]) == (turn, "desk", OFFER)
    candidate = {"candidate": "candidate:1 1 udp 1 192.0.2.1 9 typ host", "mid": "0", "index": 0}
    await ask(sockets["speaker"], "signal.send", **signal(turn, "speaker", description=None, candidate=candidate))
    assert (await next_of(sockets["lecturer"], "signal.sent"))["candidate"] == candidate
    # What the third person hears next is something else.
    await ask(sockets["other"], "chat.send", text="Heard nothing", nonce="n")
    while (told := await sockets["other"].receive_json_from(timeout=5))["type"] != "chat.sent":
        assert told["type"] != "signal.sent"
    await hang_up(sockets)


@pytest.mark.parametrize(
    ("who", "wrong"),
    [
        ("other", {"sender": "speaker"}),
        ("other", {"sender": "desk"}),
        ("speaker", {"sender": "desk"}),
        ("lecturer", {"sender": "speaker"}),
        ("lecturer", {"sender": "desk", "desk": "another-desk"}),
        ("lecturer", {"sender": "desk", "line": "another-line"}),
        ("speaker", {"sender": "speaker", "turn": 987654321}),
    ],
)
async def test_only_the_two_ends_of_a_line_use_it(who: str, wrong: dict[str, Any]) -> None:
    _, turn, sockets, _ = await a_conversation()
    await ask(sockets[who], "signal.send", **signal(turn, "desk") | wrong)
    assert (await next_of(sockets[who], "message.refused"))["to"] == "signal.send"
    await hang_up(sockets)


async def test_after_the_turn_nothing_is_passed_on() -> None:
    _, turn, sockets, _ = await a_conversation()
    await ask(sockets["speaker"], "microphone.end", turn=turn)
    assert (await next_of(sockets["lecturer"], "microphone.ended"))["ending"] == "given_back"
    await ask(sockets["lecturer"], "signal.send", **signal(turn, "desk"))
    await next_of(sockets["lecturer"], "message.refused")
    await hang_up(sockets)


@pytest.mark.parametrize("message", ["microphone.give", "desk.open", "hand.dismiss"])
async def test_a_participant_does_not_steer(message: str) -> None:
    webinar, _, speaker, _ = await a_lecture()
    socket, _ = await come_in(webinar, speaker)
    await ask(socket, "hand.raise")
    hand = (await next_of(socket, "hand.raised"))["hand"]
    await ask(socket, message, **({"desk": DESK} if message == "desk.open" else {"hand": hand}))
    assert (await next_of(socket, "message.refused"))["to"] == message
    await socket.disconnect()


async def test_who_was_sent_out_meanwhile_is_refused() -> None:
    webinar, turn, sockets, people = await a_conversation()
    await Registration.objects.filter(webinar=webinar, person=people["speaker"]).aupdate(banned_at=timezone.now())
    await ask(sockets["speaker"], "signal.send", **signal(turn, "speaker"))
    assert (await next_of(sockets["speaker"], "message.refused"))["to"] == "signal.send"
    await ask(sockets["speaker"], "servers.ask")
    assert (await next_of(sockets["speaker"], "message.refused"))["to"] == "servers.ask"
    await hang_up(sockets)


async def test_who_is_sent_out_loses_the_microphone_at_once() -> None:
    webinar, turn, sockets, people = await a_conversation()
    await database_sync_to_async(ban_person)(webinar, people["speaker"].pk, by=people["lecturer"])
    ended = await next_of(sockets["other"], "microphone.ended")
    assert (ended["turn"], ended["ending"]) == (turn, "left")
    await hang_up(sockets)


async def test_relays_are_for_the_speaker_and_the_team(settings: Settings) -> None:
    settings.TURN_URLS, settings.TURN_SECRET, settings.TURN_ONLY = ["turn:turn.daris.kz"], "north", True
    _, _, sockets, people = await a_conversation()
    for name in ("speaker", "lecturer"):
        await ask(sockets[name], "servers.ask")
        told = await next_of(sockets[name], "servers.told")
        assert told["servers"][0]["username"].endswith(f":{people[name].pk}")
        assert (told["relay_only"], told["life_s"]) == (True, 7200)
    await ask(sockets["other"], "servers.ask")
    assert (await next_of(sockets["other"], "message.refused"))["to"] == "servers.ask"
    await hang_up(sockets)


async def test_a_speaker_who_does_not_come_back_frees_the_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(part, "GRACE_S", {"left": 0.0, "dropped": 0.0})
    _, turn, sockets, _ = await a_conversation()
    await sockets.pop("speaker").disconnect(code=1006)
    ended = await next_of(sockets["lecturer"], "microphone.ended")
    assert (ended["turn"], ended["ending"]) == (turn, "left")
    assert (await Turn.objects.aget(pk=turn)).ending == Ending.LEFT
    await hang_up(sockets)


async def test_a_signal_that_is_too_large_closes_the_socket() -> None:
    _, turn, sockets, _ = await a_conversation()
    huge = {"type": "offer", "sdp": "x" * 12_001}
    await ask(sockets["speaker"], "signal.send", **signal(turn, "speaker", description=huge))
    while (output := await sockets["speaker"].receive_output(timeout=5))["type"] != "websocket.close":
        pass
    assert output["code"] == 4400
    sockets.pop("speaker")
    await hang_up(sockets)


async def test_a_newcomer_sees_the_stage_and_only_the_team_the_names() -> None:
    webinar, lecturer, speaker, other = await a_lecture()
    first, _ = await come_in(webinar, speaker)
    await ask(first, "hand.raise")
    hand = (await next_of(first, "hand.raised"))["hand"]
    listener, joined = await come_in(webinar, other)
    stage = joined["parts"]["stage"]
    assert stage["shared"] == {"hands": [{"hand": hand, "person": speaker.pk}], "turns": []}
    assert stage.get("host") is None
    team, joined = await come_in(webinar, lecturer)
    assert joined["parts"]["stage"]["host"]["names"][str(hand)]["name"] == speaker.display_name
    for socket in (first, listener, team):
        await socket.disconnect()
