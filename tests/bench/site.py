"""The media path alone, as a site: two pages, the two sockets without log-in. For measuring and for browser tests of media.

Run by `python -m media.daphne tests.bench.site:application` with the product's settings in the environment.
"""

import json
import mimetypes
import os
import time
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs
from uuid import UUID

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from asgiref.sync import sync_to_async  # noqa: E402
from channels.db import database_sync_to_async  # noqa: E402
from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402
from django.urls import path  # noqa: E402

from config.memory import give_back_what_is_free, spare_what_is_loaded  # noqa: E402
from media.broadcasts import create_broadcast, end_broadcast  # noqa: E402
from media.garbage import fetch_garbage  # noqa: E402
from media.live import Close, PublisherConsumer, Refused, ViewerConsumer  # noqa: E402
from media.models import Broadcast, Epoch, Segment  # noqa: E402
from media.playlist import render_playlist  # noqa: E402
from media.store import default_store  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
PAGES = Path(__file__).parent / "pages"
STATIC = [ROOT / "platform" / "media" / "static", ROOT / "platform" / "ui" / "static", PAGES]


async def _find(consumer: Any) -> Broadcast:
    found: Broadcast | None = await _broadcast(consumer.scope["url_route"]["kwargs"]["broadcast"])
    if found is None:
        raise Refused(Close.NOT_FOUND)
    return found


class Publish(PublisherConsumer):
    async def authorize(self) -> Broadcast:
        return await _find(self)


class Watch(ViewerConsumer):
    async def authorize(self) -> Broadcast:
        return await _find(self)


async def pages(scope: Any, receive: Any, send: Any) -> None:
    query = {name: values[0] for name, values in parse_qs(scope["query_string"].decode()).items()}
    status, content_type, body = await _answer(scope["path"], query)
    headers = [(b"content-type", content_type.encode()), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def _answer(address: str, query: dict[str, str]) -> tuple[int, str, bytes]:
    if address == "/create":
        broadcast = await database_sync_to_async(create_broadcast)()
        return 200, "text/plain", str(broadcast.pk).encode()
    if address == "/end":
        ended = await database_sync_to_async(_end, thread_sensitive=False)(query["broadcast"])
        return 200, "application/json", json.dumps({"state": ended.state, "duration_ms": ended.duration_ms}).encode()
    if address == "/garbage":
        began = time.perf_counter()
        fetch_garbage()
        return 200, "text/plain", str(1000 * (time.perf_counter() - began)).encode()
    if address == "/hang":
        _hang()
    if address == "/playlist.m3u8":
        text = await database_sync_to_async(_playlist)(query["broadcast"])
        return 200, "application/vnd.apple.mpegurl", text.encode()
    if address.startswith("/object/"):
        return 200, "video/mp4", await sync_to_async(default_store().get)(address.removeprefix("/object/"))
    if address in ("/publish", "/watch", "/watch-hls"):
        page = (PAGES / f"{address[1:]}.html").read_text().replace("{{ imports }}", json.dumps({"imports": _imports()}))
        return 200, "text/html; charset=utf-8", page.encode()
    for folder in STATIC:
        file = (folder / address.removeprefix("/static/")).resolve()
        if address.startswith("/static/") and file.is_relative_to(folder) and file.is_file():
            return 200, mimetypes.guess_type(file.name)[0] or "application/octet-stream", file.read_bytes()
    return 404, "text/plain", b"not here"


def _hang() -> None:
    """The event loop stands still."""
    time.sleep(60)


def _end(broadcast: str) -> Broadcast:
    return end_broadcast(Broadcast.objects.get(pk=broadcast))


def _playlist(broadcast: str) -> str:
    return render_playlist(Broadcast.objects.get(pk=broadcast), url_for=_address)


@database_sync_to_async
def _broadcast(key: UUID) -> Broadcast | None:
    return Broadcast.objects.filter(pk=key).first()


def _address(stored: Segment | Epoch) -> str:
    return f"/object/{stored.key if isinstance(stored, Segment) else stored.init_key}"


def _imports() -> dict[str, str]:
    found = ((folder, file) for folder in STATIC for file in folder.rglob("*.js"))
    return {str(file.relative_to(folder)): f"/static/{file.relative_to(folder)}" for folder, file in found}


application = ProtocolTypeRouter(
    {
        "http": pages,
        "websocket": URLRouter(
            [path("publish/<uuid:broadcast>/", Publish.as_asgi()), path("watch/<uuid:broadcast>/", Watch.as_asgi())]
        ),
    }
)

give_back_what_is_free()
spare_what_is_loaded()
