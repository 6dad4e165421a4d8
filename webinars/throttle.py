"""How much one person may ask for in a while. Counted in the cache, in windows."""

from time import time

from django.core.cache import cache


def spend(what: str, amount: int, *, most: int, window_s: int) -> bool:
    """Counts `amount` more of `what`; False when that is more than `most` within this window."""
    key = f"webinars:spent:{what}:{int(time()) // window_s}"
    cache.add(key, 0, timeout=2 * window_s)
    try:
        return bool(cache.incr(key, amount) <= most)
    except ValueError:  # evicted between the two calls
        return True
