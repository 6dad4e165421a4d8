"""Noise on the room's socket: it is closed with a code of the protocol, and nobody else in the room notices."""

import random

import pytest

from tests.webinars.test_room_socket import a_live_webinar, close_code, come_in, next_of, socket
from webinars.live.close_codes import CloseCode

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.asyncio]
WORDS = ["room.join", "chat.send", "presence.beat", "presence.leave", "room.joined", "", None, 7]


def utter(chance: random.Random) -> dict[str, str | bytes]:
    noise = chance.randbytes(chance.choice([1, 20, 400]))
    word = chance.choice(WORDS)
    said = f'"{word}"' if isinstance(word, str) else "null"
    return chance.choice(
        [
            {"bytes_data": noise},
            {"text_data": noise.decode("latin-1")},
            {"text_data": "[" * 10_000},
            {"text_data": '{"type":' + said + ',"seq":' + "9" * 30 + "}"},
            {"text_data": '{"type":' + said + ',"since":-1,"text":"\\u0000","nonce":{}}'},
            {"text_data": "x" * 20_000},
        ]
    )


@pytest.mark.parametrize("seed", range(5))
async def test_noise_closes_the_socket_and_nobody_else_notices(seed: int) -> None:
    chance = random.Random(seed)
    webinar, person = await a_live_webinar()
    bystander, _ = await come_in(webinar, person)
    for _ in range(4):
        if chance.random() < 0.5:
            noisy, _ = await come_in(webinar, person)
        else:
            noisy = socket(webinar.code, person)
            await noisy.connect()
        for _ in range(80):  # more than a socket may say at once, whatever it is
            await noisy.send_to(**utter(chance))
        assert await close_code(noisy) in {CloseCode.BAD_MESSAGE, CloseCode.TOO_MANY}
        await noisy.disconnect()
    await bystander.send_json_to({"type": "chat.send", "text": "Still here", "nonce": "n"})
    assert (await next_of(bystander, "chat.sent"))["text"] == "Still here"
    await bystander.disconnect()
