"""The pool of connections to the database, and who waits for one while the database is away.

A pool is busy when all its connections are in use: whoever asks then waits in line, for one will be free within a moment. It
is empty when the database answers nobody: waiting longer helps nobody then, and would hold the few threads that make pages.
psycopg_pool tells the two apart in its count of connections, but leaves both in the same line for its whole timeout.
"""

from typing import Any

from psycopg import OperationalError
from psycopg_pool import ConnectionPool

WAIT_S = 10
"""In a line before a busy pool."""
AWAY_AFTER_S = 3
"""So long the pool tries to connect (at once, after 1 s and after 3 s) before the database counts as away. PostgreSQL restarts
in less. Whoever asks then has it try anew, so that a database that is back is found by the next page."""
CONNECT_WITHIN_S = 3
"""For one attempt, where a machine is gone and nothing refuses."""


def pool_options(*, size: int) -> dict[str, Any]:
    """As Django's option `pool` takes them."""
    return {
        "min_size": 1,
        "max_size": size,
        "timeout": WAIT_S,
        "reconnect_timeout": AWAY_AFTER_S,
        "reconnect_failed": tell_who_waits,
    }


def tell_who_waits(pool: ConnectionPool[Any]) -> None:
    """The pool calls it each time that it gave up to connect. While it has connections, or tries to get others, those who wait
    are served by them."""
    with pool._lock:
        if pool._nconns > 0:
            return
        waiting = list(pool._waiting)
        pool._waiting.clear()
    for client in waiting:
        client.fail(OperationalError(f"the database cannot be reached: tried for {AWAY_AFTER_S} s"))
