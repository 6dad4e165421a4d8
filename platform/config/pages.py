"""Pages over ASGI, made in a few threads that stay.

Django's own handler starts a thread for each request and crosses between it and the event loop four times. When an audience
comes at once, a hundred threads then ask for Python's one lock, and the event loop, which carries the rooms and the media, is
one among them. Here a request is one visit to one of `PAGE_THREADS` threads; who comes meanwhile waits in line.
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import IO, Any

from asgiref.sync import ThreadSensitiveContext, sync_to_async
from django.conf import settings
from django.core import signals
from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler, get_script_prefix
from django.db import close_old_connections
from django.http import FileResponse
from django.http.response import HttpResponseBase
from django.urls import set_script_prefix

Scope = Any
Receive = Any
Send = Any
"""As ASGI has them."""


class PageHandler(ASGIHandler):
    """For a project whose middleware and views are synchronous, as ours are."""

    def __init__(self) -> None:
        # Not ASGIHandler's, which would build the asynchronous chain.
        self._threads = ThreadPoolExecutor(max_workers=settings.PAGE_THREADS, thread_name_prefix="page")
        self.load_middleware(is_async=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            raise ValueError(f"pages are not served over {scope['type']}")
        try:
            body = await self.read_body(receive)
        except RequestAborted:
            return
        try:
            response = await sync_to_async(self._respond, thread_sensitive=False, executor=self._threads)(scope, body)
            if response.streaming:
                await self._stream(response, receive, send)
            else:
                await self.send_response(response, send)
        finally:
            body.close()

    def _respond(self, scope: Scope, body: IO[bytes]) -> HttpResponseBase:
        """In a thread, with everything that belongs to it: the signals give its database connection back."""
        set_script_prefix(get_script_prefix(scope))
        signals.request_started.send(sender=self.__class__, scope=scope)
        request, error = self.create_request(scope, body)
        response: HttpResponseBase | None = error if request is None else self.get_response(request)
        assert response is not None
        response._handler_class = self.__class__  # type: ignore[attr-defined]  # whose signal it is that `close` sends
        if isinstance(response, FileResponse):
            response.block_size = self.chunk_size
        if response.streaming:
            close_old_connections()
        else:
            response.close()  # all of it is in memory
        return response

    async def _stream(self, response: HttpResponseBase, receive: Receive, send: Send) -> None:
        """As long as the client is there. What reads the database or a file while it is sent keeps one thread for that."""
        async with ThreadSensitiveContext():
            leaving = asyncio.create_task(self.listen_for_disconnect(receive))
            sending = asyncio.create_task(self.send_response(response, send))
            try:
                await asyncio.wait([leaving, sending], return_when=asyncio.FIRST_COMPLETED)
            finally:
                for task in (leaving, sending):
                    task.cancel()
                ended = await asyncio.gather(leaving, sending, return_exceptions=True)
                await sync_to_async(response.close)()
            if isinstance(ended[1], Exception):
                raise ended[1]
