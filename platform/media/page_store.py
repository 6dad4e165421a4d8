"""The object store for those who wait for a page.

Few threads make all pages (config/pages.py). A store that takes requests and does not answer must not hold them: it gets two
short tries, and after a failure a single request at a time asks whether it is back; the others are refused at once.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from time import monotonic

from botocore.config import Config

from media.errors import ObjectMissing, StorageError
from media.store import Store, default_store


class PageStore(Store):
    """Reads what `store` has. The rest of a stream is not waited for by a page's thread, and not looked after here."""

    def __init__(self, store: Store, *, connect_s: float = 2, read_s: float = 4, away_s: float = 3) -> None:
        vars(self).update(vars(store))
        hurried = Config(
            connect_timeout=connect_s, read_timeout=read_s, retries={"total_max_attempts": 2, "mode": "standard"}
        )
        self._config = self._config.merge(hurried)
        self._client = self._connect(self._endpoint_url)
        self._away_s = away_s
        self._is_away = False
        self._ask_again_at = 0.0
        self._asking = threading.Lock()

    def stream(self, key: str, *, byte_range: str | None = None) -> Iterator[bytes]:
        pieces = super().stream(key, byte_range=byte_range)
        with self._asked():
            first = next(pieces, b"")
        if first:
            yield first
            yield from pieces

    def size(self, key: str) -> int:
        with self._asked():
            return super().size(key)

    @contextmanager
    def _asked(self) -> Iterator[None]:
        is_first = self._is_away and monotonic() >= self._ask_again_at and self._asking.acquire(blocking=False)
        if self._is_away and not is_first:
            raise StorageError(f"The object store at {self._endpoint_url} did not answer a moment ago")
        try:
            yield
        except ObjectMissing:
            self._is_away = False
            raise
        except StorageError:
            self._is_away, self._ask_again_at = True, monotonic() + self._away_s
            raise
        else:
            self._is_away = False
        finally:
            if is_first:
                self._asking.release()


def page_store() -> PageStore:
    return _of(default_store())


@cache
def _of(store: Store) -> PageStore:
    return PageStore(store)
