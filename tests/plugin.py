"""Gives the tests a database and an object storage of their own.

pytest loads this before Django's settings are read (`-p tests.plugin` in pyproject.toml): it chooses addresses and puts
them into the environment. The servers start when the first test needs them (the fixture `stack` in tests/conftest.py) and
are gone, with their data, when the session ends. Set DATABASE_URL or S3_ENDPOINT_URL to use your own instead.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
import pytest

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT / "platform") not in sys.path:
    sys.path[:0] = [str(ROOT), str(ROOT / "platform")]

from local.bucket import make_bucket  # noqa: E402  (platform/ is on the path only now)
from local.ports import free_ports  # noqa: E402
from local.stack import Stack  # noqa: E402
from tests import snapshot  # noqa: E402

PREFIX = "daris-test-"
TABLES = {"are made": False}  # whether the database was brought from an earlier session


def sweep() -> None:
    """Remove what sessions left behind that were killed; the number in a folder's name is its session's process."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        if not psutil.pid_exists(int(folder.name.removeprefix(PREFIX).split("-")[0])):
            shutil.rmtree(folder, ignore_errors=True)


sweep()
# Short, for the socket of PostgreSQL is in it.
VAR = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
# What we chose is marked as ours: a worker of pytest-xdist inherits it from its controller, and makes a choice of its own.
OURS = "DARIS_TEST_CHOSE"
GIVEN = {name: value for name, value in os.environ.items() if name not in os.environ.get(OURS, "").split()}
STACK = Stack(VAR, durable=False, given=GIVEN)
CHOSEN = STACK.prepare()
PORT = free_ports(1)[0]  # of the web server that browser tests start

os.environ |= CHOSEN
os.environ |= {
    OURS: " ".join(CHOSEN),
    "DARIS_LOCAL": "1",
    "DARIS_VAR": str(VAR),
    "SECRET_KEY": "tests only",
    "BADGE_SIGNING_KEY": "dGVzdHMgb25seSwgbm90IGEga2V5IGZvciBiYWRnZXM",
    "SITE_URL": f"http://localhost:{PORT}",
    # Kept between sessions: static files are collected anew only when they change.
    "STATIC_ROOT": str(ROOT / "var" / "test-static"),
    "DJANGO_SETTINGS_MODULE": "config.settings",
}
for name in ("DEBUG", "VALKEY_URL", "SMTP_URL", "S3_PUBLIC_URL"):  # what the person's own shell may hold
    os.environ.pop(name, None)


@contextmanager
def running_stack() -> Iterator[Stack]:
    """The servers, with the bucket made."""
    if STACK.postgres:
        TABLES["are made"] = snapshot.restore(STACK.postgres)
    STACK.start()
    try:
        make_bucket()
        yield STACK
    finally:
        STACK.kill()


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(VAR, ignore_errors=True)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """One line for each test that failed into the file of DARIS_TEST_FAILURES: scripts/test says them again at its very end."""
    file = os.environ.get("DARIS_TEST_FAILURES")
    if not file or "PYTEST_XDIST_WORKER" in os.environ:  # the controller hears of all
        return
    with Path(file).open("a") as told:
        for report in (*terminalreporter.stats.get("failed", ()), *terminalreporter.stats.get("error", ())):
            crash = getattr(report.longrepr, "reprcrash", None)
            why = f"{crash.path}:{crash.lineno}: {crash.message}" if crash else report.longreprtext
            told.write(f"{report.nodeid} ({getattr(report, 'when', 'collect')}): {' '.join(why.split())[:800]}\n")
