"""A lecture begins: 200 people open the room within 5 s. How long does each wait for the page, and for being in?

Browsers would be the bottleneck on one machine, so the client here speaks HTTP and WebSocket itself.
"""

import asyncio
import base64
import json
import os
import struct
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

PEOPLE = 200
WITHIN_S = 5.0
PATIENCE_S = 60.0


@dataclass(frozen=True)
class Join:
    """What one person waited for, in ms."""

    page_ms: float
    socket_ms: float


def rows() -> list[dict[str, Any]]:
    from tests.live import LiveStack

    path, sessions = open_room()
    live = LiveStack()
    try:
        live.start()
        visit_once(live.url, path, sessions[0])  # the first request of a process loads code and templates
        joins = asyncio.run(all_join(live.url, path, sessions))
    finally:
        live.stop()
    name = f"{PEOPLE} joins in {WITHIN_S:.0f} s"
    return [
        row(f"{name}: page, p95", p95([join.page_ms for join in joins]), "ms", goal=300),
        row(f"{name}: in the room, p95", p95([join.socket_ms for join in joins]), "ms", goal=300),
        row(f"{name}: cut off", PEOPLE - len(joins), "people", goal=0),
    ]


def row(name: str, value: float, unit: str, *, goal: float) -> dict[str, Any]:
    return {"name": name, "value": value, "unit": unit, "goal": goal}


def open_room() -> tuple[str, list[str]]:
    """A webinar on air and the sessions of those registered for it."""
    from django.urls import reverse

    from tests import factories
    from tests.sessions import session_of
    from webinars.domain.live import start_webinar

    webinar = factories.webinar()
    start_webinar(webinar, by=webinar.created_by)
    people = [factories.registration(webinar).person for _ in range(PEOPLE)]
    return reverse("webinars:room", args=[webinar.code]), [session_of(person) for person in people]


def visit_once(url: str, path: str, session: str) -> None:
    asyncio.run(join(url, path, session))


async def all_join(url: str, path: str, sessions: list[str]) -> list[Join]:
    """Those who came in; who was cut off is missing."""

    async def after(wait_s: float, session: str) -> Join:
        await asyncio.sleep(wait_s)
        return await join(url, path, session, stay_s=WITHIN_S)

    step_s = WITHIN_S / len(sessions)
    everyone = [after(number * step_s, session) for number, session in enumerate(sessions)]
    ended = await asyncio.wait_for(asyncio.gather(*everyone, return_exceptions=True), PATIENCE_S)
    return [join for join in ended if isinstance(join, Join)]


async def join(url: str, path: str, session: str, *, stay_s: float = 0.0) -> Join:
    began = time.perf_counter()
    status, _ = await get(url, path, session)
    if status != 200:
        raise RuntimeError(f"The room's page answered {status}.")
    got_page = time.perf_counter()
    code = path.rstrip("/").split("/")[-2]
    reader, writer = await open_socket(url, f"/ws/room/{code}/", session)
    writer.write(text_frame(json.dumps({"type": "room.join", "since": 0})))
    while (await read_message(reader)).get("type") != "room.joined":
        pass
    came_in = time.perf_counter()
    await asyncio.sleep(stay_s)
    writer.close()
    return Join(page_ms=(got_page - began) * 1000, socket_ms=(came_in - got_page) * 1000)


async def get(url: str, path: str, session: str) -> tuple[int, bytes]:
    reader, writer = await connect(url, path, session, "Connection: close")
    whole = await reader.read()
    writer.close()
    return int(whole.split(b" ", 2)[1]), whole


async def open_socket(url: str, path: str, session: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    key = base64.b64encode(os.urandom(16)).decode()
    upgrade = f"Origin: {url}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13"
    reader, writer = await connect(url, path, session, f"{upgrade}\r\nSec-WebSocket-Key: {key}")
    head = await reader.readuntil(b"\r\n\r\n")
    if b" 101 " not in head.split(b"\r\n", 1)[0]:
        raise RuntimeError(f"The room's socket answered {head[:80]!r}.")
    return reader, writer


async def connect(url: str, path: str, session: str, headers: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    where = urlsplit(url)
    reader, writer = await asyncio.open_connection("127.0.0.1", where.port)
    cookies = f"sessionid={session}; django_language=kk"
    writer.write(f"GET {path} HTTP/1.1\r\nHost: {where.netloc}\r\nCookie: {cookies}\r\n{headers}\r\n\r\n".encode())
    return reader, writer


def text_frame(text: str) -> bytes:
    """A masked text frame of less than 64 KiB (RFC 6455, 5.2)."""
    data, mask = text.encode(), os.urandom(4)
    length = struct.pack(">B", 0x80 | len(data)) if len(data) < 126 else struct.pack(">BH", 0xFE, len(data))
    return b"\x81" + length + mask + bytes(byte ^ mask[index % 4] for index, byte in enumerate(data))


async def read_message(reader: asyncio.StreamReader) -> dict[str, Any]:
    """The next frame as JSON; {} for one that is not text."""
    first, second = await reader.readexactly(2)
    length = second & 0x7F
    if length == 126:
        (length,) = struct.unpack(">H", await reader.readexactly(2))
    elif length == 127:
        (length,) = struct.unpack(">Q", await reader.readexactly(8))
    data = await reader.readexactly(length)
    if first & 0x0F == 8:
        raise RuntimeError(f"The room closed its socket: {data!r}")
    message: dict[str, Any] = json.loads(data) if first & 0x0F == 1 else {}
    return message


def p95(values: list[float]) -> float:
    return round(sorted(values)[int(len(values) * 0.95)], 1)
