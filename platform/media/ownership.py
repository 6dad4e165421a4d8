"""One process at a time takes what a broadcast's publisher sends.

The owner is named by its journal folder, and renews a lease in the database: other machines see whether it lives. On its own
machine a lock on the broadcast's journal does the same, and is free the moment its process dies, so that a restarted server
goes on at once. An owner on this machine that is frozen past its lease dies first (media/frozen.py).
"""

import fcntl
import os
import uuid
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from media.errors import JournalError, PublishedElsewhere
from media.frozen import end_if_frozen, note_holder
from media.models import Broadcast, BroadcastState

LEASE = timedelta(seconds=10)
RENEW_S = 1.0


class Ownership:
    """Of one broadcast, by this process. All methods block."""

    def __init__(self, broadcast_id: UUID, *, journal_dir: Path) -> None:
        self._broadcast_id = broadcast_id
        self._journal_dir = journal_dir
        self._owner = ""
        self._lock: int | None = None

    def acquire(self) -> None:
        """Raises PublishedElsewhere while another process has it."""
        self._owner = _name_of(self._journal_dir)
        self._lock = self._take_lock(self._journal_dir / str(self._broadcast_id) / "lock")
        free = Q(owner__in=["", self._owner]) | Q(leased_until=None) | Q(leased_until__lt=timezone.now())
        if not self._mine(free).update(owner=self._owner, leased_until=timezone.now() + LEASE):
            self._unlock()
            raise PublishedElsewhere(f"{self._broadcast_id} is published through another server")

    def renew(self) -> BroadcastState | None:
        """The state of the broadcast; None when it is gone or another process took it (this one was silent for too long)."""
        mine = self._mine(Q(owner=self._owner))
        if not mine.update(leased_until=timezone.now() + LEASE):
            return None
        state = mine.values_list("state", flat=True).first()
        return BroadcastState(state) if state else None

    def release(self) -> None:
        self._mine(Q(owner=self._owner)).update(leased_until=None)
        self._unlock()

    def abandon(self) -> None:
        """Let go as a killed process does: the lease runs out by itself."""
        self._unlock()

    def _take_lock(self, path: Path) -> int:
        try:
            return _lock(path)
        except PublishedElsewhere:
            # Whoever lives renews its lease each second.
            if self._mine(Q(leased_until__gt=timezone.now())).exists() or not end_if_frozen(path):
                raise
            return _lock(path)

    def _mine(self, condition: Q) -> QuerySet[Broadcast]:
        return Broadcast.objects.filter(condition, pk=self._broadcast_id)

    def _unlock(self) -> None:
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def is_owned(broadcast: Broadcast) -> bool:
    """Whether some process, here or elsewhere, holds the lease."""
    return Broadcast.objects.filter(pk=broadcast.pk, leased_until__gt=timezone.now()).exists()


def _name_of(journal_dir: Path) -> str:
    """A name that stays with the folder, so that the next process on this disk is the same owner."""
    path = journal_dir / "owner"
    try:
        journal_dir.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            mine = path.with_suffix(f".{os.getpid()}")
            mine.write_text(str(uuid.uuid4()))
            with suppress(FileExistsError):  # another process was quicker
                os.link(mine, path)
            mine.unlink()
        return path.read_text().strip()
    except OSError as error:
        raise JournalError(f"The journal folder {journal_dir} cannot be used: {error}") from error


def _lock(path: Path) -> int:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise JournalError(f"The journal {path.parent} cannot be used: {error}") from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(handle)
        raise PublishedElsewhere(f"{path.parent.name} is published through another process") from error
    with suppress(OSError):  # a full disk: then nobody can end this process when it is frozen, and all else is well
        note_holder(handle)
    return handle
