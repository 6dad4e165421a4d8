"""Compile the translations without gettext's own tools, which many machines lack: `python -m local.translations`."""

import os
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


def compile_translations(root: Path) -> list[Path]:
    """Write a .mo beside each .po under root/locale that is newer than it; what was written."""
    written = []
    for po in sorted((root / "locale").glob("*/LC_MESSAGES/*.po")):
        mo = po.with_suffix(".mo")
        if mo.exists() and mo.stat().st_mtime >= po.stat().st_mtime:
            continue
        with po.open("rb") as source:
            catalog = read_po(source, locale=po.parent.parent.name, domain=po.stem)
        # In place at once: another process may be reading it.
        new = mo.with_name(f"{mo.name}.{os.getpid()}")
        with new.open("wb") as target:
            write_mo(target, catalog, use_fuzzy=False)
        new.replace(mo)
        written.append(mo)
    return written


if __name__ == "__main__":
    compile_translations(Path(__file__).resolve().parents[2])
