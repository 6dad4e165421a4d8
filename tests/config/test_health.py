"""The two addresses for load balancers."""

import asyncio
import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from asgiref.testing import ApplicationCommunicator
from pytest_django import Settings

from config import health
from config.health import Probes


@pytest.fixture(autouse=True)
def fresh_client() -> Iterator[None]:
    health.storage_client.cache_clear()
    yield
    health.storage_client.cache_clear()


async def no_pages(scope: Any, receive: Any, send: Any) -> None:
    await asyncio.Event().wait()  # its line does not move


async def ask(probes: Probes, path: str, *, method: str = "GET") -> tuple[int, bytes]:
    # A probe comes by address, without HTTPS.
    headers = [(b"host", b"10.0.0.7:8000")]
    scope: dict[str, Any] = {"type": "http", "method": method, "path": path, "query_string": b"", "headers": headers}
    asking = ApplicationCommunicator(probes, {**scope, "http_version": "1.1", "scheme": "http"})
    await asking.send_input({"type": "http.request", "body": b""})
    start = await asking.receive_output(10)
    assert (b"cache-control", b"no-store") in start["headers"]
    body = (await asking.receive_output(10))["body"]
    await asking.wait()
    return start["status"], body


async def ready(asks: Mapping[str, Callable[[], object]] | None = None) -> tuple[int, dict[str, bool]]:
    status, body = await ask(Probes(no_pages, asks=asks), "/readyz")
    return status, json.loads(body)


async def test_a_living_process_says_so_at_once_whatever_the_pages_do() -> None:
    probes = Probes(no_pages)
    waiting = asyncio.create_task(ask(probes, "/"))
    assert await ask(probes, "/healthz") == (200, b"ok")
    assert await ask(probes, "/healthz", method="HEAD") == (200, b"")
    assert not waiting.done()
    waiting.cancel()


@pytest.mark.django_db(transaction=True)
async def test_it_is_ready_when_database_and_storage_answer() -> None:
    assert await ready() == (200, {"database": True, "storage": True})


@pytest.mark.django_db(transaction=True)
async def test_it_is_not_ready_without_the_storage_and_tells_no_secrets(settings: Settings) -> None:
    settings.S3_ENDPOINT_URL = "http://127.0.0.1:9"
    assert await ready() == (503, {"database": True, "storage": False})


async def test_what_hangs_is_away_within_the_limit_and_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "LIMIT_S", 0.1)
    may_end, asked = threading.Event(), []

    def hang() -> None:
        asked.append(1)
        may_end.wait(10)

    probes = Probes(no_pages, asks={"database": hang, "storage": lambda: None})
    began = time.monotonic()
    for _ in range(3):
        assert await ask(probes, "/readyz") == (503, b'{"database": false, "storage": true}')
    assert time.monotonic() - began < 5
    assert asked == [1]
    may_end.set()
    await asyncio.wait_for(probes._ask("database"), 5)
    assert (await ask(probes, "/readyz"))[0] == 200


async def test_an_error_is_an_answer() -> None:
    def fail() -> None:
        raise RuntimeError("postgresql://user:secret@host")

    assert await ready({"database": fail}) == (503, {"database": False})
