"""A real coturn for tests, with the options of docker-compose.yml: COTURN, else the `turnserver` of the system."""

import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
import yaml

from local.ports import free_ports
from tests import plugin
from tests.turn import TurnClient

ADVICE = """The tests of the relay need coturn, and there is none. Any one of these helps:
  - install it the way your system does it (Debian: apt install coturn);
  - name one: COTURN=/path/to/turnserver make test"""
COMPOSE = plugin.ROOT / "docker-compose.yml"
SECRET = "north-wind"
OWN_IP, PUBLIC_IP = "127.0.0.1", "203.0.113.7"
"""Where it listens, and what it says to browsers: as in a container, whose address is another one than the machine's."""

AS_IN_A_CONTAINER = f"""
detect-external-ip() {{ echo {PUBLIC_IP}; }}
hostname() {{ echo {OWN_IP}; }}
"""
ENTRY_POINT = AS_IN_A_CONTAINER + 'exec $(eval "echo $@")'
"""The image lets a shell read the options."""
START_WITHIN_S = 30


def find_coturn() -> Path | None:
    """The program; only one that starts."""
    found = os.environ.get("COTURN") or shutil.which("turnserver")
    return Path(found) if found and starts(Path(found)) else None


def starts(program: Path) -> bool:
    try:
        said = subprocess.run([program, "--version"], capture_output=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return said.returncode == 0


def options_of_compose() -> list[str]:
    """As the engine hands them to the image."""
    values = {"DOMAIN": "daris.test", "TURN_SECRET": SECRET}
    command = yaml.safe_load(COMPOSE.read_text())["services"]["coturn"]["command"]
    return [re.sub(r"\$\{(\w+)[^}]*\}", lambda name: values[name[1]], option).replace("$$", "$") for option in command]


class Coturn:
    """A relay at one address that can be stopped and started again."""

    def __init__(self, program: Path) -> None:
        self._program = program
        self._folder = Path(tempfile.mkdtemp(prefix="daris-coturn-"))
        self._process: subprocess.Popen[bytes] | None = None
        self.address = (OWN_IP, free_ports(1)[0])

    def start(self) -> None:
        """Comes back when it answers; nothing happens when it runs."""
        if self._process is not None and self._process.poll() is None:
            return
        here = [
            *(f"--listening-ip={OWN_IP}", f"--listening-port={self.address[1]}", "--allow-loopback-peers"),
            *(f"--userdb={self._folder / 'db'}", f"--pidfile={self._folder / 'pid'}"),
        ]
        command = ["bash", "-c", ENTRY_POINT, "entry-point", str(self._program), *options_of_compose(), *here]
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT)
        until = time.monotonic() + START_WITHIN_S
        while time.monotonic() < until and self._process.poll() is None:
            with suppress(TimeoutError), closing(TurnClient(self.address)) as client:
                client.bind(tries=1, wait_s=0.2)
                return
        self.kill()
        raise RuntimeError(f"coturn did not start:\n{self.said()}")

    def environment(self) -> dict[str, str]:
        """What a web process is told of it, by the names that docker-compose.yml uses."""
        at = f"{OWN_IP}:{self.address[1]}"
        return {
            "ICE_SERVERS": f"stun:{at}",
            "TURN_URLS": f"turn:{at}?transport=udp,turn:{at}?transport=tcp",
            "TURN_SECRET": SECRET,
        }

    def said(self) -> str:
        return (self._folder / "log").read_text(errors="replace")

    def kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def close(self) -> None:
        self.kill()
        shutil.rmtree(self._folder, ignore_errors=True)


@pytest.fixture(scope="session")
def relay() -> Iterator[Coturn]:
    """coturn, running. Where there is none the test is skipped; not in continuous integration."""
    program = find_coturn()
    if program is None and os.environ.get("CI"):
        pytest.fail(ADVICE, pytrace=False)
    if program is None:
        pytest.skip(ADVICE)
    server = Coturn(program)
    try:
        server.start()
        yield server
    finally:
        server.close()
