"""The sockets. An address that none of them has is turned away (403) instead of breaking the router."""

from collections.abc import Awaitable, Callable
from typing import Any

from django.urls import path, re_path

from ui import converters  # noqa: F401  (makes <code:...> known)
from webinars.live.consumers import RoomConsumer
from webinars.live.media_consumers import PublishConsumer, WatchConsumer


async def turn_away(
    scope: dict[str, Any], receive: Callable[[], Awaitable[Any]], send: Callable[[dict[str, Any]], Awaitable[None]]
) -> None:
    await receive()
    await send({"type": "websocket.close"})


websocket_urlpatterns = [
    path("ws/room/<code:code>/", RoomConsumer.as_asgi()),
    path("ws/publish/<code:code>/", PublishConsumer.as_asgi()),
    path("ws/watch/<code:code>/", WatchConsumer.as_asgi()),
    re_path("", turn_away),  # type: ignore[arg-type]  # an ASGI application, as the others are
]
