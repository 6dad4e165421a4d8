"""A process whose event loop stands still ends itself, so that another one can go on with its broadcasts.

The lock on a broadcast's journal (media/ownership.py) is free the moment its process dies, and not before. A process that
hangs would hold it for ever: its lease in the database runs out, and nobody on its machine may take the journal. So it dies
before its lease does: what is acknowledged is in the journal, its supervisor starts it anew, and nothing of it can write
any more when somebody else does. A process that is frozen as a whole (a stopped machine) is not counted as hanging, for it
cannot write either while it is; who needs what it holds ends it (media/frozen.py).
"""

import asyncio
import faulthandler
import logging
import os
import threading
import time
from collections.abc import Callable

logger = logging.getLogger("daris.media")

HUNG_S = 8
"""Less than the lease (10 s)."""
EXIT_CODE = 70
"""An internal error, in the words of sysexits.h."""


class Watchdog(threading.Thread):
    """Started in the event loop that it watches. `matters`: whether the process has anything that others wait for."""

    def __init__(self, *, matters: Callable[[], bool]) -> None:
        super().__init__(name="media-watchdog", daemon=True)
        self._loop = asyncio.get_running_loop()
        self._matters = matters
        self._was_alive = threading.Event()

    def run(self) -> None:
        silent_s = 0
        while not self._loop.is_closed():
            try:
                self._loop.call_soon_threadsafe(self._was_alive.set)
            except RuntimeError:
                return  # closed
            # Counted in seconds that this thread lived, not on a clock: see above.
            time.sleep(1)
            silent_s = 0 if self._was_alive.is_set() else silent_s + 1
            self._was_alive.clear()
            if silent_s >= HUNG_S and self._matters():
                _die()


def _die() -> None:
    logger.critical("the event loop stood still for %s s: this process ends, so that others can go on", HUNG_S)
    faulthandler.dump_traceback(all_threads=True)
    os._exit(EXIT_CODE)  # not sys.exit: what hangs would hang that too
