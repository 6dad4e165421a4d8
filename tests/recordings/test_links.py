from typing import Any

import pytest

from media.presign import LIFETIME_S
from recordings.domain.links import Named, check_token, expiry, parse_name, sign_name
from recordings.errors import LinkExpired, LinkRefused

NOW = 1_790_000_000.0
WHERE: dict[str, Any] = {"webinar_code": "abc123defg", "person_id": 7}


def test_a_token_holds_for_what_it_was_made_for() -> None:
    token = sign_name("17.m4s", expires=expiry(now=NOW), **WHERE)
    assert LIFETIME_S <= check_token(token, name="17.m4s", now=NOW, **WHERE) <= LIFETIME_S + 3600


@pytest.mark.parametrize(
    "changed",
    [{"name": "18.m4s"}, {"name": "init-17.mp4"}, {"webinar_code": "another123"}, {"person_id": 8}],
)
def test_it_opens_nothing_else(changed: dict[str, Any]) -> None:
    token = sign_name("17.m4s", expires=expiry(now=NOW), **WHERE)
    with pytest.raises(LinkRefused):
        check_token(token, **{"name": "17.m4s", "now": NOW, **WHERE, **changed})


def test_it_expires() -> None:
    token = sign_name("17.m4s", expires=expiry(now=NOW), **WHERE)
    with pytest.raises(LinkExpired):
        check_token(token, name="17.m4s", now=NOW + LIFETIME_S + 3600, **WHERE)


def test_its_time_cannot_be_changed() -> None:
    expires, _, proof = sign_name("17.m4s", expires=expiry(now=NOW), **WHERE).partition("-")
    later = f"{int(expires, 16) + 3600:x}-{proof}"
    with pytest.raises(LinkRefused) as refused:
        check_token(later, name="17.m4s", now=NOW, **WHERE)
    assert not isinstance(refused.value, LinkExpired)


@pytest.mark.parametrize("token", ["", "-", "zz-zz", "1", "68d2d6e0-", "68d2d6e0-:", "-1-x", "💥-💥", "1" * 400 + "-x"])
def test_rubbish_is_refused(token: str) -> None:
    with pytest.raises(LinkRefused):
        check_token(token, name="17.m4s", now=NOW, **WHERE)


def test_tokens_stay_the_same_for_an_hour_so_that_browsers_can_keep_what_they_fetched() -> None:
    assert expiry(now=NOW) == expiry(now=NOW + 60)
    assert expiry(now=NOW) % 3600 == 0


def test_names() -> None:
    assert parse_name("17.m4s") == Named(is_segment=True, number=17)
    assert parse_name("init-2.mp4") == Named(is_segment=False, number=2)
    assert parse_name("17-aac.m4s") == Named(is_segment=True, number=17, is_aac=True)
    assert parse_name("init-2-aac.mp4") == Named(is_segment=False, number=2, is_aac=True)
    for name in ("17.mp4", "../17.m4s", "init-.mp4", "-1.m4s", "", "17.m4s\n", "9" * 30 + ".m4s"):
        assert parse_name(name) is None
