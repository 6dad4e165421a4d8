"""From any thread of any process to the web processes, over Valkey. Nobody waits for a Valkey that is away."""

import logging
import time
from functools import cache

from django.conf import settings
from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

logger = logging.getLogger("daris.room")
PREFIX = "daris:rooms:"
AWAY_S = 1.0
"""After Valkey did not answer nobody tries it again for so long."""

_away_until = 0.0


def tell_other_processes(channel: str, data: bytes) -> None:
    """Whoever listens there gets it, this process too; it may get lost."""
    global _away_until
    if time.monotonic() < _away_until:
        return
    try:
        _valkey(settings.VALKEY_URL).publish(channel, data)
    except (RedisError, OSError) as error:
        _away_until = time.monotonic() + AWAY_S
        logger.warning("Other processes could not be told something on %s: %s", channel, error)


@cache
def _valkey(url: str) -> Redis:
    return Redis.from_url(url, socket_connect_timeout=0.5, socket_timeout=0.5, retry=Retry(NoBackoff(), 1))
