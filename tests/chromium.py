"""Which browser the tests drive: one on the system (H.264 plays in it), else Playwright's own (VP9 and VP8).

`python -m tests.chromium` sees that there is one, installing it where that is possible.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
APPLICATIONS = [
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
]
# No devices, no questions, no traffic of its own.
FLAGS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--autoplay-policy=no-user-gesture-required",
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
]
ADVICE = """The browser tests need Chromium, and there is none. Any one of these helps:
  - install Chromium or Google Chrome the way your system does it (Debian: apt install chromium);
  - .venv/bin/python -m playwright install --with-deps chromium
  - name one: CHROMIUM=/path/to/chromium make test"""


def find_chromium() -> Path | None:
    """CHROMIUM, else one on the system, else Playwright's; only one that starts."""
    if named := os.environ.get("CHROMIUM"):
        return Path(named) if starts(Path(named)) else None
    on_path = [Path(found) for name in NAMES if (found := shutil.which(name))]
    return next(filter(starts, [*on_path, *APPLICATIONS]), None) or playwrights_own()


def starts(program: Path) -> bool:
    """Whether it runs: Ubuntu has a `chromium-browser` that only tells to install a snap."""
    try:
        said = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return said.returncode == 0 and "Chrom" in said.stdout


def playwrights_own() -> Path | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.exists() and starts(path) else None


def install_chromium() -> None:
    """Try what needs no questions; `find_chromium` tells whether it helped."""
    root = os.geteuid() == 0
    if root and shutil.which("apt-get"):
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for command in (
            ["apt-get", "update", "-q"],
            ["apt-get", "install", "-yq", "--no-install-recommends", "chromium"],
        ):
            subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
    if find_chromium() is None:
        with_libraries = ["--with-deps"] if root else []
        subprocess.run([sys.executable, "-m", "playwright", "install", *with_libraries, "chromium"], check=False)


def main() -> int:
    if find_chromium():
        return 0
    print("Installing Chromium for the browser tests ...", flush=True)
    install_chromium()
    if find_chromium():
        return 0
    print(ADVICE, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
