"""The pool of connections to the database."""

import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection
from psycopg_pool import ConnectionPool

from config.database import AWAY_AFTER_S, WAIT_S, pool_options, tell_who_waits
from local.postgres import Postgres

Pool = ConnectionPool[psycopg.Connection[Any]]


class Away(psycopg.Connection[Any]):
    """To a database that does not answer."""

    @classmethod
    def connect(cls, *args: Any, **kwargs: Any) -> Any:
        raise psycopg.OperationalError("connection refused")


def test_a_database_that_is_back_is_found_within_seconds_however_long_it_was_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    waits: list[float] = []
    later: list[Any] = []

    def schedule(_pool: object, task: Any, delay: float) -> None:
        waits.append(delay)
        later.append(task)

    options: dict[str, Any] = connection.settings_dict["OPTIONS"]["pool"]
    pool = ConnectionPool("", connection_class=Away, open=False, **options)
    monkeypatch.setattr(ConnectionPool, "schedule_task", schedule)
    pool._add_connection(None)
    for _attempt in range(12):
        later.pop()._run(pool)
    assert len(waits) == 13
    assert waits[0] < 1.2
    assert max(waits) <= 4


@pytest.fixture
def server() -> Iterator[Postgres]:
    """A PostgreSQL of its own, which may be stopped."""
    with tempfile.TemporaryDirectory(prefix="daris-database-") as name:
        Path(name).chmod(0o755)  # PostgreSQL may have to run as another user
        server = Postgres(Path(name) / "data", log=Path(name) / "postgres.log", durable=False)
        server.launch()
        server.wait()
        yield server
        server.stop()


@contextmanager
def pool_of(url: str, *, size: int = 12) -> Iterator[Pool]:
    with ConnectionPool(url, open=False, **pool_options(size=size)) as pool:
        pool.wait(30)
        yield pool


def ask(pool: Pool, *, seconds: float = 0) -> tuple[str, float]:
    """As a page does: what came of it, and after how many seconds."""
    began = time.monotonic()
    try:
        with pool.connection() as held:
            held.execute("SELECT pg_sleep(%s)", [seconds])
    except psycopg.OperationalError as error:
        return str(error), time.monotonic() - began
    return "", time.monotonic() - began


def test_who_asks_a_database_that_is_away_hears_it_soon_and_who_asks_one_that_is_back_is_served(
    server: Postgres,
) -> None:
    with pool_of(server.url("postgres")) as pool, ThreadPoolExecutor(8) as pages:
        assert ask(pool)[0] == ""
        server.stop()
        ask(pool)  # with the connection that was there; it is broken
        for _round in range(2):
            told = list(pages.map(lambda _page: ask(pool), range(8)))
            assert {said for said, _took in told} == {f"the database cannot be reached: tried for {AWAY_AFTER_S} s"}
            assert max(took for _said, took in told) < WAIT_S - 2
        server.launch()
        server.wait()
        assert [said for said, _took in pages.map(lambda _page: ask(pool), range(8))] == [""] * 8


def test_who_waits_for_a_busy_pool_is_served_though_it_cannot_grow(server: Postgres) -> None:
    """Forty come at once while PostgreSQL gives us two connections, and refuses more for longer than the pool tries."""
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        connection.execute("CREATE ROLE visitor LOGIN CONNECTION LIMIT 2")
    url = server.url("postgres").replace("daris@", "visitor@", 1)
    with pool_of(url) as pool, ThreadPoolExecutor(40) as pages:
        refused = watch_refusals(pool)
        told = list(pages.map(lambda _page: ask(pool, seconds=0.2), range(40)))
        assert [said for said, _took in told] == [""] * 40
        assert max(took for _said, took in told) > AWAY_AFTER_S
        assert refused


def watch_refusals(pool: Pool) -> list[object]:
    """Each time that the pool gave up to connect."""
    seen: list[object] = []
    tell = pool._reconnect_failed
    assert tell is tell_who_waits

    def watched(given: Any) -> None:
        seen.append(given)
        tell_who_waits(given)

    pool._reconnect_failed = watched
    return seen
