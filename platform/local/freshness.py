"""Whether anything changed since the last start: preparing takes seconds, seeing that nothing changed takes none."""

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

FOLDERS = ["attendance", "locale", "platform", "quizzes", "recordings", "webinars"]
KINDS = {"static", "migrations", "locale", "demo"}  # folders whose files preparing reads


class Freshness:
    """Compares what preparing depends on with what it was when it last succeeded."""

    def __init__(self, root: Path, *, var: Path) -> None:
        self.root = root
        self.var = var
        self.stamp = var / "prepared"

    def nothing_changed(self) -> bool:
        return self.stamp.exists() and self.stamp.read_text() == self.fingerprint()

    def remember(self) -> None:
        self.stamp.write_text(self.fingerprint())

    def fingerprint(self) -> str:
        seen = sha256(os.environ.get("DEMO_DATA", "").encode())
        for path in self._sources():
            about = path.stat()
            seen.update(f"{path} {about.st_size} {about.st_mtime_ns}\n".encode())
        # The data itself: a folder that was made anew or brought from elsewhere has to be prepared.
        for kept in ("postgres/PG_VERSION", "seaweedfs/s3.json", "static/.collected"):
            path = self.var / kept
            seen.update(f"{kept} {path.stat().st_ino if path.exists() else None}\n".encode())
        return seen.hexdigest()

    def _sources(self) -> Iterator[Path]:
        for folder in FOLDERS:
            for path in sorted((self.root / folder).rglob("*")):
                relevant = not KINDS.isdisjoint(path.relative_to(self.root).parts)
                if relevant and path.is_file() and path.suffix not in (".pyc", ".mo"):
                    yield path
        yield self.root / "requirements.lock"
        yield self.root / "platform" / "config" / "settings.py"
