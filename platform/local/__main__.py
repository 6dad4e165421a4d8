"""`python -m local run`: start everything. `python -m local prepare`: what a start does before it serves."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def main(arguments: list[str]) -> int:
    match arguments:
        case ["run"]:
            return run()
        case ["prepare"]:
            from local import prepare

            return prepare.main()
        case _:
            print(__doc__, file=sys.stderr)
            return 2


def run() -> int:
    from local.errors import LocalError
    from local.supervisor import run, var_folder

    try:
        run(ROOT, var=var_folder(ROOT), port=chosen_port())
    except LocalError as error:
        if str(error):
            print(f"\n{error}", file=sys.stderr)
        return 1
    return 0


def chosen_port() -> int:
    from local.errors import LocalError

    said = os.environ.get("PORT") or "8000"
    if not said.isdigit() or not 1024 <= int(said) <= 65535:
        raise LocalError(f"PORT is {said}; it has to be a number from 1024 to 65535.")
    return int(said)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
