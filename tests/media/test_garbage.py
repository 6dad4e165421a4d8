"""What closed connections leave in cycles is fetched, by both servers."""

import os
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest

from local.ports import free_ports
from tests import plugin

APPLICATION = """
import gc
import weakref

class Connection:
    pass

def lost():
    one = Connection()
    one.itself = one
    gc.collect()  # from here on it counts as old
    return weakref.ref(one)

gc.disable()  # so that nothing but the server fetches it
seen = lost()

async def application(scope, receive, send):
    said = b"held" if seen() else b"gone"
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"4")]})
    await send({"type": "http.response.body", "body": said})
"""
SERVE = "import django; django.setup(); import media.garbage; media.garbage.EVERY_S = 0.5; "
SERVERS = {
    "daphne": SERVE + "from media.daphne import MediaCommandLine; MediaCommandLine.entrypoint()",
    "uvicorn": SERVE + "from media.edge import main; main()",
}


@pytest.mark.parametrize("server", SERVERS)
def test_what_closed_connections_leave_is_fetched(server: str, tmp_path: Path) -> None:
    (tmp_path / "leaving.py").write_text(APPLICATION)
    paths = os.pathsep.join([str(tmp_path), str(plugin.ROOT), str(plugin.ROOT / "platform")])
    port = free_ports(1)[0]
    process = subprocess.Popen(
        [sys.executable, "-c", SERVERS[server], "-p", str(port), "leaving:application"],
        env={**os.environ, "PYTHONPATH": paths},
    )
    try:
        assert told(port, until="gone", within_s=60) == "gone"
    finally:
        process.terminate()
        process.wait(30)


def told(port: int, *, until: str, within_s: float) -> str:
    said, ends = "", time.monotonic() + within_s
    while said != until and time.monotonic() < ends:
        with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as answer:
            said = answer.read().decode()
        time.sleep(0.1)
    return said
