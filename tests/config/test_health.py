"""The two addresses for load balancers."""

from http import HTTPStatus

import pytest
from django.test import Client
from pytest_django import Settings

from config import health


@pytest.fixture(autouse=True)
def fresh_client(settings: Settings) -> None:
    health.storage_client.cache_clear()


def test_a_living_process_says_so_without_the_database(client: Client) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (HTTPStatus.OK, b"ok")


def test_probes_by_address_and_without_https_are_answered(client: Client, settings: Settings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/healthz", headers={"host": "10.0.0.7:8000"}).status_code == HTTPStatus.OK


@pytest.mark.django_db
def test_it_is_ready_when_database_and_storage_answer(client: Client) -> None:
    answer = client.get("/readyz")
    assert answer.status_code == HTTPStatus.OK
    assert answer.json() == {"database": True, "storage": True}
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_it_is_not_ready_without_the_storage_and_tells_no_secrets(client: Client, settings: Settings) -> None:
    settings.S3_ENDPOINT_URL = "http://127.0.0.1:9"
    answer = client.get("/readyz")
    assert answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert answer.json() == {"database": True, "storage": False}


@pytest.mark.django_db
async def test_it_answers_in_asynchronous_chains_too(async_client: Client) -> None:
    answer = await async_client.get("/healthz")  # type: ignore[misc]
    assert answer.content == b"ok"
