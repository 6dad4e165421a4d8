"""Which stylesheets every page links, and the import map of all our modules.

There is no bundler: files are few, small, immutable (their hash stands in their name) and fetched once.
"""

import json
from functools import lru_cache
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.templatetags.static import static

STYLESHEETS = (
    "ui/tokens.css",
    "ui/base.css",
    *(
        f"ui/components/{name}.css"
        for name in (
            "layout",
            "icon",
            "site",
            "button",
            "field",
            "badge",
            "chip",
            "card",
            "notice",
            "toast",
            "dialog",
            "menu",
            "tabs",
            "bar",
            "ring",
            "figures",
            "table",
            "stepper",
            "reqs",
            "person",
            "empty",
            "settings",
        )
    ),
)
"""On every page, in this order. timeline, meter, check, poll, chat and stage are linked by the pages that draw them."""

MODULE_SUFFIXES = {".js", ".mjs"}
OUR_FOLDERS = {settings.BASE_DIR, settings.BASE_DIR / "platform", settings.BASE_DIR / "webinars"}
"""Where the apps of this project lie."""


def module_names() -> list[str]:
    """Static paths of the ES modules of our own apps and of the vendored libraries, such as "ui/i18n.js"."""
    names: list[str] = []
    for config in apps.get_app_configs():
        if Path(config.path).parent not in OUR_FOLDERS:
            continue
        root = Path(config.path) / "static"
        names += [path.relative_to(root).as_posix() for path in root.rglob("*") if path.suffix in MODULE_SUFFIXES]
    return sorted(names)


@lru_cache(maxsize=1)
def _cached_import_map() -> str:
    return _build_import_map()


def _build_import_map() -> str:
    imports = {name: static(name) for name in module_names()}
    # "<" would end the script element if a name held "</script>"; JSON may write it as an escape.
    return json.dumps({"imports": imports}, separators=(",", ":")).replace("<", "\\u003c")


def import_map() -> str:
    """JSON that maps each static path to its hashed address, so that `import "ui/i18n.js"` works everywhere.

    The manifest storage rewrites addresses in CSS but not `import` in modules, hence the map.
    """
    return _build_import_map() if settings.DEBUG else _cached_import_map()
