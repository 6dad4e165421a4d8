"""The database and the object storage together, each only if the environment names no other."""

import os
from collections.abc import Mapping
from pathlib import Path

from local.objectstore import ObjectStore
from local.postgres import Postgres


class Stack:
    """Embedded PostgreSQL and SeaweedFS with data under `var`, started side by side."""

    def __init__(self, var: Path, *, durable: bool = True, given: Mapping[str, str] = os.environ) -> None:
        self.postgres: Postgres | None = None
        self.store: ObjectStore | None = None
        if not given.get("DATABASE_URL"):
            self.postgres = Postgres(var / "postgres", log=log_file(var, "postgres"), durable=durable)
        if not given.get("S3_ENDPOINT_URL"):
            self.store = ObjectStore(var / "seaweedfs", log=log_file(var, "seaweedfs"))

    def prepare(self) -> dict[str, str]:
        """The environment by which everything else will find what is ours; nothing is started yet."""
        environment: dict[str, str] = {}
        if self.postgres:
            environment["DATABASE_URL"] = self.postgres.url()
        if self.store:
            self.store.prepare()
            environment |= self.store.environment()
        return environment

    def start(self) -> None:
        """Start what is ours, and wait until it answers."""
        try:
            if self.store:
                self.store.launch()
            if self.postgres:
                self.postgres.launch()
                self.postgres.wait()
                self.postgres.make_database()
            if self.store:
                self.store.wait()
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        if self.store:
            self.store.ask_to_stop()
        if self.postgres:
            self.postgres.stop()
        if self.store:
            self.store.stop()

    def kill(self) -> None:
        """End at once, for data that is thrown away."""
        if self.postgres:
            self.postgres.stop(timeout_s=5)
        if self.store:
            self.store.stop(timeout_s=0)


def log_file(var: Path, name: str) -> Path:
    """Where a program's words go; begun anew when it has grown large."""
    folder = var / "log"
    folder.mkdir(parents=True, exist_ok=True)
    log = folder / f"{name}.log"
    if log.exists() and log.stat().st_size > 10_000_000:
        log.replace(log.with_suffix(".old.log"))
    return log
