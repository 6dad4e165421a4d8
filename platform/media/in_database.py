"""Blocking functions that ask the database, called from the event loop."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar, cast

from channels.db import database_sync_to_async

T = TypeVar("T")
P = ParamSpec("P")


async def in_database(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    # Not thread-sensitive: a view that waits for the end of a broadcast may hold the one sensitive thread.
    return cast(T, await database_sync_to_async(function, thread_sensitive=False)(*args, **kwargs))
