"""What participants of the demo recommend to the standard, and whom of each other they support."""

import random

from accounts.models import User
from demo.world import World, read
from webinars.models import Registration, Webinar
from webinars.recommendations.domain.supporting import support_recommendation
from webinars.recommendations.domain.writing import write_recommendation
from webinars.recommendations.models import Recommendation, RecommendationKind

SHARE = 0.7
"""So many of those who were registered look at the page."""


def load_recommendations(world: World) -> None:
    texts = read("materials.json")["recommendations"]
    for webinar in world.past:
        if Recommendation.objects.filter(webinar=webinar).exists():
            continue
        own = {node.pk for node in webinar.nodes.all()}
        said = {world.nodes[key].pk: rows for key, rows in texts.items() if key in world.nodes}
        people = Registration.objects.confirmed().filter(webinar=webinar).select_related("person__organisation__region")
        _discuss(
            webinar,
            [each.person for each in people.order_by("pk")],
            [(node, kind, text) for node, rows in said.items() if node in own for kind, text in rows],
        )


def _discuss(webinar: Webinar, people: list[User], said: list[tuple[int, str, str]]) -> None:
    """Each text is somebody else's, and each has its own share of the others."""
    dice = random.Random(webinar.code)
    readers = dice.sample(people, round(SHARE * len(people)))
    for writer, (node, kind, text) in zip(people, said, strict=False):
        written = write_recommendation(webinar, node, kind=RecommendationKind(kind), text=text, by=writer)
        agree = dice.random()
        for reader in readers:
            if reader != writer and dice.random() < agree:
                support_recommendation(webinar, written.code, by=reader)
