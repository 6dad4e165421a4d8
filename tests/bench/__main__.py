"""`python -m tests.bench [NAME]`: measure the running product, print a table, write var/bench.json and docs/benchmarks.md.

Each module here that has `rows()` is run over an empty database and storage of its own; NAME keeps to modules or rows whose
name contains it. Rows that were not measured this time stay in the file as they were.
"""

import importlib
import json
import os
import pkgutil
import platform
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tests import plugin
from tests.chromium import find_chromium

Row = dict[str, Any]
FILE = plugin.ROOT / "var" / "bench.json"
PAGE = plugin.ROOT / "docs" / "benchmarks.md"
APART = "## Measured apart\n"
PACKAGES = ["django", "channels", "daphne", "av", "procrastinate", "psycopg"]


def main(name: str) -> int:
    if plugin.STACK.postgres:
        plugin.STACK.postgres.durable = True  # as in production: what is committed is on the disk
    with plugin.running_stack():
        prepare()
        measured: list[Row] = []
        for module in modules(name):
            measured += (row for row in module.rows() if wanted(row, module, name))
            write(measured)  # a later one that fails takes nothing with it
    if not measured:
        print(f"Nothing is called {name!r}.", file=sys.stderr)
        return 1
    print(table(measured))
    if not name:
        PAGE.write_text(page(measured))
    return 0


def prepare() -> None:
    import django
    from django.core.management import call_command

    from local.static import collect_static

    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    collect_static()


def modules(name: str) -> Iterator[Any]:
    """Those that measure; all of them unless one is called so."""
    found = [info.name for info in pkgutil.iter_modules([str(Path(__file__).parent)]) if info.name != "__main__"]
    named = [each for each in found if name in each]
    for each in named or found:
        module = importlib.import_module(f"tests.bench.{each}") if measures(each) else None
        if module:
            yield module


def measures(module: str) -> bool:
    """Told from its text, for importing some of them starts Django."""
    return "\ndef rows(" in (Path(__file__).parent / f"{module}.py").read_text()


def wanted(row: Row, module: Any, name: str) -> bool:
    return name in module.__name__ or name in row["name"]


def table(rows: list[Row]) -> str:
    cells = [("what", "value", "unit", "goal", "")]
    for row in rows:
        goal = "" if row["goal"] is None else f"{row['goal']:g}"
        cells.append((row["name"], f"{row['value']:g}", row["unit"], goal, "" if is_met(row) else "missed"))
    widths = [max(len(line[column]) for line in cells) for column in range(5)]
    layout = "{:<{}}  {:>{}}  {:<{}}  {:>{}}  {:<{}}"
    lines = [
        layout.format(*(part for pair in zip(line, widths, strict=True) for part in pair)).rstrip() for line in cells
    ]
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:]])


def is_met(row: Row) -> bool:
    """A goal is the largest value that is good enough."""
    return row["goal"] is None or row["value"] <= row["goal"]


def write(rows: list[Row]) -> None:
    """A list: first where and when, then the rows."""
    earlier = json.loads(FILE.read_text())[1:] if FILE.exists() else []
    new = {row["name"]: row for row in earlier} | {row["name"]: row for row in rows}
    FILE.parent.mkdir(parents=True, exist_ok=True)
    FILE.write_text(json.dumps([about(), *new.values()], indent=1, ensure_ascii=False) + "\n")


def page(rows: list[Row]) -> str:
    """docs/benchmarks.md, from a run of everything."""
    where = about()
    lines = [f"| {row['name']} | {row['value']:g} {row['unit']} | {goal_of(row)} |" for row in rows]
    apart = f"\n{APART}{text}" if (text := measured_apart()) else ""
    known = ", ".join(f"{name} {number}" for name, number in where["versions"].items())
    return "\n".join(
        [
            "# Benchmarks",
            "",
            "Written by `make bench`, which measures the running product: real database, real object storage, real browsers.",
            "The browsers and the load share the machine's cores with the server. `make bench NAME=joins` measures one thing.",
            "",
            f"{where['date'][:10]}, {where['machine']}. {known}.",
            "",
            "| what | measured | goal |",
            "|---|---|---|",
            *lines,
            apart,
        ]
    )


def measured_apart() -> str:
    """What stands on the page under its own heading, for runs that take longer than one waits for: it stays."""
    return PAGE.read_text().partition(APART)[2] if PAGE.exists() else ""


def goal_of(row: Row) -> str:
    if row["goal"] is None:
        return ""
    return f"at most {row['goal']:g} {row['unit']}" + ("" if is_met(row) else ", missed")


def about() -> Row:
    return {
        "machine": machine(),
        "versions": versions(),
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def machine() -> str:
    memory_gb = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return f"{os.cpu_count()} cores ({processor()}), {memory_gb:.0f} GB, {platform.system()} {platform.machine()}"


def processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor()
    return next(
        (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.processor()
    )


def versions() -> dict[str, str]:
    found = {"python": platform.python_version()} | {name: version(name) for name in PACKAGES}
    if chromium := find_chromium():
        said = subprocess.run([chromium, "--version"], capture_output=True, text=True, check=False).stdout
        found["chromium"] = said.strip()
    commit = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=plugin.ROOT, capture_output=True, text=True, check=False
    )
    found["commit"] = commit.stdout.strip()
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
