"""What came of it for the team: by node of the standard and by region of who wrote and supported."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Count

from accounts.models import Region
from standards.models import Node
from webinars.models import Webinar
from webinars.recommendations.domain.reading import nodes_of
from webinars.recommendations.models import Recommendation, RecommendationKind, RecommendationState, Support


@dataclass
class Sums:
    """`region` is None for those who have none, or wrote without a name."""

    region: Region | None = None
    kinds: dict[str, int] = field(default_factory=lambda: dict.fromkeys(RecommendationKind.values, 0))
    supports: int = 0

    @property
    def count(self) -> int:
        return sum(self.kinds.values())

    @property
    def by_kind(self) -> list[int]:
        """In the order of RecommendationKind."""
        return list(self.kinds.values())


@dataclass
class NodeSums:
    node: Node
    whole: Sums
    regions: list[Sums]


@dataclass(frozen=True)
class Summary:
    people: int
    """Who wrote or supported and still has an account."""
    nodes: list[NodeSums]
    regions: list[Sums]
    whole: Sums


def summary_of(webinar: Webinar) -> Summary:
    """Five queries, however much was written. What was hidden or withdrawn does not count."""
    shown = Recommendation.objects.shown().filter(webinar=webinar).order_by()
    supports = Support.objects.filter(
        recommendation__webinar=webinar, recommendation__state=RecommendationState.SHOWN
    ).order_by()
    known = Region.objects.in_bulk()
    cells: defaultdict[tuple[int, int | None], Sums] = defaultdict(Sums)
    for node, region, kind, count in shown.values_list("node", "region", "kind").annotate(Count("pk")):
        cells[node, region].kinds[kind] = count
    for node, region, count in supports.values_list("recommendation__node", "region").annotate(Count("pk")):
        cells[node, region].supports = count
    whole, regions = Sums(), defaultdict[int | None, Sums](Sums)
    nodes = {node.pk: NodeSums(node, Sums(), []) for node in nodes_of(webinar)}
    for (node, region), cell in cells.items():
        cell.region = regions[region].region = known[region] if region else None
        nodes[node].regions.append(cell)
        for sums in (nodes[node].whole, regions[region], whole):
            _add(sums, cell)
    for each in nodes.values():
        each.regions.sort(key=_by_weight)
    writers = shown.exclude(person=None).values("person")
    people = writers.union(supports.exclude(person=None).values("person")).count()
    return Summary(people, list(nodes.values()), sorted(regions.values(), key=_by_weight), whole)


def _add(sums: Sums, more: Sums) -> None:
    for kind, count in more.kinds.items():
        sums.kinds[kind] += count
    sums.supports += more.supports


def _by_weight(sums: Sums) -> tuple[bool, int, int, str]:
    """The region that said most first; those without one last."""
    return sums.region is None, -sums.count, -sums.supports, sums.region.name if sums.region else ""
