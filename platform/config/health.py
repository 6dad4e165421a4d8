"""Two addresses for load balancers and container engines, answered before anything else looks at the request.

`/healthz`: this process answers (restart it if not). `/readyz`: it can also reach the database and the object storage
(send it no visitors if not). They stand before the checks of host and HTTPS, because probes come from inside, by address.
"""

from collections.abc import Awaitable, Callable
from functools import cache
from typing import Any

import boto3
from asgiref.sync import iscoroutinefunction, sync_to_async
from botocore.config import Config
from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.decorators import sync_and_async_middleware

ALIVE, READY = "/healthz", "/readyz"


@sync_and_async_middleware
def health(get_response: Callable[[HttpRequest], Any]) -> Callable[[HttpRequest], Any]:
    if iscoroutinefunction(get_response):

        async def answer_async(request: HttpRequest) -> HttpResponse:
            if request.path == ALIVE:
                return alive()
            if request.path == READY:
                return await sync_to_async(ready)()
            following: Awaitable[HttpResponse] = get_response(request)
            return await following

        return answer_async

    def answer(request: HttpRequest) -> HttpResponse:
        if request.path == ALIVE:
            return alive()
        if request.path == READY:
            return ready()
        response: HttpResponse = get_response(request)
        return response

    return answer


def alive() -> HttpResponse:
    return HttpResponse("ok", content_type="text/plain", headers={"Cache-Control": "no-store"})


def ready() -> HttpResponse:
    """What can be reached, by name: 200 if all of it, else 503. Says nothing of addresses or errors to a stranger."""
    reached = {"database": answers(ask_database), "storage": answers(ask_storage)}
    status = 200 if all(reached.values()) else 503
    return JsonResponse(reached, status=status, headers={"Cache-Control": "no-store"})


def answers(ask: Callable[[], object]) -> bool:
    try:
        ask()
    except Exception:  # whatever the reason, it can't be reached
        return False
    return True


def ask_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


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
