"""What SMTP_URL means."""

from typing import Any

import pytest
from pytest_django import Settings

from mail.checks import mail_can_leave
from mail.transport import BadAddress, smtp_options


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "smtp://mail",
            {"host": "mail", "port": 25, "username": "", "password": "", "use_ssl": False, "use_tls": False},
        ),
        (
            "smtp://daris%40x.kz:p%2Fw@mail.x.kz:587",
            {
                "host": "mail.x.kz",
                "port": 587,
                "username": "daris@x.kz",
                "password": "p/w",
                "use_ssl": False,
                "use_tls": True,
            },
        ),
        (
            "smtps://u:p@mail",
            {"host": "mail", "port": 465, "username": "u", "password": "p", "use_ssl": True, "use_tls": False},
        ),
    ],
)
def test_an_address_says_how_to_send(url: str, expected: dict[str, Any]) -> None:
    assert smtp_options(url) == expected


@pytest.mark.parametrize("url", ["mail:25", "http://mail", "smtp://", "smtp://mail:port"])
def test_an_address_that_makes_no_sense_is_refused(url: str) -> None:
    with pytest.raises(BadAddress, match="SMTP_URL has to look like"):
        smtp_options(url)


def test_a_server_without_a_way_to_send_mail_says_so_at_the_start(settings: Settings) -> None:
    assert mail_can_leave() == []
    settings.DARIS_LOCAL = False
    assert [error.id for error in mail_can_leave()] == ["mail.E001"]
    settings.SMTP_URL = "mail"
    assert [error.id for error in mail_can_leave()] == ["mail.E002"]
    settings.SMTP_URL = "smtp://mail"
    assert mail_can_leave() == []
