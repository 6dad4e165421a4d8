"""A program that we start and that ends with us."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

LEASH = Path(__file__).with_name("leash.py")


@dataclass
class Child:
    """A running program in a process group of its own: Ctrl-C in the terminal reaches us alone, and we stop it in order."""

    name: str
    process: subprocess.Popen[bytes]
    ending: signal.Signals

    @property
    def is_running(self) -> bool:
        return self.process.poll() is None

    def ask_to_stop(self) -> None:
        if self.is_running:
            with suppress(ProcessLookupError):
                self.process.send_signal(self.ending)

    def stop(self, *, timeout_s: float = 10.0) -> None:
        """Ask it to stop, wait, and then end whatever is left of its group. Idempotent."""
        self.ask_to_stop()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(timeout_s)
        self.kill()

    def kill(self) -> None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def start_child(
    command: Sequence[str | Path],
    *,
    name: str,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    log: Path | None = None,
    ending: signal.Signals = signal.SIGTERM,
    user: int | None = None,
) -> Child:
    """Start a program on a leash; its words go to `log`, or where ours go.

    Call it from the main thread: on Linux a child lives as long as the thread that started it.
    """
    leash = [sys.executable, "-I", "-S", str(LEASH), str(os.getpid()), ending.name.removeprefix("SIG")]
    whole = [*leash, "-" if user is None else str(user), *(str(part) for part in command)]
    out = log.open("ab") if log else None
    try:
        process = subprocess.Popen(
            whole,
            env=env,
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT if out else None,
            start_new_session=True,
        )
    finally:
        if out:
            out.close()
    return Child(name=name, process=process, ending=ending)


def stop_all(children: Sequence[Child], *, timeout_s: float = 10.0) -> None:
    """Stop these together, so that the slowest sets the time."""
    for child in children:
        child.ask_to_stop()
    until = time.monotonic() + timeout_s
    for child in children:
        child.stop(timeout_s=max(0.0, until - time.monotonic()))
