"""The cache in Valkey. It holds only what may be forgotten: while Valkey is away nothing is remembered, and nothing fails."""

import logging
import time
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError
from redis.exceptions import TimeoutError as NoAnswer

logger = logging.getLogger("daris.cache")
HANGS_S = 2.0
"""After Valkey did not answer nobody waits for it for so long: there are a few threads for all pages. One that refuses a line
costs nothing, and is asked each time."""

_hangs_until = 0.0

T = TypeVar("T")


class ForgetfulCache(RedisCache):
    """`incr` raises ValueError, as for a key that is gone."""

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        return _or(default, lambda: super(ForgetfulCache, self).get(key, default, version))

    def get_many(self, keys: Iterable[Any], version: int | None = None) -> dict[Any, Any]:
        return _or({}, lambda: super(ForgetfulCache, self).get_many(keys, version))

    def has_key(self, key: Any, version: int | None = None) -> bool:
        return _or(False, lambda: super(ForgetfulCache, self).has_key(key, version))

    def add(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        return _or(True, lambda: super(ForgetfulCache, self).add(key, value, timeout, version))

    def set(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        _or(None, lambda: super(ForgetfulCache, self).set(key, value, timeout, version))

    def set_many(self, data: dict[Any, Any], timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> list[Any]:
        return _or(list(data), lambda: super(ForgetfulCache, self).set_many(data, timeout, version))

    def touch(self, key: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        return _or(False, lambda: super(ForgetfulCache, self).touch(key, timeout, version))

    def delete(self, key: Any, version: int | None = None) -> bool:
        return _or(False, lambda: super(ForgetfulCache, self).delete(key, version))

    def delete_many(self, keys: Iterable[Any], version: int | None = None) -> None:
        _or(None, lambda: super(ForgetfulCache, self).delete_many(keys, version))

    def incr(self, key: Any, delta: int = 1, version: int | None = None) -> int:
        found = _or(None, lambda: super(ForgetfulCache, self).incr(key, delta, version))
        if found is None:
            raise ValueError(f"Key {key!r} not found: Valkey is away")
        return found


def _or(answer: T, ask: Callable[[], T]) -> T:
    global _hangs_until
    if time.monotonic() < _hangs_until:
        return answer
    try:
        return ask()
    except (RedisError, OSError) as error:
        logger.warning("Valkey is away: %s", error)
        if isinstance(error, NoAnswer):
            _hangs_until = time.monotonic() + HANGS_S
        return answer
