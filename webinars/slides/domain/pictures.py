"""Pictures on their way from the storage: those that many people ask for at once are read once."""

import threading
from collections import OrderedDict

from media.store import default_store
from webinars.slides.models import Deck

KEPT_BYTES = 48 * 1024**2
"""In each web process: some decks of a lecture in all sizes."""


class PictureShelf:
    """The pictures that were asked for last. What lies under a key never changes."""

    def __init__(self, *, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.bytes = 0
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._lock = threading.Lock()
        self._reading: dict[str, threading.Lock] = {}

    def get(self, key: str) -> bytes:
        """Raises media's StorageError, ObjectMissing."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
            reading = self._reading.setdefault(key, threading.Lock())
        with reading:  # others who ask meanwhile wait for this one
            with self._lock:
                if key in self._kept:
                    return self._kept[key]
            try:
                data = default_store().get(key)
                self._keep(key, data)
            finally:
                with self._lock:
                    self._reading.pop(key, None)
        return data

    def _keep(self, key: str, data: bytes) -> None:
        with self._lock:
            self._kept[key] = data
            self.bytes += len(data)
            while self.bytes > self.most_bytes:
                _, old = self._kept.popitem(last=False)
                self.bytes -= len(old)


shelf = PictureShelf(most_bytes=KEPT_BYTES)


def picture_of(deck: Deck, number: int, width: int) -> bytes:
    return shelf.get(deck.picture_key(number, width))
