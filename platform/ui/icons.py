"""The names of the icons in our sprite, and the sprite itself, made of Lucide's drawings."""

import re
from functools import lru_cache
from pathlib import Path

LIST = Path(__file__).parent / "icons.txt"
SPRITE = Path(__file__).parent / "static" / "ui" / "icons.svg"
SPRITE_STATIC = "ui/icons.svg"

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg">\n'
    "<!-- Lucide {version}, ISC licence, see icons.LICENSE.txt. Made by manage.py build_icons from icons.txt. -->\n"
)


class UnknownIcon(ValueError):
    """A template names an icon that is not in icons.txt."""


@lru_cache(maxsize=1)
def icon_names() -> frozenset[str]:
    lines = (line.partition("#")[0].strip() for line in LIST.read_text(encoding="utf-8").splitlines())
    return frozenset(line for line in lines if line)


def check_icon(name: str) -> str:
    if name not in icon_names():
        raise UnknownIcon(
            f'"{name}" is not in platform/ui/icons.txt: add Lucide\'s name there and run manage.py build_icons.'
        )
    return name


def symbol(name: str, drawing: str) -> str:
    """One Lucide file as a <symbol>; stroke and fill come from the class `icon`, so the root's attributes go."""
    match = re.search(r"<svg[^>]*>(.*)</svg>", drawing, re.DOTALL)
    if match is None:
        raise ValueError(f"{name}.svg holds no drawing")
    inside = " ".join(match.group(1).split()).replace(" />", "/>").replace("> <", "><")
    return f'<symbol id="{name}" viewBox="0 0 24 24">{inside}</symbol>\n'


def build_sprite(*, drawings: Path, version: str) -> str:
    """The whole sprite from a folder of Lucide's SVG files, symbols in alphabetical order."""
    symbols = [symbol(name, (drawings / f"{name}.svg").read_text(encoding="utf-8")) for name in sorted(icon_names())]
    return HEAD.format(version=version) + "".join(symbols) + "</svg>\n"
