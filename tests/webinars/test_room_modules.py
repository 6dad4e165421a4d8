"""The room asks for all of the player's modules at once."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MEDIA = ROOT / "platform" / "media" / "static" / "media"
LATER = {"media/hls-source.js"}
"""Fetched when somebody looks back."""


def imports_of(name: str) -> set[str]:
    text = (MEDIA / name.removeprefix("media/")).read_text()
    return set(re.findall(r'^import [^;]*?"(media/[\w-]+\.js)";', text, re.MULTILINE | re.DOTALL))


def test_every_module_of_the_player_is_fetched_beside_it() -> None:
    partial = (ROOT / "templates" / "webinars" / "partials" / "_player_modules.html").read_text()
    listed = {name for name in re.findall(r'modulepreload "([^"]+)"', partial) if name.startswith("media/")}
    needed, waiting = set(), {"media/live-player.js"}
    while waiting:
        name = waiting.pop()
        needed.add(name)
        waiting |= imports_of(name) - needed
    assert listed == needed - LATER
