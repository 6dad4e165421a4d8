"""Recommendations for tests: a webinar with two nodes of a standard, and people in it."""

import itertools
from typing import Any

from django.urls import reverse

from accounts.models import Region, User
from standards.models import Node, NodeType, Standard, StandardVersion, VersionStatus
from tests import factories as make
from tests.materials.files import client_of
from webinars.models import Webinar
from webinars.recommendations.domain.writing import write_recommendation
from webinars.recommendations.models import Recommendation, RecommendationKind

_number = itertools.count(1)


def nodes(*codes: str) -> list[Node]:
    standard, _ = Standard.objects.get_or_create(
        slug="teacher", defaults={"title_kk": "Педагог", "title_en": "Teacher"}
    )
    version, _ = StandardVersion.objects.get_or_create(
        standard=standard, label="2022", defaults={"act_kk": "№ 500 бұйрық", "status": VersionStatus.IN_FORCE}
    )
    kind, _ = NodeType.objects.get_or_create(version=version, slug="skill", defaults={"name_kk": "Дағды", "level": 1})
    return [
        Node.objects.get_or_create(
            version=version,
            code=code,
            defaults={"type": kind, "order": int(code[-1]), "title_kk": f"Түйін {code}", "title_en": f"Node {code}"},
        )[0]
        for code in codes
    ]


def consultation(state: str = "published", **fields: Any) -> Webinar:
    """A webinar with the nodes 1.1 and 1.2."""
    webinar = make.webinar(state=state, **fields)
    webinar.nodes.set(nodes("1.1", "1.2"))
    return webinar


def first_node(webinar: Webinar) -> Node:
    return webinar.nodes.order_by("order")[0]


def participant(webinar: Webinar, *, region: Region | None = None) -> User:
    """Of a school of that region; without one, of no organisation."""
    organisation = make.organisation(region=region) if region else None
    return make.registration(webinar, make.person(organisation=organisation)).person


def write(
    webinar: Webinar,
    text: str = "",
    *,
    by: User | None = None,
    node: Node | None = None,
    kind: RecommendationKind = RecommendationKind.CHANGE,
    **how: bool,
) -> Recommendation:
    return write_recommendation(
        webinar,
        (node or first_node(webinar)).pk,
        kind=kind,
        text=text or f"Дескриптор туралы ұсыныс № {next(_number)}",
        by=by or participant(webinar),
        **how,
    )


def url(name: str, webinar: Webinar, *more: str) -> str:
    return reverse(f"recommendations:{name}", args=[webinar.code, *more])


def page_of(webinar: Webinar, person: User | None, query: str = "") -> str:
    return client_of(person).get(url("list", webinar) + query).content.decode()


def sent(webinar: Webinar, text: str = "Екі деңгейге бөлу", **more: Any) -> dict[str, Any]:
    return {"node": first_node(webinar).pk, "kind": "change", "text": text} | more
