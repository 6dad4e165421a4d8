"""Whose name is needed no longer. A closed account keeps it for as long as a report, an account of hours or a correction may
have to say it: until the evidence of every webinar that it stands in was removed.

Higher apps, and parts of this one that can be left out, tell in which of their tables people are named.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, Model, OuterRef, QuerySet

from accounts.models import User


@dataclass(frozen=True, slots=True)
class Naming:
    model: type[Model]
    key: str
    webinar: str
    only: tuple[tuple[str, Any], ...]

    def names(self) -> Exists:
        """That the account of the outer query stands in a row whose webinar keeps its evidence."""
        rows = self.model._base_manager.filter(
            **{self.key: OuterRef("pk"), f"{self.webinar}__evidence_removal": None}, **dict(self.only)
        )
        return Exists(rows)


_namings: list[Naming] = []


def register_named(model: type[Model], *keys: str, webinar: str = "webinar", **only: Any) -> None:
    """In AppConfig.ready(): `keys` lead from a row to an account, `webinar` to its webinar, `only` narrows the rows."""
    _namings.extend(Naming(model, key, webinar, tuple(only.items())) for key in keys)


def forgettable() -> QuerySet[User]:
    """Closed accounts that still say whose they were, and need not."""
    closed = User.objects.filter(closed_at__isnull=False).exclude(name="", name_latin="", organisation=None)
    return closed.filter(*(~naming.names() for naming in _namings)).order_by("pk")
