"""What a visitor looks for in the catalogue: read from the address (nonsense is ignored), turned into a query."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Case, DateTimeField, ExpressionWrapper, F, IntegerField, Q, QuerySet, Value, When
from django.http import QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_date

from standards.models import Node
from standards.tree import with_descendants
from ui.translated import field_names
from webinars.models import Lecturership, Webinar, WebinarState

COMING, RECORDINGS = "coming", "recordings"
MOST_WORDS = 8
MINUTE = timedelta(minutes=1)
TEXTS = (*field_names("title"), *field_names("description"), *(f"organisation__{name}" for name in field_names("name")))


@dataclass(frozen=True, kw_only=True)
class Wish:
    shelf: str = COMING
    words: str = ""
    nodes: tuple[str, ...] = ()
    """As `node_ref` writes them."""
    languages: tuple[str, ...] = ()
    lecturer: str = ""
    organisation: str = ""
    since: date | None = None
    until: date | None = None

    @classmethod
    def read(cls, query: QueryDict) -> Wish:
        def text(name: str) -> str:
            return query.get(name, "").replace("\x00", "").strip()[:250]

        return cls(
            shelf=RECORDINGS if text("show") == RECORDINGS else COMING,
            words=text("q"),
            nodes=tuple(dict.fromkeys(ref.replace("\x00", "") for ref in query.getlist("node")[:20] if ref)),
            languages=tuple(code for code, _ in settings.LANGUAGES if code in query.getlist("language")),
            lecturer=text("lecturer"),
            organisation=text("organisation"),
            since=_day(text("since")),
            until=_day(text("until")),
        )

    @property
    def is_narrow(self) -> bool:
        """Whether anything but the shelf was chosen."""
        return bool(
            self.words or self.nodes or self.languages or self.lecturer or self.organisation or self.since or self.until
        )


def node_ref(node: Node) -> str:
    """A node's name in an address: teacher:2022:1.2. Needs `version__standard`."""
    return f"{node.version.standard.slug}:{node.version.label}:{node.code}"


def nodes_of(refs: tuple[str, ...]) -> list[Node]:
    """The nodes that exist, in the order of `refs`."""
    condition = Q(pk__in=())
    for ref in refs:
        slug, _, rest = ref.partition(":")
        label, _, code = rest.rpartition(":")
        condition |= Q(version__standard__slug=slug, version__label=label, code=code)
    found = {
        node_ref(node): node for node in Node.objects.filter(condition).select_related("version__standard", "type")
    }
    return [found[ref] for ref in refs if ref in found]


def on_shelf(shelf: str, *, now: datetime | None = None) -> QuerySet[Webinar]:
    """Coming: the live ones first, then by start, without those whose time went by unheld. Recordings: the latest first."""
    if shelf == RECORDINGS:
        return Webinar.objects.past().order_by("-starts_at", "pk")
    planned_end = ExpressionWrapper(F("starts_at") + F("length_min") * Value(MINUTE), output_field=DateTimeField())
    rank = Case(When(state=WebinarState.LIVE, then=0), default=1, output_field=IntegerField())
    return (
        Webinar.objects.coming()
        .annotate(ends_at=planned_end, rank=rank)
        .filter(Q(state=WebinarState.LIVE) | Q(ends_at__gt=now or timezone.now()))
        .order_by("rank", "starts_at", "pk")
    )


def search(wish: Wish, *, nodes: list[Node], now: datetime | None = None) -> QuerySet[Webinar]:
    """`nodes`: those of `wish.nodes`; a webinar fits if it is tied to one of them or to one below."""
    found = on_shelf(wish.shelf, now=now)
    for word in wish.words.split()[:MOST_WORDS]:
        found = found.filter(_has(word))
    if wish.nodes:
        tied = Webinar.nodes.through.objects.filter(node_id__in=with_descendants(nodes))
        found = found.filter(pk__in=tied.values("webinar_id"))
    if wish.languages:
        found = found.filter(language__in=wish.languages)
    if wish.lecturer:
        found = found.filter(pk__in=Lecturership.objects.filter(lecturer__name=wish.lecturer).values("webinar_id"))
    if wish.organisation:
        found = found.filter(organisation__code=wish.organisation)
    if wish.since:
        found = found.filter(starts_at__gte=_midnight(wish.since))
    if wish.until:
        found = found.filter(starts_at__lt=_midnight(wish.until + timedelta(days=1)))
    return found


def _has(word: str) -> Q:
    condition = Q(
        pk__in=Lecturership.objects.filter(
            Q(lecturer__name__icontains=word) | Q(lecturer__name_latin__icontains=word)
        ).values("webinar_id")
    )
    for column in TEXTS:
        condition |= Q(**{f"{column}__icontains": word})
    return condition


def _day(text: str) -> date | None:
    try:
        day = parse_date(text)
    except ValueError:
        return None
    return day if day and 1990 <= day.year <= 2200 else None


def _midnight(day: date) -> datetime:
    """In the viewer's zone."""
    return timezone.make_aware(datetime.combine(day, time.min))


def as_query(wish: Wish, **changes: Any) -> str:
    """The address of `wish` with some of its parts changed: for chips, shelves and pages."""
    query = QueryDict(mutable=True)
    values: Mapping[str, Any] = {
        "show": wish.shelf if wish.shelf != COMING else "",
        "q": wish.words,
        "node": list(wish.nodes),
        "language": list(wish.languages),
        "lecturer": wish.lecturer,
        "organisation": wish.organisation,
        "since": wish.since.isoformat() if wish.since else "",
        "until": wish.until.isoformat() if wish.until else "",
    } | changes
    for name, value in values.items():
        parts = value if isinstance(value, list | tuple) else [value]
        if any(parts):
            query.setlist(name, [str(part) for part in parts if part])
    return f"?{query.urlencode()}" if query else "?"
