"""A cache without its Valkey forgets, and fails nobody."""

import socket
import time
from collections.abc import Iterator

import pytest
from django.core.cache.backends.base import BaseCache

from config import valkey
from config.cache import ForgetfulCache
from recordings.limits import take
from tests.valkey import Valkey


@pytest.fixture(autouse=True)
def it_was_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("config.cache._hangs_until", 0.0)


@pytest.fixture
def server() -> Iterator[Valkey]:
    server = Valkey()
    yield server
    server.close()


def cache_at(url: str) -> BaseCache:
    return ForgetfulCache(url, {"OPTIONS": valkey.cache(url)["OPTIONS"]})


def test_it_remembers_forgets_while_valkey_is_away_and_remembers_again(server: Valkey) -> None:
    server.start()
    cache = cache_at(server.url)
    cache.set("key", 1)
    assert (cache.get("key"), cache.incr("key"), cache.add("key", 5)) == (1, 2, False)
    server.kill()
    began = time.monotonic()
    cache.set("key", 3)
    assert (cache.get("key"), cache.get("key", "nothing"), cache.get_many(["key"])) == (None, "nothing", {})
    assert (cache.add("key", 1), "key" in cache, cache.delete("key"), cache.touch("key")) == (True, False, False, False)
    with pytest.raises(ValueError, match="not found"):
        cache.incr("key")
    cache.delete_many(["key"])
    assert cache.set_many({"key": 1}) == ["key"]
    assert time.monotonic() - began < 5
    server.start()
    cache.set("key", 4)
    assert cache.get("key") == 4


def test_a_limit_lets_through_what_it_cannot_count(server: Valkey, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recordings.limits.cache", cache_at(server.url))
    assert take("download", by=1, per_minute=1)
    assert take("download", by=1, per_minute=1)


def test_nobody_waits_again_and_again_for_one_that_hangs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("config.cache.HANGS_S", 60.0)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        cache = cache_at(f"redis://127.0.0.1:{silent.getsockname()[1]}")
        began = time.monotonic()
        for _ in range(20):
            assert (cache.get("key"), cache.add("key", 1)) == (None, True)
            with pytest.raises(ValueError, match="not found"):
                cache.incr("key")
        assert time.monotonic() - began < 15  # one waits for a second; all would for a minute
