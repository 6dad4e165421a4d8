"""`make run`, from the first start to nothing left behind."""

import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from local.ports import free_ports

ROOT = Path(__file__).resolve().parents[2]
SECOND_START_S = 10
REPLACED = {
    "DATABASE_URL",
    "S3_ENDPOINT_URL",
    "S3_ACCESS_KEY_ID",
    "S3_SECRET_ACCESS_KEY",
    "S3_BUCKET",
    "SECRET_KEY",
    "SITE_URL",
}


class Run:
    """One `python -m local run` in a folder of its own, with no demo data."""

    def __init__(self, var: Path, port: int) -> None:
        self.url = f"http://localhost:{port}"
        self.said = var.with_name(f"{var.name}.said")
        kept = {name: value for name, value in os.environ.items() if name not in REPLACED | {"STATIC_ROOT"}}
        environment = kept | {"DARIS_VAR": str(var), "PORT": str(port), "DEMO_DATA": "0"}
        self.began = time.monotonic()
        with self.said.open("w") as out:
            self.process = psutil.Popen(
                [sys.executable, "-m", "local", "run"], cwd=ROOT, env=environment, stdout=out, stderr=out
            )

    def wait_until_up(self) -> float:
        """Seconds from the start to the welcome."""
        while "Ctrl-C stops everything" not in self.said.read_text():
            assert self.process.is_running(), self.said.read_text()
            assert self.process.status() != psutil.STATUS_ZOMBIE, self.said.read_text()
            assert time.monotonic() - self.began < 90, self.said.read_text()
            time.sleep(0.05)
        return time.monotonic() - self.began

    def children(self) -> list[psutil.Process]:
        return self.process.children(recursive=True)

    def named(self, word: str) -> psutil.Process:
        return next(child for child in self.process.children() if word in " ".join(child.cmdline()))

    def answers(self, path: str) -> bool:
        with suppress(OSError), urllib.request.urlopen(f"{self.url}{path}", timeout=10) as answer:
            return bool(answer.status == 200)
        return False


@pytest.fixture
def runs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Run]]:
    started: list[Run] = []
    yield started
    for run in started:
        if run.process.is_running():
            run.process.kill()
        run.process.wait()


@pytest.mark.timeout(240)
def test_it_starts_heals_stops_and_leaves_nothing(tmp_path: Path, runs: list[Run]) -> None:
    var, [port] = tmp_path / "var", free_ports(1)

    first = Run(var, port)
    runs.append(first)
    first.wait_until_up()
    assert first.answers("/readyz")

    web = first.named("media.daphne")
    web.kill()
    wait_for(lambda: first.answers("/healthz"))
    assert "web ended with signal SIGKILL; starting it again." in first.said.read_text()

    children = first.children()
    assert len(children) >= 4
    first.process.send_signal(signal.SIGINT)
    assert first.process.wait(30) == 0
    assert not any(alive(child) for child in children)

    second = Run(var, port)
    runs.append(second)
    took = second.wait_until_up()
    load = os.getloadavg()[0] / (os.cpu_count() or 1)
    assert took < SECOND_START_S * max(1.0, load), f"{took:.1f} s at a load of {load:.1f} for each core"

    # Even when it is killed itself, nothing outlives it.
    children = second.children()
    second.process.kill()
    second.process.wait()
    if sys.platform == "linux":
        wait_for(lambda: not any(alive(child) for child in children))


def alive(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def wait_for(condition: object, *, timeout_s: float = 60) -> None:
    assert callable(condition)
    until = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.1)


def test_a_server_that_is_given_is_not_started(tmp_path: Path) -> None:
    environment = os.environ | {"DARIS_VAR": str(tmp_path / "var"), "PORT": str(free_ports(1)[0])}
    environment |= {"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"}
    said = subprocess.run(
        [sys.executable, "-m", "local", "run"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert said.returncode == 1
    assert "The database does not answer" in said.stderr
    assert "Check DATABASE_URL" in said.stderr
    assert not (tmp_path / "var" / "postgres").exists()
