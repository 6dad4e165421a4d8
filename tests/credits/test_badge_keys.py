"""The key that signs: where it comes from, what it leaves when it changes, what is said without it."""

import logging
from typing import Any

import pytest

from credits.badges import keys
from credits.badges.checks import check_keys
from credits.badges.credential import badge_of
from credits.badges.issuer import did_document, did_of
from credits.models import Certificate
from local.environment import make_environment, write_environment
from tests import factories as make
from tests.credits import rows
from tests.credits.badges import verifies
from tests.deploy.test_production_settings import SERVER, manage

FIRST = "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE"
SECOND = "QkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkI"


@pytest.mark.django_db
def test_badges_of_an_earlier_key_hold_when_it_was_changed(settings: Any) -> None:
    rows.granted()
    certificate = Certificate.objects.select_related("organisation").get()
    settings.BADGE_SIGNING_KEY = FIRST
    before, earlier = badge_of(certificate), keys.public_key()
    settings.BADGE_SIGNING_KEY, settings.BADGE_EARLIER_KEYS = SECOND, [earlier]
    after, issuer = badge_of(certificate), did_document(certificate.organisation)
    assert verifies(before, issuer)
    assert verifies(after, issuer)
    assert before["proof"]["verificationMethod"] != after["proof"]["verificationMethod"]
    said = [{name: value for name, value in badge.items() if name != "proof"} for badge in (before, after)]
    assert said[0] == said[1]
    assert [method["publicKeyMultibase"] for method in issuer["verificationMethod"]] == [keys.public_key(), earlier]


@pytest.mark.django_db
def test_an_issuers_name_is_its_address_on_the_web(settings: Any) -> None:
    organisation = make.organisation()
    settings.SITE_URL = "https://daris.example"
    assert did_of(organisation) == f"did:web:daris.example:issuers:{organisation.code}"
    settings.SITE_URL = "http://localhost:8001"
    assert did_of(organisation) == f"did:web:localhost%3A8001:issuers:{organisation.code}"


def test_a_key_that_is_listed_twice_is_published_once(settings: Any) -> None:
    settings.BADGE_SIGNING_KEY, settings.BADGE_EARLIER_KEYS = FIRST, []
    public = keys.public_key()
    settings.BADGE_EARLIER_KEYS = [public, f" {public} ", ""]
    assert keys.public_keys() == [public]


@pytest.mark.parametrize("key", ["", "short", FIRST + "A", FIRST[:-1] + "!", "ключ", "z" * 43 + "=="])
def test_what_is_no_key_offers_nothing_and_is_never_repeated(settings: Any, key: str) -> None:
    settings.BADGE_SIGNING_KEY = key
    assert not keys.is_offered()
    [said] = check_keys()
    assert said.id == ("credits.E001" if key else "credits.W001")
    if key:
        assert key not in str(said)


def test_an_earlier_key_that_is_none_is_an_error(settings: Any) -> None:
    settings.BADGE_SIGNING_KEY, settings.BADGE_EARLIER_KEYS = FIRST, ["z6MkOops"]
    assert not keys.is_offered()
    assert [said.id for said in check_keys()] == ["credits.E001"]


def test_a_good_key_is_no_news(settings: Any) -> None:
    settings.BADGE_SIGNING_KEY, settings.BADGE_EARLIER_KEYS = FIRST, []
    assert keys.is_offered()
    assert check_keys() == []


def test_a_server_without_a_key_starts_and_is_told() -> None:
    checked = manage("check", BADGE_SIGNING_KEY="")
    assert checked.returncode == 0
    assert "credits.W001" in checked.stderr
    assert "BADGE_SIGNING_KEY" in SERVER


def test_the_local_mode_makes_a_key_once(tmp_path: Any, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BADGE_SIGNING_KEY", raising=False)
    made = make_environment(tmp_path, port=8000, stack={})
    write_environment(tmp_path, made)
    assert make_environment(tmp_path, port=8000, stack={})["BADGE_SIGNING_KEY"] == made["BADGE_SIGNING_KEY"]
    settings.BADGE_SIGNING_KEY, settings.BADGE_EARLIER_KEYS = made["BADGE_SIGNING_KEY"], []
    assert keys.is_offered()
    monkeypatch.setenv("BADGE_SIGNING_KEY", FIRST)
    assert make_environment(tmp_path, port=8000, stack={})["BADGE_SIGNING_KEY"] == FIRST


@pytest.mark.django_db
def test_logs_say_nothing_of_it(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    rows.granted()
    certificate = Certificate.objects.select_related("organisation").get()
    caplog.clear()
    rows.client().get(f"/verify/{certificate.code}/badge.json")
    said = [record.getMessage() for record in caplog.records if not record.name.startswith("django.db")]
    assert not [line for line in said if certificate.person.name in line or certificate.code in line]
