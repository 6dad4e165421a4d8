"""What the steps of loading hand on to each other."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from accounts.models import Organisation, User
from standards.models import Node
from webinars.models import Webinar

DATA = Path(__file__).parent / "data"


@dataclass
class World:
    """Filled step by step; everything in it is in the database too."""

    institute: Organisation = field(init=False)
    schools: list[Organisation] = field(default_factory=list)
    people: dict[str, User] = field(default_factory=dict)
    """By login: world.people["gulnur"] is the participant with a button on the sign-in page."""
    crowd: list[User] = field(default_factory=list)
    """The other participants."""
    nodes: dict[str, Node] = field(default_factory=dict)
    """By version and code: "2022:1.1.2"."""
    webinars: dict[str, Webinar] = field(default_factory=dict)
    """All of them by the key in data/webinars.json."""
    past: list[Webinar] = field(default_factory=list)
    """Ended, the latest first; their registrations are there."""
    coming: list[Webinar] = field(default_factory=list)
    starts_now: Webinar = field(init=False)
    is_new: bool = True
    """False when webinars were loaded before."""


def read(name: str) -> Any:
    """One of the files in data/."""
    return json.loads((DATA / name).read_text(encoding="utf-8"))
