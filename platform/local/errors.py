"""What can go wrong on a person's own machine, said in a sentence that tells what to do."""

from pathlib import Path


class LocalError(Exception):
    """The message is shown to the person as it stands."""


class CannotStart(LocalError):
    """A program of the stack did not come up."""

    def __init__(self, name: str, *, log: Path, advice: str) -> None:
        lines = tail(log)
        said = f" The last lines of {log}:\n{lines}\n" if lines else " "
        super().__init__(f"{name} did not start.{said}{advice}")


def tail(log: Path, *, lines: int = 8) -> str:
    """The last lines of a log, indented; empty when there is none."""
    try:
        text = log.read_text(errors="replace")
    except OSError:
        return ""
    return "\n".join(f"    {line}" for line in text.splitlines()[-lines:])
