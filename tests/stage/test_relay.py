"""coturn as docker-compose.yml starts it: who may use it, and what may be reached through it."""

import os
import re
import subprocess
import time
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from pytest_django import Settings

from tests import plugin
from tests.coturn import AS_IN_A_CONTAINER, PUBLIC_IP, SECRET, Coturn
from tests.turn import Refused, TurnClient
from webinars.stage.domain.servers import LIFE_S, IceServer, ice_servers

PERSON = 7

Connect = Callable[[IceServer], TurnClient]


@pytest.fixture(autouse=True)
def shared_secret(relay: Coturn, settings: Settings) -> None:
    settings.ICE_SERVERS, settings.TURN_URLS, settings.TURN_SECRET = [], ["turn:turn.daris.kz:3478"], SECRET


@pytest.fixture
def connect(relay: Coturn) -> Iterator[Connect]:
    clients: list[TurnClient] = []

    def with_password(server: IceServer) -> TurnClient:
        clients.append(TurnClient(relay.address, username=server.username, password=server.credential))
        return clients[-1]

    yield with_password
    for client in clients:
        client.close()


def password(*, person: int = PERSON, ends_in_s: float = LIFE_S) -> IceServer:
    [server] = ice_servers(person, now_s=int(time.time() + ends_in_s) - LIFE_S)
    return server


def is_taken(client: TurnClient) -> bool:
    try:
        client.allocate()
    except Refused as refused:
        if refused.code != 401:
            raise
        return False
    return True


def refusal(act: Callable[[], object]) -> int:
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.code


def test_the_relay_takes_the_name_and_password_of_a_person(connect: Connect) -> None:
    ip, port = connect(password()).allocate()
    assert ip == PUBLIC_IP
    assert 49160 <= port <= 49259


def test_it_refuses_a_password_that_is_over(connect: Connect) -> None:
    assert refusal(connect(password(ends_in_s=-2)).allocate) == 401


def test_it_refuses_a_password_made_with_another_secret(connect: Connect, settings: Settings) -> None:
    settings.TURN_SECRET = "south-wind"
    assert refusal(connect(password()).allocate) == 401


def test_it_refuses_a_password_whose_end_was_put_off(connect: Connect) -> None:
    given = password(ends_in_s=-2)
    longer = IceServer(urls=given.urls, username=password().username, credential=given.credential)
    assert refusal(connect(longer).allocate) == 401


def test_it_refuses_who_has_none(connect: Connect) -> None:
    assert refusal(connect(IceServer(urls=[])).allocate) == 401


def test_what_is_relayed_goes_on_when_the_password_is_over(connect: Connect) -> None:
    soon = password(ends_in_s=4)
    speaker = connect(soon)
    speaker.allocate()
    until = time.monotonic() + 60
    while is_taken(connect(soon)):
        assert time.monotonic() < until
        time.sleep(0.5)
    assert speaker.refresh() == 600


def test_two_who_are_both_relayed_reach_each_other(connect: Connect) -> None:
    speaker, desk = connect(password()), connect(password())
    at_speaker, at_desk = speaker.allocate(), desk.allocate()
    speaker.permit(PUBLIC_IP)
    desk.permit(PUBLIC_IP)
    speaker.send(b"voice", to=at_desk)
    assert desk.receive() == (b"voice", at_speaker)
    desk.send(b"answer", to=at_speaker)
    assert speaker.receive() == (b"answer", at_desk)


@pytest.mark.parametrize(
    "ip",
    [
        *(
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "100.64.0.1",
            "127.0.0.2",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.254",
        ),
        *("192.0.0.8", "192.168.1.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255"),
    ],
)
def test_nothing_within_is_reached_through_it(connect: Connect, ip: str) -> None:
    speaker = connect(password())
    speaker.allocate()
    assert refusal(partial(speaker.permit, ip)) == 403


def test_the_world_is_reached_through_it(connect: Connect) -> None:
    speaker = connect(password())
    speaker.allocate()
    for ip in ("9.255.255.255", "100.128.0.1", "172.32.0.1", "192.0.2.1", "223.255.255.255"):
        speaker.permit(ip)


def test_one_person_does_not_take_every_place(connect: Connect) -> None:
    for _ in range(40):
        connect(password(person=8)).allocate()
    assert refusal(connect(password(person=8)).allocate) == 486
    connect(password(person=9)).allocate()


def test_the_command_of_the_manual_shows_that_it_relays(relay: Coturn) -> None:
    manual = (plugin.ROOT / "docs" / "operations.md").read_text()
    [command] = re.findall(r"^docker compose exec coturn sh -c '(.*)'$", manual, re.M)
    here = f'turnutils_uclient() {{ command turnutils_uclient -p {relay.address[1]} "$@"; }}'
    said = subprocess.run(
        ["bash", "-c", f"{AS_IN_A_CONTAINER}{here}\n{command}"],
        env=os.environ | {"TURN_SECRET": SECRET},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    ).stdout
    assert "tot_send_msgs=2, tot_recv_msgs=2" in said
