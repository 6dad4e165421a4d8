"""Are the Kazakh and Russian catalogues whole? `python -m tests.translations` says what is missing, doubtful or stale.

The strings are collected anew from a copy of the sources, so that a string that was added and never collected is seen.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = ["kk", "ru"]
DOMAINS = ["django", "djangojs"]
KINDS = {".py", ".html", ".txt", ".js", ".typ", ".xml"}
SHOWN = 20

Key = tuple[str, str | None]  # the string and its context


def main() -> int:
    if not shutil.which("xgettext"):
        print("Left out, for there is no gettext here (CI has it). Debian and Ubuntu: apt install gettext")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        copy_sources(Path(folder))
        subprocess.run([Path(folder) / "scripts" / "messages"], check=True, capture_output=True)
        problems = [problem for language in LANGUAGES for problem in compare(Path(folder), language=language)]
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        print("\nmake messages, then fill locale/.", file=sys.stderr)
    return bool(problems)


def copy_sources(folder: Path) -> None:
    """What strings are collected from, without the catalogues."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.splitlines()
    for name in [*listed, "scripts/messages"]:
        path = Path(name)
        wanted = path.suffix in KINDS and path.parts[0] != "tests" and "vendor" not in path.parts
        if (wanted or name == "scripts/messages") and (ROOT / path).exists():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / path, target)
    for language in LANGUAGES:
        (folder / "locale" / language / "LC_MESSAGES").mkdir(parents=True)
    (folder / ".venv").symlink_to(ROOT / ".venv")


def compare(collected: Path, *, language: str) -> Iterator[str]:
    """What is wrong with a language, a sentence for each kind."""
    for domain in DOMAINS:
        place = Path("locale") / language / "LC_MESSAGES" / f"{domain}.po"
        needed = strings(collected / place)
        if not (ROOT / place).exists():
            if needed:
                yield f"{place}: is not there; {len(needed)} strings need it."
            continue
        present = strings(ROOT / place)
        missing = [key for key in needed if key not in present or not is_translated(present[key])]
        doubtful = [key for key, message in present.items() if message.fuzzy]
        stale = [key for key in present if key not in needed]
        for what, keys in (("not translated", missing), ("fuzzy", doubtful), ("no longer used", stale)):
            if keys:
                yield f"{place}: {len(keys)} {what}: " + "; ".join(repr(key[0])[:80] for key in keys[:SHOWN])
        # Placeholders and plural forms.
        checked = subprocess.run(
            ["msgfmt", "--check", "--output-file=/dev/null", place],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        if checked.returncode:
            yield checked.stderr.strip()


def strings(path: Path) -> dict[Key, Message]:
    if not path.exists():
        return {}
    with path.open("rb") as source:
        catalog: Catalog = read_po(source)
    return {key_of(message): message for message in catalog if message.id}


def key_of(message: Message) -> Key:
    return (message.id if isinstance(message.id, str) else message.id[0], message.context)


def is_translated(message: Message) -> bool:
    return bool(message.string) if isinstance(message.string, str) else all(message.string or [""])


if __name__ == "__main__":
    sys.exit(main())
