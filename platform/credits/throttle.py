"""How often one address may ask. Counted in the cache, in windows of fixed length."""

import hashlib
import time

from django.core.cache import cache
from django.http import HttpRequest


def is_too_often(request: HttpRequest, *, what: str, limit: int, within_s: int) -> bool:
    """Counts this request and says whether it is one too many."""
    window = int(time.time()) // within_s
    address = hashlib.sha256(_address(request).encode()).hexdigest()[:16]
    key = f"throttle:{what}:{address}:{window}"
    cache.add(key, 0, timeout=2 * within_s)
    try:
        return cache.incr(key) > limit
    except ValueError:  # the entry was evicted between the two calls
        return False


def _address(request: HttpRequest) -> str:
    """The person's address: the last one that our own proxy added, else the peer's."""
    forwarded = request.headers.get("x-forwarded-for", "")
    return forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")
