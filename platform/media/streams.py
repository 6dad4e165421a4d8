"""Objects of the storage, passed through byte by byte with HTTP ranges, never whole in memory."""

import re
from collections.abc import AsyncIterator, Iterator
from itertools import chain
from urllib.parse import quote

from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse

from media.page_store import page_store

RANGE = re.compile(r"bytes=(?P<first>\d{0,19})-(?P<last>\d{0,19})")


class NoSuchRange(Exception):
    """The range begins after the end."""


def parse_range(header: str, *, size: int) -> tuple[int, int] | None:
    """First and last byte, both included; None when the whole is wanted (also for forms that we do not serve).

    RFC 9110: a server may ignore several ranges and what it does not understand. Raises NoSuchRange.
    """
    match = RANGE.fullmatch(header.strip())
    if match is None or not (match["first"] or match["last"]):
        return None
    if not match["first"]:
        first, last = max(0, size - int(match["last"])), size - 1
    else:
        first, last = int(match["first"]), min(int(match["last"] or size), size - 1)
        if match["last"] and int(match["last"]) < first:
            return None
    if first >= size or last < first:
        raise NoSuchRange
    return first, last


def stream_object(
    request: HttpRequest,
    key: str,
    *,
    size: int | None,
    content_type: str,
    etag: str,
    cache_control: str,
    save_as: str = "",
) -> HttpResponseBase:
    """The object `key`, or the range of it that is asked for. Raises media's StorageError before the first byte.

    `size` in bytes, None to ask the storage; `etag` with its quotes; `save_as` makes it a file to keep.
    """
    headers = {"Accept-Ranges": "bytes", "Cache-Control": cache_control, "ETag": etag}
    if save_as:
        headers["Content-Disposition"] = disposition(save_as)
    if request.headers.get("If-None-Match") == etag:
        return HttpResponse(status=304, headers=headers)
    wanted = request.headers.get("Range", "")
    # A range of a file that has changed since would be glued to other bytes.
    if request.headers.get("If-Range", etag) != etag:
        wanted = ""
    if size is None:
        size = page_store().size(key)
    try:
        part = parse_range(wanted, size=size)
    except NoSuchRange:
        return HttpResponse(status=416, headers=headers | {"Content-Range": f"bytes */{size}"})
    first, last = part or (0, size - 1)
    headers["Content-Length"] = str(last - first + 1)
    if part:
        headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    status = 206 if part else 200
    if request.method == "HEAD":
        return HttpResponse(status=status, headers=headers, content_type=content_type)
    pieces = page_store().stream(key, byte_range=f"bytes={first}-{last}" if part else None)
    # The first piece is read here: a missing object is an answer of its own, not a broken stream.
    pieces = chain([_next(pieces)], pieces)
    body = _in_thread(pieces) if isinstance(request, ASGIRequest) else pieces
    return StreamingHttpResponse(body, status=status, headers=headers, content_type=content_type)


def disposition(file_name: str) -> str:
    """Content-Disposition for a name in any letters (RFC 6266)."""
    plain = "".join(
        letter if letter.isascii() and letter.isprintable() and letter not in '"\\%' else "_" for letter in file_name
    )
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(file_name, safe='')}"


async def _in_thread(pieces: Iterator[bytes]) -> AsyncIterator[bytes]:
    """Under ASGI a plain iterator would be read whole before the first byte goes out."""
    while piece := await sync_to_async(_next, thread_sensitive=False)(pieces):
        yield piece


def _next(pieces: Iterator[bytes]) -> bytes:
    return next(pieces, b"")
