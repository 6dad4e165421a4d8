"""The object store as pages ask it."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from media.errors import ObjectMissing, StorageError
from media.page_store import PageStore, page_store
from media.store import Store, default_store


@contextmanager
def a_store_that_hangs() -> Iterator[tuple[str, list[socket.socket]]]:
    """It takes what is asked of it and says nothing. Gives its address, and who asked."""
    asked: list[socket.socket] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def take() -> None:
            while True:
                try:
                    asked.append(server.accept()[0])
                except OSError:
                    return

        threading.Thread(target=take, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}", asked
        server.shutdown(socket.SHUT_RDWR)
    for one in asked:
        one.close()


def have_asked(asked: list[socket.socket], count: int) -> bool:
    """Whether so many have; who takes them may be a moment behind."""
    until = time.monotonic() + 30
    while len(asked) < count and time.monotonic() < until:
        time.sleep(0.01)
    return len(asked) == count


def of(url: str, *, away_s: float) -> PageStore:
    store = Store(endpoint_url=url, access_key="a", secret_key="b", bucket="c", region="us-east-1")
    return PageStore(store, connect_s=0.5, read_s=0.5, away_s=away_s)


def test_a_store_that_hangs_holds_a_page_for_two_short_tries_and_the_next_ones_not_at_all() -> None:
    with a_store_that_hangs() as (url, asked):
        store = of(url, away_s=600)
        with pytest.raises(StorageError, match="could not read a"):
            store.get("a")
        assert have_asked(asked, 2)
        for ask in (
            lambda: store.get("b"),
            lambda: list(store.stream("b", byte_range="bytes=0-1")),
            lambda: store.size("b"),
        ):
            with pytest.raises(StorageError, match="did not answer a moment ago"):
                ask()
        assert have_asked(asked, 2)


def test_one_asks_whether_it_is_back_and_the_others_do_not_wait_for_that() -> None:
    with a_store_that_hangs() as (url, asked):
        store = of(url, away_s=0)
        with pytest.raises(StorageError, match="could not find"):
            store.size("a")
        assert have_asked(asked, 2)
        with store._asking, pytest.raises(StorageError, match="did not answer a moment ago"):
            store.size("a")
        assert have_asked(asked, 2)
        with pytest.raises(StorageError, match="could not find"):
            store.size("a")
        assert have_asked(asked, 4)


@pytest.mark.usefixtures("bucket")
def test_one_that_is_back_is_asked_as_before() -> None:
    store = page_store()
    default_store().put("tests/page", b"12345")
    try:
        store._is_away = True
        assert store.get("tests/page") == b"12345"
        assert not store._is_away
        store._is_away = True
        with pytest.raises(ObjectMissing):
            store.size("tests/nothing")
        assert not store._is_away
        assert b"".join(store.stream("tests/page", byte_range="bytes=1-2")) == b"23"
    finally:
        default_store().delete_prefix("tests/page")
