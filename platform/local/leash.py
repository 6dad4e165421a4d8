"""Run a command that must not outlive the process that started it, however that one ends.

A script of its own, started as `python -I -S leash.py PARENT SIGNAL USER COMMAND...`:
- PARENT is the process id to live and die with; when it is gone the command gets SIGNAL ("INT", "TERM", "KILL");
- USER is a user id to run as (only root can change it), or "-".

Linux has a signal for this (PR_SET_PDEATHSIG), so the command takes this process' place. Elsewhere this process stays,
passes signals on, and watches its parent.
"""

import ctypes
import os
import signal
import sys
import time
from types import FrameType

PR_SET_PDEATHSIG = 1


def main() -> None:
    parent, ending, user, *command = sys.argv[1:]
    if sys.platform == "linux":
        replace_by(command, parent=int(parent), ending=ending, user=user)
    else:
        watch_over(command, parent=int(parent), ending=ending)


def replace_by(command: list[str], *, parent: int, ending: str, user: str) -> None:
    if user != "-":
        # PostgreSQL refuses to run as root. The other user keeps the right to pass through folders that are closed to
        # it (a checkout in /root), so that nobody's folders have to be opened. The death signal comes last, in setpriv:
        # a change of user clears it.
        as_user = ["--reuid", user, "--regid", user, "--clear-groups"]
        passing = ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"]
        command = ["setpriv", *as_user, *passing, "--pdeathsig", ending, *command]
    else:
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, int(signal.Signals[f"SIG{ending}"]), 0, 0, 0)
    if os.getppid() != parent:  # it went before the signal was set
        sys.exit(1)
    os.execvp(command[0], command)


def watch_over(command: list[str], *, parent: int, ending: str) -> None:
    child = os.fork()
    if child == 0:
        os.execvp(command[0], command)

    def pass_on(number: int, _frame: FrameType | None) -> None:
        os.kill(child, number)

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, pass_on)
    while True:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            sys.exit(os.waitstatus_to_exitcode(status) & 0xFF)
        if os.getppid() != parent:
            os.kill(child, signal.Signals[f"SIG{ending}"])
            os.waitpid(child, 0)
            sys.exit(1)
        time.sleep(0.2)


if __name__ == "__main__":
    main()
