"""The names of the environment that the settings read, from their own text."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = ROOT / "platform" / "config" / "settings.py"


def names_in_settings() -> set[str]:
    text = SETTINGS.read_text()
    return set(re.findall(r"env\.\w+\(\s*\"([A-Z][A-Z0-9_]+)\"", text)) | required_in_settings() | from_os(text)


def required_in_settings() -> set[str]:
    return set(re.findall(r"required\(\s*\"([A-Z][A-Z0-9_]+)\"", SETTINGS.read_text()))


def from_os(text: str) -> set[str]:
    return set(re.findall(r"os\.environ(?:\.get\(|\[)\"([A-Z][A-Z0-9_]+)\"", text))
