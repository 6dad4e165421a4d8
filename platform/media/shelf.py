"""What many people ask for at once is made once, and kept for a while in memory."""

import threading
from collections import OrderedDict
from collections.abc import Callable


class Shelf:
    """What was asked for last, so many bytes of it. What belongs to a key never changes."""

    def __init__(self, *, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.bytes = 0
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._lock = threading.Lock()
        self._making: dict[str, threading.Lock] = {}

    def get(self, key: str, make: Callable[[], bytes]) -> bytes:
        """Raises what `make` raises; then nothing is kept."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
            making = self._making.setdefault(key, threading.Lock())
        with making:  # others who ask meanwhile wait for this one
            with self._lock:
                if key in self._kept:
                    return self._kept[key]
            try:
                data = make()
                self._keep(key, data)
            finally:
                with self._lock:
                    self._making.pop(key, None)
        return data

    def _keep(self, key: str, data: bytes) -> None:
        with self._lock:
            self._kept[key] = data
            self.bytes += len(data)
            while self.bytes > self.most_bytes:
                _, old = self._kept.popitem(last=False)
                self.bytes -= len(old)
