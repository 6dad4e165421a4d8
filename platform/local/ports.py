"""Free ports on this machine."""

import os
import random
import socket
from collections.abc import Iterator

# Below the range from which Linux (32768) and macOS (49152) take ports for outgoing connections, also with the 10000 that
# SeaweedFS adds for its own talk.
LOWEST, HIGHEST = 20100, 22700
WINDOW = 20
"""Each process looks first at so many ports of its own."""

_given: set[int] = set()
"""What this process chose before: nobody may listen there yet."""


def is_free(port: int, *, host: str = "127.0.0.1") -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
        return True


def free_ports(count: int, *, also_above: int = 0) -> list[int]:
    """`count` different ports that nobody listens on; with `also_above`, port + also_above is free too.

    A port is taken only when somebody listens. So that processes that start together do not choose the same ones meanwhile,
    each begins in a window that goes by its process id.
    """
    found: list[int] = []
    for port in _candidates():
        if port not in _given and is_free(port) and (not also_above or is_free(port + also_above)):
            _given.add(port)
            found.append(port)
            if len(found) == count:
                return found
    raise OSError(f"no free port between {LOWEST} and {HIGHEST + also_above}")


def _candidates() -> Iterator[int]:
    windows = (HIGHEST - LOWEST) // WINDOW
    begin = LOWEST + os.getpid() % windows * WINDOW
    yield from range(begin, begin + WINDOW)
    yield from random.SystemRandom().sample(range(LOWEST, HIGHEST), HIGHEST - LOWEST)
