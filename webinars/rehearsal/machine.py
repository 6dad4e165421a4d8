"""How much of this machine the server takes, as long as it runs here."""

import time
from dataclasses import dataclass

import psutil

WEB = "config.asgi:application"


@dataclass(frozen=True, slots=True)
class Load:
    """Shares of one core in percent. `web_peak` is of the busiest web process, `machine` of all cores together."""

    web_processes: int
    web_peak: float
    web_memory_mb: float
    machine: float
    cores: int


class Machine:
    """Measures between `start` and `load`."""

    def __init__(self) -> None:
        self._web = [process for process in psutil.process_iter(["cmdline"]) if WEB in (process.info["cmdline"] or [])]
        self._cores = psutil.cpu_count() or 1

    def start(self) -> None:
        self._began = time.monotonic()
        self._spent = {process.pid: _seconds(process) for process in self._web}
        psutil.cpu_percent()

    def load(self) -> Load:
        passed = max(0.001, time.monotonic() - self._began)
        alive = [process for process in self._web if process.is_running()]
        shares = [100 * (_seconds(process) - self._spent[process.pid]) / passed for process in alive]
        return Load(
            web_processes=len(alive),
            web_peak=round(max(shares, default=0.0), 1),
            web_memory_mb=round(sum(process.memory_info().rss for process in alive) / 1e6, 1),
            machine=psutil.cpu_percent(),
            cores=self._cores,
        )


def _seconds(process: psutil.Process) -> float:
    try:
        times = process.cpu_times()
    except psutil.Error:
        return 0.0
    return float(times.user + times.system)
