"""The two JSON-LD contexts that a badge names, from files beside this one. Nothing is ever asked of the network.

What a signature covers depends on them to the letter; contexts/contexts.json says whence they are and holds their hashes.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

CREDENTIALS = "https://www.w3.org/ns/credentials/v2"
OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"

FOLDER = Path(__file__).parent / "contexts"


class UnknownContext(Exception):
    """A document names a context that is not ours: it is not signed."""


@dataclass(frozen=True)
class Context:
    """`url` is empty for a licence; `package` is the npm package and version of which the file is."""

    file: str
    url: str
    package: str
    licence: str
    sha256: str


@cache
def contexts() -> tuple[Context, ...]:
    return tuple(Context(**entry) for entry in json.loads((FOLDER / "contexts.json").read_text()))


def load_context(url: str, _options: dict[str, Any] | None = None) -> dict[str, Any]:
    """A document loader as pyld wants it."""
    return {"contextUrl": None, "documentUrl": url, "document": _document(url), "contentType": "application/ld+json"}


@cache
def _document(url: str) -> Any:
    for context in contexts():
        if context.url == url:
            return json.loads((FOLDER / context.file).read_text())
    raise UnknownContext(url)
