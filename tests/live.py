"""The web server and the worker as they run in production, over the tests' database and object storage."""

import os
import shutil
import sys
import time
import urllib.request
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

from local.commands import WORKER, web_command
from local.environment import child_environment
from local.processes import Child, start_child, stop_all
from tests import plugin

START_WITHIN_S = 60.0


class LiveStack:
    """`url` is where a browser goes. What the programs say is in `log`.

    The tests' own process shares the database with them, not their memory: what a test does by a domain verb is seen
    after a reload, but sends nothing into a room that is open. Act through browsers (or HTTP) for that.
    """

    def __init__(self, *, url: str = "", extra: dict[str, str] | None = None) -> None:
        self.url = url or settings.SITE_URL
        self.log = plugin.VAR / "log" / "live.log"
        self.web: Child | None = None
        self.worker: Child | None = None
        database = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{settings.DATABASES['default']['NAME']}")
        self.env = child_environment(plugin.ROOT, plugin.VAR, {"DATABASE_URL": database.geturl(), **(extra or {})})

    def start(self) -> None:
        self.log.parent.mkdir(parents=True, exist_ok=True)
        self.start_web(wait=False)
        self.start_worker()
        self.wait_for_web()

    def start_web(self, *, wait: bool = True) -> None:
        self.web = self._start("web", *web_command(host="127.0.0.1", port=urlsplit(self.url).port or 0))
        if wait:
            self.wait_for_web()

    def start_worker(self) -> None:
        self.worker = self._start("worker", *WORKER)

    def kill_web(self) -> None:
        """As a machine that loses its power: nothing is said, nothing is saved. `start_web` brings it back."""
        if self.web:
            self.web.kill()

    def wait_for_web(self) -> None:
        until = time.monotonic() + START_WITHIN_S
        while time.monotonic() < until and self.web and self.web.is_running:
            with suppress(OSError), urllib.request.urlopen(f"{self.url}/readyz", timeout=5):
                return
            time.sleep(0.1)
        raise RuntimeError(f"The web server did not start:\n{self.said()}")

    def stop(self) -> None:
        stop_all([child for child in (self.web, self.worker) if child], timeout_s=5)

    def said(self, *, lines: int = 60) -> str:
        """The last of what the programs said."""
        text = self.log.read_text(errors="replace") if self.log.exists() else ""
        return "\n".join(text.splitlines()[-lines:])

    def keep_log(self, path: Path) -> None:
        if self.log.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(self.log, path)

    def _start(self, name: str, *command: str) -> Child:
        return start_child([sys.executable, *command], name=name, env=self.env, cwd=plugin.ROOT, log=self.log)
