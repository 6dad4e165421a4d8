"""Two addresses for load balancers and container engines, answered before anything else looks at the request.

`/healthz`: this process answers (restart it if not). `/readyz`: it can also reach the database and the object storage
(send it no visitors if not). They stand before the checks of host and HTTPS, because probes come from inside, by address; and
beside the line for pages, because a process with many visitors is neither dead nor away.
"""

import asyncio
import json
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any

import boto3
from botocore.config import Config
from django.conf import settings
from django.db import connection

ALIVE, READY = "/healthz", "/readyz"
LIMIT_S = 2.0
"""What did not answer by then cannot be reached."""

Application = Callable[..., Any]


class Probes:
    """An ASGI application before that of the pages."""

    def __init__(self, pages: Application, *, asks: Mapping[str, Callable[[], object]] | None = None) -> None:
        self._pages = pages
        self._asks = asks if asks is not None else {"database": ask_database, "storage": ask_storage}
        self._threads = ThreadPoolExecutor(max_workers=len(self._asks), thread_name_prefix="probe")
        self._asking: dict[str, asyncio.Future[object]] = {}

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["path"] == ALIVE:
            await answer(scope, send, body=b"ok", kind=b"text/plain")
        elif scope["path"] == READY:
            reached = await self._ready()
            status = 200 if all(reached.values()) else 503
            await answer(scope, send, body=json.dumps(reached).encode(), kind=b"application/json", status=status)
        else:
            await self._pages(scope, receive, send)

    async def _ready(self) -> dict[str, bool]:
        """What can be reached, by name. Says nothing of addresses or errors to a stranger."""
        asking = {name: self._ask(name) for name in self._asks}
        await asyncio.wait(asking.values(), timeout=LIMIT_S)
        return {name: task.done() and task.exception() is None for name, task in asking.items()}

    def _ask(self, name: str) -> asyncio.Future[object]:
        """One question at a time: what hangs is not asked again and again."""
        task = self._asking.get(name)
        if task is None or task.done() or task.get_loop() is not asyncio.get_running_loop():
            task = self._asking[name] = asyncio.get_running_loop().run_in_executor(self._threads, self._asks[name])
            task.add_done_callback(lambda done: done.cancelled() or done.exception())  # nobody may be waiting any more
        return task


async def answer(scope: Any, send: Any, *, body: bytes, kind: bytes, status: int = 200) -> None:
    length = str(len(body)).encode()
    headers = [(b"content-type", kind), (b"content-length", length), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})


def ask_database() -> None:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    finally:
        connection.close()  # to the pool


def ask_storage() -> None:
    storage_client().head_bucket(Bucket=settings.S3_BUCKET)


@cache
def storage_client() -> Any:
    return boto3.client(
        "s3",
        endpoint_url=settings.S3_ENDPOINT_URL,
        aws_access_key_id=settings.S3_ACCESS_KEY_ID,
        aws_secret_access_key=settings.S3_SECRET_ACCESS_KEY,
        region_name=settings.S3_REGION,
        config=Config(connect_timeout=2, read_timeout=2, retries={"max_attempts": 0}),
    )
