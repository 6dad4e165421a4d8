"""What a visitor is told when something of ours is away or broken."""

from http import HTTPStatus

import pytest
from botocore.exceptions import EndpointConnectionError, ReadTimeoutError
from django.db import DataError, OperationalError, connection
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import translation
from pytest_django import DjangoDbBlocker

from accounts.models import User
from config.errors import broken
from local.ports import free_ports
from media.errors import StorageError


def page_of(error: Exception) -> HttpResponse:
    try:
        raise error
    except Exception:
        return broken(RequestFactory().get("/"))


def test_a_database_that_is_away_is_said_to_be_soon_back(django_db_blocker: DjangoDbBlocker, stack: object) -> None:
    nowhere = connection.copy("nowhere")
    nowhere.settings_dict = {**nowhere.settings_dict, "HOST": "127.0.0.1", "PORT": free_ports(1)[0], "OPTIONS": {}}
    answer = None
    with django_db_blocker.unblock():
        try:
            nowhere.ensure_connection()
        except OperationalError as error:
            answer = page_of(error)
    assert answer is not None
    assert answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert answer["Retry-After"] == "15"
    assert "Back in a moment" in answer.content.decode()


@pytest.mark.parametrize(
    "error",
    [EndpointConnectionError(endpoint_url="http://s3"), ReadTimeoutError(endpoint_url="http://s3"), StorageError()],
)
def test_a_storage_that_is_away_is_said_to_be_soon_back(error: Exception) -> None:
    answer = page_of(error)
    assert answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert "Back in a moment" in answer.content.decode()


def test_a_fault_of_ours_is_one() -> None:
    answer = page_of(ZeroDivisionError())
    assert answer.status_code == HTTPStatus.INTERNAL_SERVER_ERROR
    assert "It is not your fault" in answer.content.decode()


def test_a_zero_byte_that_reached_the_database_is_no_fault_of_ours(
    django_db_blocker: DjangoDbBlocker, stack: object
) -> None:
    answer = None
    with django_db_blocker.unblock():
        try:
            User.objects.filter(email="a\0").exists()
        except DataError as error:
            answer = page_of(error)
    assert answer is not None
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert "The server did not understand this request" in answer.content.decode()
    assert page_of(DataError("integer out of range")).status_code == HTTPStatus.INTERNAL_SERVER_ERROR


def test_the_page_speaks_the_visitors_language() -> None:
    with translation.override("kk"):
        assert 'lang="kk"' in page_of(OperationalError()).content.decode()
