"""`var/`: everything that the local mode keeps. One run at a time may use it."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from local.errors import LocalError

SMALLEST_FREE_MB = 500


def check_folder(var: Path) -> None:
    """Make it, and see that there is room and that it is ours."""
    try:
        var.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LocalError(
            f"The folder {var} can't be made ({error.strerror}). Make room for it, or set DARIS_VAR."
        ) from None
    if not os.access(var, os.R_OK | os.W_OK | os.X_OK):
        raise LocalError(
            f"The folder {var} belongs to another user. Start Daris as that user, or move the folder away."
        )
    free_mb = shutil.disk_usage(var).free // 1_000_000
    if free_mb < SMALLEST_FREE_MB:
        raise LocalError(
            f"The disk with {var} has {free_mb} MB free; Daris needs {SMALLEST_FREE_MB} MB. Free some space."
        )


@contextmanager
def sole_use(var: Path, *, url: str) -> Iterator[None]:
    """Hold the folder for this run. The lock goes with the process, however that ends."""
    try:
        lock = (var / "run.lock").open("a+")
    except OSError as error:
        raise LocalError(
            f"{var / 'run.lock'} can't be written ({error.strerror}). Remove it, then start again."
        ) from None
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            lock.seek(0)
            where = lock.read().strip() or "another terminal"
            raise LocalError(f"Daris already runs from this folder: {where}. Stop that one first (Ctrl-C).") from None
        lock.truncate(0)
        lock.write(f"{url} (process {os.getpid()})\n")
        lock.flush()
        yield


DATA = ["demo", "journal", "local.env", "log", "mail", "postgres", "postgres.new", "prepared", "seaweedfs", "static"]


def reset_folder(var: Path) -> None:
    """Throw away what `make run` keeps; the next start begins anew. Not while it runs."""
    check_folder(var)
    with sole_use(var, url="make reset"):
        for name in DATA:
            path = var / name
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
    print(f"The data in {var} is gone; make run begins anew.")
