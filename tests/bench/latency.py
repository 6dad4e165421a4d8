"""Glass to glass: how old is the picture that a viewer sees, and how long does a latecomer wait for the first one.

One Chromium publishes a canvas with the time drawn into it, another watches and reads the time from its frames, both on this
machine. `rows()` starts what it needs; `python -m tests.bench.latency` prints them.
"""

import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypedDict

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from local.ports import free_ports
from tests.chromium import ADVICE, FLAGS, find_chromium

ROOT = Path(__file__).resolve().parents[2]
SETTLE_S = 8.0
MEASURE_S = 20.0
LATECOMERS = 8


class Row(TypedDict):
    """One line of `make bench`. `goal` is the largest value that is good enough; None: no goal."""

    name: str
    value: float
    unit: str
    goal: float | None


def rows(*, measure_s: float = MEASURE_S, latecomers: int = LATECOMERS) -> list[Row]:
    """Starts a site of its own on the database and storage of the environment, and two browsers."""
    executable = find_chromium()
    if executable is None:
        raise RuntimeError(ADVICE)
    with (
        media_site() as address,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=executable, args=FLAGS) as studio,
        playwright.chromium.launch(executable_path=executable, args=FLAGS) as audience,
    ):
        return _measure(address, studio, audience, measure_s=measure_s, latecomers=latecomers)


def _measure(address: str, studio: Browser, audience: Browser, *, measure_s: float, latecomers: int) -> list[Row]:
    broadcast = get(f"{address}/create")
    page = studio.new_context(permissions=["camera", "microphone"]).new_page()
    page.goto(f"{address}/publish")
    page.evaluate("options => window.publish(options)", {"url": f"/publish/{broadcast}/"})
    time.sleep(4)
    watching = audience.new_context().new_page()
    watching.goto(f"{address}/watch?broadcast={broadcast}")
    time.sleep(SETTLE_S)
    watching.evaluate("() => { ages.length = 0; window.stalls = 0; }")
    time.sleep(measure_s)
    ages = sorted(watching.evaluate("() => ages"))
    stalls = watching.evaluate("() => stalls")
    watching.close()
    firsts = sorted(
        _first_frame_ms(audience.new_context(), f"{address}/watch?broadcast={broadcast}") for _ in range(latecomers)
    )
    page.evaluate("() => publisher.finish()")
    get(f"{address}/end?broadcast={broadcast}")
    return [
        Row(name="glass to glass, p50", value=percentile(ages, 0.50), unit="ms", goal=450),
        Row(name="glass to glass, p95", value=percentile(ages, 0.95), unit="ms", goal=600),
        Row(name="stalls of a viewer a minute", value=round(stalls * 60 / measure_s, 2), unit="1/min", goal=1),
        Row(name="first frame of a latecomer, p50", value=percentile(firsts, 0.50), unit="ms", goal=None),
        Row(name="first frame of a latecomer, p95", value=percentile(firsts, 0.95), unit="ms", goal=500),
    ]


def _first_frame_ms(context: BrowserContext, address: str) -> float:
    page = context.new_page()
    page.goto(address)
    page.wait_for_function("() => window.firstMs !== null", timeout=15_000)
    first = float(page.evaluate("() => firstMs"))
    context.close()
    return first


def percentile(ordered: list[float], share: float) -> float:
    """The value below which `share` of them lie. Raises ValueError when nothing was measured."""
    if not ordered:
        raise ValueError("nothing was measured: no frame was shown")
    return round(ordered[min(len(ordered) - 1, int(len(ordered) * share))], 1)


@contextmanager
def media_site() -> Iterator[str]:
    """The address of a running `tests.bench.site`, in a process of its own."""
    site = MediaSite()
    site.start()
    try:
        yield site.address
    finally:
        site.stop()


class MediaSite:
    """`tests.bench.site` as a process that can be killed and started again at the same address."""

    def __init__(
        self, *, extra: dict[str, str] | None = None, server: Sequence[str] = ("media.daphne", "-v", "0")
    ) -> None:
        self._server = server
        self._port = free_ports(1)[0]
        self.address = f"http://127.0.0.1:{self._port}"
        paths = os.pathsep.join([str(ROOT), str(ROOT / "platform")])
        self._env = {**os.environ, "PYTHONPATH": paths, **(extra or {})}
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Comes back when it answers; nothing happens when it runs."""
        if self._process is not None and self._process.poll() is None:
            return
        options = [*self._server, "-b", "127.0.0.1", "-p", str(self._port), "tests.bench.site:application"]
        process = subprocess.Popen([sys.executable, "-m", *options], cwd=ROOT, env=self._env)
        self._process = process
        for _ in range(600):
            if process.poll() is not None:
                raise RuntimeError("the site did not start")
            try:
                get(f"{self.address}/watch")
                return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("the site does not answer")

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    @property
    def exit_code(self) -> int | None:
        """None while it runs."""
        return self._process.poll() if self._process is not None else None

    def kill(self) -> None:
        """As when the power goes."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def stop(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(10)
            except subprocess.TimeoutExpired:
                self.kill()


def get(address: str) -> str:
    return get_bytes(address).decode()


def get_bytes(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=30) as answer:
        return bytes(answer.read())


def main() -> None:
    from tests import plugin

    with plugin.running_stack():
        django_migrate()
        print(json.dumps(rows(), indent=2))


def django_migrate() -> None:
    """Tables in the database of the environment."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


if __name__ == "__main__":
    main()
