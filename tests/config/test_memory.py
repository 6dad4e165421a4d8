"""A server that was busy for a moment is not large for ever."""

import platform
import subprocess
import sys

import pytest

BUSY_FOR_A_MOMENT = """
import sys

import psutil

from config.memory import give_back_what_is_free

if sys.argv[1] == "ours":
    assert give_back_what_is_free()
del (first := [bytes(20_000_000)])[0]  # glibc now takes it that pieces of up to 20 MB come all the time
before = psutil.Process().memory_info().rss
large, small = [], []
for _ in range(100):
    large.append(b"x" * 400_000)
    small.append(b"x" * 20_000)  # stays, above a large one that goes
large.clear()
print(psutil.Process().memory_info().rss - before)
"""


def kept_bytes(whose: str) -> int:
    ran = subprocess.run(
        [sys.executable, "-c", BUSY_FOR_A_MOMENT, whose],
        env={"PYTHONPATH": "platform"},
        capture_output=True,
        text=True,
        check=True,
    )
    return int(ran.stdout)


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other C libraries hold no large pieces to give back")
def test_what_a_moment_took_goes_back_to_the_system() -> None:
    assert kept_bytes("ours") < 8_000_000 < 30_000_000 < kept_bytes("as glibc has it")
