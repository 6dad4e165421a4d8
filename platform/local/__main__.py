"""`python -m local run`: start everything. `prepare`: what a start does before it serves. `reset`: throw its data away."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def main(arguments: list[str]) -> int:
    match arguments:
        case ["run"]:
            return told(run)
        case ["reset"]:
            return told(reset)
        case ["prepare"]:
            from local import prepare

            return prepare.main()
        case ["demo"]:
            from local import prepare

            return prepare.refresh_demo()
        case _:
            print(__doc__, file=sys.stderr)
            return 2


def told(verb: Callable[[], None]) -> int:
    """Do it; what goes wrong is said in a sentence."""
    from local.errors import LocalError

    try:
        verb()
    except LocalError as error:
        if str(error):
            print(f"\n{error}", file=sys.stderr)
        return 1
    return 0


def run() -> None:
    from local.supervisor import run, var_folder

    run(ROOT, var=var_folder(ROOT), port=chosen_port())


def reset() -> None:
    from local.folder import reset_folder
    from local.supervisor import var_folder

    reset_folder(var_folder(ROOT))


def chosen_port() -> int:
    from local.errors import LocalError

    said = os.environ.get("PORT") or "8000"
    if not said.isdigit() or not 1024 <= int(said) <= 65535:
        raise LocalError(f"PORT is {said}; it has to be a number from 1024 to 65535.")
    return int(said)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
