"""How often one engine or captioner may say something. Counted in the cache, in windows of ten seconds."""

import time

from django.core.cache import cache

from webinars.captions.limits import MOST_LINES_PER_10_S

WINDOW_S = 10


def is_too_often(who: str) -> bool:
    """Counts this one, and says whether it is one too many."""
    key = f"captions:{who}:{int(time.time()) // WINDOW_S}"
    cache.add(key, 0, timeout=2 * WINDOW_S)
    try:
        return bool(cache.incr(key) > MOST_LINES_PER_10_S)
    except ValueError:  # evicted between the two calls
        return False
