"""Names and passwords for the relay."""

import pytest
from pytest_django import Settings

from webinars.stage.domain.servers import LIFE_S, IceServer, ice_servers


def test_without_settings_browsers_look_for_each_other_by_themselves(settings: Settings) -> None:
    settings.ICE_SERVERS, settings.TURN_URLS, settings.TURN_SECRET = [], [], ""
    assert ice_servers(7) == []


def test_the_password_is_the_hmac_of_a_name_that_says_when_it_ends(settings: Settings) -> None:
    settings.ICE_SERVERS = [["stun:stun.daris.kz:3478"]]
    settings.TURN_URLS, settings.TURN_SECRET = ["turn:turn.daris.kz:3478"], "north"
    stun, turn = ice_servers(7, now_s=1_795_000_000)
    assert stun == IceServer(urls=["stun:stun.daris.kz:3478"])
    # printf '1795007200:7' | openssl dgst -sha1 -hmac north -binary | base64
    assert turn == IceServer(
        urls=["turn:turn.daris.kz:3478"], username="1795007200:7", credential="MaKeAjWk7lAxaA5zSlcra+580Jo="
    )
    assert LIFE_S == 7200


@pytest.mark.parametrize(("urls", "secret"), [([], "north"), (["turn:turn.daris.kz"], "")])
def test_a_relay_needs_both_an_address_and_a_secret(settings: Settings, urls: list[str], secret: str) -> None:
    settings.ICE_SERVERS, settings.TURN_URLS, settings.TURN_SECRET = [], urls, secret
    assert ice_servers(7) == []
