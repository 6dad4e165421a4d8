"""A process that is frozen as a whole keeps its lock on a broadcast's journal, and nobody knows when it wakes up.

So whoever wants the broadcast on the same machine ends it first: a process that was stopped dies of SIGKILL without running
one more instruction, so that nothing of it can write or acknowledge anything afterwards. That is the fence. Who holds a lock
writes into its file where to be found; only a process that the system shows as stopped is ended.
"""

import logging
import os
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

logger = logging.getLogger("daris.media")

DIES_WITHIN_S = 2.0
FROZEN = (psutil.STATUS_STOPPED, psutil.STATUS_TRACING_STOP)


@dataclass(frozen=True, slots=True)
class Holder:
    """`place`: the machine since it started, and the space in which the number of the process means something (each
    container has its own); empty where there is no telling."""

    pid: int
    place: str


def note_holder(handle: int) -> None:
    """Say in the lock's file, whose lock this process has, where this process is to be found."""
    os.ftruncate(handle, 0)
    os.pwrite(handle, f"{os.getpid()} {_place()}\n".encode(), 0)


def end_if_frozen(lock: Path) -> bool:
    """Whether the process that holds this lock was frozen, and is dead now. Blocks up to two seconds."""
    holder = _holder_of(lock)
    if holder is None or not holder.place or holder.place != _place() or holder.pid == os.getpid():
        return False
    try:
        process = psutil.Process(holder.pid)
        if process.status() not in FROZEN or _holder_of(lock) != holder:
            return False
        logger.critical("process %s is frozen and holds %s: it is ended, so that this one can go on", holder.pid, lock)
        process.kill()  # not another one that has its number by now: psutil looks
    except psutil.Error as error:
        logger.error("process %s, which holds %s, cannot be ended: %s", holder.pid, lock, error)
        return False
    return _is_dead(process)


def _is_dead(process: psutil.Process) -> bool:
    """A zombie holds no lock: somebody has yet to ask how it ended."""
    until = time.monotonic() + DIES_WITHIN_S
    while time.monotonic() < until:
        try:
            if process.status() in (psutil.STATUS_ZOMBIE, psutil.STATUS_DEAD):
                return True
        except psutil.NoSuchProcess:
            return True
        time.sleep(0.02)
    return False


def _holder_of(lock: Path) -> Holder | None:
    with suppress(OSError, ValueError):
        pid, _, place = lock.read_text().strip().partition(" ")
        return Holder(int(pid), place)
    return None


def _place() -> str:
    """Linux tells; elsewhere several web processes on one machine are nobody's case."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        return f"{boot}:{Path('/proc/self/ns/pid').stat().st_ino}"
    except OSError:
        return ""
