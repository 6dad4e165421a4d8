"""What many people ask for is made once, and not kept without end."""

import threading
from functools import partial

import pytest

from media.errors import ObjectMissing
from media.shelf import Shelf


def test_it_has_an_end() -> None:
    made: list[str] = []

    def make(key: str) -> bytes:
        made.append(key)
        return key.encode() * 100

    shelf = Shelf(most_bytes=250)
    assert shelf.get("a", partial(make, "a")) == b"a" * 100
    for key in "abac":
        shelf.get(key, partial(make, key))
    assert (made, shelf.bytes) == (["a", "b", "c"], 200)
    shelf.get("b", partial(make, "b"))
    assert made == ["a", "b", "c", "b"], "what was asked for longest ago went first"


def test_those_who_ask_at_once_wait_for_one() -> None:
    shelf, asked, go_on, made = Shelf(most_bytes=1000), threading.Barrier(4), threading.Event(), []

    def make() -> bytes:
        made.append(1)
        assert go_on.wait(30)
        return b"once"

    got: list[bytes] = []

    def ask() -> None:
        asked.wait(30)
        got.append(shelf.get("key", make))

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    asked.wait(30)
    go_on.set()
    for thread in threads:
        thread.join(30)
    assert (got, len(made)) == ([b"once"] * 3, 1)


def test_what_could_not_be_made_is_tried_again() -> None:
    shelf = Shelf(most_bytes=1000)

    def fail() -> bytes:
        raise ObjectMissing("key")

    with pytest.raises(ObjectMissing):
        shelf.get("key", fail)
    assert shelf.get("key", lambda: b"there") == b"there"
