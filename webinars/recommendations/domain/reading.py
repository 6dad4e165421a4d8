"""Recommendations as a person reads them: by node, the most supported first."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from accounts.models import User
from accounts.rights import Right
from standards.models import Node
from webinars.models import Webinar
from webinars.recommendations.limits import SHOWN_AT_FIRST
from webinars.recommendations.models import Recommendation, RecommendationState


@dataclass
class Place:
    """A node of the standard, and what is recommended for it."""

    node: Node
    is_open: bool
    """The webinar still has it, so one can write."""
    count: int = 0
    shown: list[Recommendation] = field(default_factory=list)
    gone: list[Recommendation] = field(default_factory=list)
    """Hidden or withdrawn, as far as this reader sees them."""

    @property
    def more(self) -> int:
        """So many are not in `shown`."""
        return self.count - len(self.shown)


def has_places(webinar: Webinar) -> bool:
    return nodes_of(webinar).exists()


def nodes_of(webinar: Webinar) -> QuerySet[Node]:
    """Its nodes, and those that it had when somebody wrote about them."""
    written = Recommendation.objects.filter(webinar=webinar)
    nodes = Node.objects.filter(Q(pk__in=webinar.nodes.values("pk")) | Q(pk__in=written.values("node")))
    return nodes.select_related("version__standard", "type").order_by("version", "order")


def places_of(webinar: Webinar, reader: User, *, whole: int | None = None) -> list[Place]:
    """Three queries, one more for who sees traces. `whole`: the key of the node of which everything is shown."""
    own_nodes = {node.pk for node in webinar.nodes.all()}
    places = {node.pk: Place(node, node.pk in own_nodes) for node in nodes_of(webinar)}
    found: defaultdict[int, list[Recommendation]] = defaultdict(list)
    for each in _visible(webinar, reader):
        if each.is_shown:
            found[each.node_id].append(each)
        else:
            places[each.node_id].gone.append(each)
    for key, place in places.items():
        place.count = len(found[key])
        place.shown = found[key] if key == whole else list(_first(found[key], reader))
    return list(places.values())


def _visible(webinar: Webinar, reader: User) -> QuerySet[Recommendation]:
    found = Recommendation.objects.filter(webinar=webinar).with_support(of=reader).in_order()
    found = found.select_related("person", "region", "hidden_by")
    if reader.has_perm(Right.RECOMMENDATIONS_TRACE, webinar):
        return found.prefetch_related("changes__by")
    if reader.has_perm(Right.WEBINAR_MODERATE, webinar):
        return found.exclude(state=RecommendationState.WITHDRAWN)
    return found.shown() | found.filter(person=reader, state=RecommendationState.HIDDEN)


def _first(found: Iterable[Recommendation], reader: User) -> Iterable[Recommendation]:
    """The most supported, and one's own."""
    for number, each in enumerate(found):
        if number < SHOWN_AT_FIRST or each.person_id == reader.pk:
            yield each
