"""What a person answered about a file: in which order its dates are, on whose clock, when the lecture was, who is who."""

from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo, available_timezones

from attendance.imports.models import ImportDraft
from attendance.imports.reading.moments import DateOrder

SKIP, NEW = "skip", "new"
Others = Literal["", "skip", "new"]
"""What becomes of people without an account: left out, or given one where the file has their address."""


@dataclass(slots=True)
class Answers:
    """Empty is not answered. `people`: by the participant's key: "skip", "new", or the person's id."""

    order: str = ""
    zone: str = ""
    start: str = ""
    end: str = ""
    others: Others = ""
    people: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, draft: ImportDraft) -> "Answers":
        kept: dict[str, Any] = draft.answers or {}
        return cls(**{name: kept[name] for name in cls.__slots__ if name in kept})

    def keep(self, draft: ImportDraft) -> None:
        draft.answers = asdict(self)
        draft.save(update_fields=["answers"])

    @property
    def date_order(self) -> DateOrder | None:
        return DateOrder(self.order) if self.order in set(DateOrder) else None

    def clock(self, fallback: str) -> ZoneInfo:
        name = self.zone if self.zone in available_timezones() else fallback
        return ZoneInfo(name)

    def window(self, zone: ZoneInfo) -> tuple[datetime | None, datetime | None]:
        return _moment(self.start, zone), _moment(self.end, zone)


def _moment(text: str, zone: ZoneInfo) -> datetime | None:
    """What a field of the form holds: on the clock that was chosen."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    if not 2000 <= moment.year <= 2099:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
