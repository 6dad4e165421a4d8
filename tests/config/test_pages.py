"""Pages over ASGI, through the handler that runs in production."""

import asyncio
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from asgiref.testing import ApplicationCommunicator
from django.db import connection
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import override_settings
from django.urls import path

from config.pages import PageHandler

THREADS: list[str] = []


def plain(request: HttpRequest) -> HttpResponse:
    THREADS.append(threading.current_thread().name)
    with connection.cursor() as cursor:
        cursor.execute("SELECT 41 + 1")
        (answer,) = cursor.fetchone()
    return HttpResponse(f"{answer} {request.body.decode()}")


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("no")


def streamed(request: HttpRequest) -> StreamingHttpResponse:
    def pieces() -> Iterator[bytes]:
        yield b"one "
        yield b"two"

    return StreamingHttpResponse(pieces())


urlpatterns = [path("plain", plain), path("broken", broken), path("streamed", streamed)]


async def fetch(handler: PageHandler, address: str, *, body: bytes = b"") -> tuple[int, bytes]:
    headers = [(b"host", b"localhost")]
    scope: dict[str, Any] = {"type": "http", "method": "GET", "path": address, "query_string": b"", "headers": headers}
    asking = ApplicationCommunicator(handler, {**scope, "http_version": "1.1", "server": ("localhost", 80)})
    await asking.send_input({"type": "http.request", "body": body})
    start = await asking.receive_output(5)
    sent = []
    while True:
        part = await asking.receive_output(5)
        sent.append(part.get("body", b""))
        if not part.get("more_body"):
            break
    await asking.wait()
    return start["status"], b"".join(sent)


@pytest.fixture
def handler() -> Iterator[PageHandler]:
    with override_settings(ROOT_URLCONF="tests.config.test_pages", MIDDLEWARE=[], PAGE_THREADS=2):
        yield PageHandler()


@pytest.mark.django_db(transaction=True)
async def test_a_crowd_is_answered_in_a_few_threads_that_stay(handler: PageHandler) -> None:
    THREADS.clear()
    answers = await asyncio.gather(*(fetch(handler, "/plain", body=b"?") for _ in range(20)))
    assert answers == [(200, b"42 ?")] * 20
    assert len(set(THREADS)) <= 2


async def test_a_fault_is_an_answer(handler: PageHandler) -> None:
    status, _ = await fetch(handler, "/broken")
    assert status == 500


@pytest.mark.filterwarnings("ignore:StreamingHttpResponse must consume")
async def test_what_is_streamed_comes_whole(handler: PageHandler) -> None:
    assert await fetch(handler, "/streamed") == (200, b"one two")
