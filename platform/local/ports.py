"""Free ports on this machine."""

import random
import socket

# Below the range from which Linux (32768) and macOS (49152) take ports for outgoing connections, also with the 10000 that
# SeaweedFS adds for its own talk.
LOWEST, HIGHEST = 20100, 22700


def is_free(port: int, *, host: str = "127.0.0.1") -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
        return True


def free_ports(count: int, *, also_above: int = 0) -> list[int]:
    """`count` different ports that nobody listens on; with `also_above`, port + also_above is free too."""
    wanted = random.SystemRandom().sample(range(LOWEST, HIGHEST), HIGHEST - LOWEST)
    found: list[int] = []
    for port in wanted:
        if is_free(port) and (not also_above or is_free(port + also_above)):
            found.append(port)
            if len(found) == count:
                return found
    raise OSError("no free port between 20100 and 32700")
