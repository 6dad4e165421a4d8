"""Who holds a lock and is frozen is ended; nobody else is."""

import fcntl
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import psutil
import pytest
from django.utils import timezone

from media import frozen
from media.broadcasts import create_broadcast
from media.errors import PublishedElsewhere
from media.frozen import end_if_frozen
from media.models import Broadcast
from media.ownership import Ownership
from tests import plugin

pytestmark = pytest.mark.skipif(not Path("/proc/self/ns/pid").exists(), reason="Only Linux tells where a process is")

HOLD = """
import fcntl, os, sys, time
sys.path.insert(0, sys.argv[1])
from media.frozen import note_holder
handle = os.open(sys.argv[2], os.O_RDWR | os.O_CREAT)
fcntl.flock(handle, fcntl.LOCK_EX)
note_holder(handle)
print("held", flush=True)
time.sleep(600)
"""


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    return tmp_path / "lock"


@pytest.fixture
def holder(lock: Path) -> Iterator[subprocess.Popen[str]]:
    yield from hold(lock)


def hold(lock: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the lock."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-c", HOLD, str(plugin.ROOT / "platform"), str(lock)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def freeze(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGSTOP)
    os.waitid(os.P_PID, process.pid, os.WSTOPPED | os.WNOWAIT)


def is_free(lock: Path) -> bool:
    with lock.open() as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
    return True


def test_a_frozen_holder_dies_and_the_lock_is_free(lock: Path, holder: subprocess.Popen[str]) -> None:
    freeze(holder)
    assert not is_free(lock)
    assert end_if_frozen(lock)
    assert is_free(lock)
    assert holder.wait(1) == -signal.SIGKILL


def test_a_holder_that_runs_lives_however_long_it_is_silent(lock: Path, holder: subprocess.Popen[str]) -> None:
    assert not end_if_frozen(lock)
    assert holder.poll() is None
    assert not is_free(lock)


def test_a_number_that_means_another_process_is_left_alone(lock: Path, holder: subprocess.Popen[str]) -> None:
    """The lock was taken in another container, on another machine, or before this one started anew."""
    freeze(holder)
    for said in (f"{holder.pid} elsewhere:4026531836", f"{holder.pid}", f"{holder.pid} ", "", "nonsense here"):
        lock.write_text(said)
        assert not end_if_frozen(lock)
        assert psutil.Process(holder.pid).status() == psutil.STATUS_STOPPED


def test_where_the_system_does_not_tell_nobody_is_ended(
    lock: Path, holder: subprocess.Popen[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frozen, "_place", lambda: "")
    lock.write_text(f"{holder.pid} \n")
    freeze(holder)
    assert not end_if_frozen(lock)
    assert psutil.Process(holder.pid).status() == psutil.STATUS_STOPPED


@pytest.mark.django_db(transaction=True)
def test_its_lease_protects_an_owner_that_was_frozen_a_moment_ago(tmp_path: Path) -> None:
    broadcast = create_broadcast()
    lock = tmp_path / str(broadcast.pk) / "lock"
    mine = Ownership(UUID(str(broadcast.pk)), journal_dir=tmp_path)
    owners = hold(lock)
    owner = next(owners)
    freeze(owner)
    row = Broadcast.objects.filter(pk=broadcast.pk)
    row.update(owner="it", leased_until=timezone.now() + timedelta(seconds=5))
    with pytest.raises(PublishedElsewhere):
        mine.acquire()
    assert owner.poll() is None

    row.update(leased_until=timezone.now() - timedelta(seconds=1))
    mine.acquire()
    assert owner.wait(1) == -signal.SIGKILL
    assert row.filter(leased_until__gt=timezone.now() + timedelta(seconds=8)).exists()
    assert lock.read_text().startswith(f"{os.getpid()} ")
    mine.release()
    next(owners, None)
