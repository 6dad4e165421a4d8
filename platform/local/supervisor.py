"""`make run`: everything on this machine, and nothing of it left behind."""

import os
import signal
import sys
import time
import urllib.request
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import FrameType

from local.commands import WORKER, web_command
from local.environment import child_environment, make_environment, write_environment
from local.errors import LocalError
from local.folder import check_folder, sole_use
from local.freshness import Freshness
from local.ports import is_free
from local.processes import Child, start_child, stop_all
from local.stack import Stack
from local.welcome import welcome

CRASHES_ALLOWED, WITHIN_S = 5, 60.0
ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Asked(BaseException):
    """A person or the system asked us to stop."""


def run(root: Path, *, var: Path, port: int) -> None:
    """Serve until asked to stop. Raises LocalError with a sentence for the person if that can't be."""
    for number in ENDINGS:
        signal.signal(number, stop_asked)
    check_folder(var)
    url = f"http://localhost:{port}"
    with sole_use(var, url=url):
        if not is_free(port):
            raise LocalError(
                f"Port {port} is in use by another program. Stop it, or choose another port: PORT={port + 1} make run"
            )
        supervisor = Supervisor(root, var=var, port=port)
        with suppress(Asked):
            try:
                supervisor.start()
                print(welcome(url), flush=True)
                supervisor.watch()
            finally:
                for number in ENDINGS:
                    signal.signal(number, signal.SIG_IGN)
                print("\nStopping ...", flush=True)
                supervisor.stop()


def stop_asked(_number: int, _frame: FrameType | None) -> None:
    raise Asked


class Supervisor:
    """The programs of the local mode: started in order, watched, started again when they fall, stopped in order."""

    def __init__(self, root: Path, *, var: Path, port: int) -> None:
        self.root = root
        self.var = var
        self.port = port
        self.stack = Stack(var)
        self.freshness = Freshness(root, var=var)
        environment = make_environment(var, port=port, stack=self.stack.prepare())
        write_environment(var, environment)
        self.env = child_environment(root, var, environment)
        self.children: dict[str, Child] = {}
        self.beside: Child | None = None  # brings the demo up to date while we serve
        self.crashes: deque[float] = deque(maxlen=CRASHES_ALLOWED)

    def start(self) -> None:
        self.stack.start()
        is_fresh = self._nothing_changed()
        if not is_fresh:
            self._prepare()
        for name in self._programs():
            self._start(name)
        self._wait_for_web()
        if is_fresh:
            self.beside = self._run("demo", [sys.executable, "-m", "local", "demo"])

    def watch(self) -> None:
        """Start again what falls; give up when that does not help."""
        while True:
            for name, child in list(self.children.items()):
                if not child.is_running:
                    child.kill()  # what it may have left behind
                    self._count_crash(name, child.process.returncode)
                    self._start(name)
            self._watch_stack()
            time.sleep(0.5)

    def stop(self) -> None:
        """Idempotent, and safe at any point of the start."""
        beside = [self.beside] if self.beside else []
        stop_all([*self.children.values(), *beside], timeout_s=8.0)
        self.stack.stop()

    def _nothing_changed(self) -> bool:
        """Servers of the person's own may have changed without our knowing."""
        embedded = bool(self.stack.postgres and self.stack.store)
        return embedded and self.freshness.nothing_changed()

    def _prepare(self) -> None:
        child = self._run("prepare", [sys.executable, "-m", "local", "prepare"])
        self.children["prepare"] = child
        failed = child.process.wait()
        del self.children["prepare"]
        if failed == 3:  # it said why
            raise LocalError("")
        if failed:
            raise LocalError("Daris could not be prepared; the reason stands above. To begin anew: make reset.")
        self.freshness.remember()

    def _programs(self) -> dict[str, list[str]]:
        return {"web": web_command(host="127.0.0.1", port=self.port), "worker": WORKER}

    def _start(self, name: str) -> None:
        self.children[name] = self._run(name, [sys.executable, *self._programs()[name]])

    def _run(self, name: str, command: list[str]) -> Child:
        return start_child(command, name=name, env=self.env, cwd=self.root)

    def _wait_for_web(self, *, timeout_s: float = 60.0) -> None:
        until = time.monotonic() + timeout_s
        while time.monotonic() < until and self.children["web"].is_running:
            with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=5):
                return
            time.sleep(0.1)
        raise LocalError("The web server did not start; the reason stands above.")

    def _watch_stack(self) -> None:
        launches: list[tuple[Child | None, Callable[[], None], Callable[[], None]]] = []
        if postgres := self.stack.postgres:
            launches.append((postgres.child, postgres.launch, postgres.wait))
        if store := self.stack.store:
            launches.append((store.child, store.launch, store.wait))
        for child, launch, wait in launches:
            if child and not child.is_running:
                child.kill()
                self._count_crash(child.name, child.process.returncode)
                launch()
                wait()

    def _count_crash(self, name: str, code: int | None) -> None:
        now = time.monotonic()
        self.crashes.append(now)
        if len(self.crashes) == CRASHES_ALLOWED and now - self.crashes[0] < WITHIN_S:
            raise LocalError(f"{name} keeps ending (the last time with {ending(code)}); the reason stands above.")
        print(f"{name} ended with {ending(code)}; starting it again.", file=sys.stderr, flush=True)


def ending(code: int | None) -> str:
    if code is not None and code < 0:
        return f"signal {signal.Signals(-code).name}"
    return f"exit code {code}"


def var_folder(root: Path) -> Path:
    return Path(os.environ.get("DARIS_VAR") or root / "var").resolve()
