"""Standards as everyone reads them."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from standards.models import Node, NodeType, Standard, StandardVersion, VersionStatus
from standards.tree import grow_trees, with_descendants
from tests import factories as make
from webinars.models import WebinarState

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english(client: Client) -> None:
    client.cookies["django_language"] = "en"


def version(label: str = "2022", **fields: Any) -> StandardVersion:
    standard, _ = Standard.objects.get_or_create(
        slug="teacher", defaults={"title_kk": "Педагог", "title_en": "Teacher"}
    )
    return StandardVersion.objects.create(
        standard=standard,
        label=label,
        **{"act_kk": "№ 500 бұйрық", "act_en": "Order No. 500", "status": VersionStatus.IN_FORCE} | fields,
    )


def node(of: StandardVersion, code: str, parent: Node | None = None) -> Node:
    kind, _ = NodeType.objects.get_or_create(version=of, slug="any", defaults={"name_kk": "Түйін", "level": 1})
    order = of.nodes.count()
    return Node.objects.create(
        version=of, type=kind, code=code, parent=parent, order=order, title_kk=f"Түйін {code}", title_en=f"Node {code}"
    )


def url(of: StandardVersion) -> str:
    return reverse("standards:version", args=[of.standard.slug, of.label])


def test_trees_grow_as_deep_as_they_are() -> None:
    first = version()
    top = node(first, "1")
    below = node(first, "1.1", top)
    leaf = node(first, "1.1.1", below)
    other = node(first, "2")
    second = version("2025")
    (tree, empty) = grow_trees([first, second])
    assert [list(branch.walk()) for branch in tree.branches] == [[top, below, leaf], [other]]
    assert (tree.size, empty.size) == (4, 0)
    assert with_descendants([top]) == {top.pk, below.pk, leaf.pk}
    assert with_descendants([]) == set()


def test_the_list_shows_versions_but_no_drafts(client: Client) -> None:
    version("2022")
    version("2030", status=VersionStatus.DRAFT)
    page = client.get(reverse("standards:index")).content.decode()
    assert "2022" in page
    assert "2030" not in page


def test_a_version_shows_its_act_and_its_tree(client: Client) -> None:
    shown = version(registration_number="31149", is_demo=True)
    node(shown, "1.1", node(shown, "1"))
    page = client.get(url(shown)).content.decode()
    for text in ("Order No. 500", "31149", "Node 1.1", "Demo, not the official text", "In force"):
        assert text in page


def test_a_draft_or_an_unknown_version_is_not_found(client: Client) -> None:
    draft = version(status=VersionStatus.DRAFT)
    assert client.get(url(draft)).status_code == 404
    assert client.get("/standards/teacher/1999/").status_code == 404
    assert client.get("/standards/nobody/2022/").status_code == 404
    assert client.get("/standards/teacher/%00/").status_code == 404


def test_it_counts_public_webinars_of_a_node(client: Client) -> None:
    shown = version()
    tied = node(shown, "1")
    for state in (WebinarState.PUBLISHED, WebinarState.ENDED, WebinarState.DRAFT, WebinarState.CANCELLED):
        make.webinar(state=state).nodes.add(tied)
    page = client.get(url(shown)).content.decode()
    assert "node=teacher:2022:1" in page
    assert "webinars: 2" in " ".join(page.split())


def test_an_empty_installation_says_so(client: Client) -> None:
    assert "No standard has been entered yet" in client.get(reverse("standards:index")).content.decode()


def test_queries_do_not_grow_with_the_tree(client: Client) -> None:
    shown = version()
    top = node(shown, "1")
    client.get(url(shown))
    with CaptureQueriesContext(connection) as few:
        client.get(url(shown))
    for number in range(30):
        node(shown, f"1.{number}", top)
    with CaptureQueriesContext(connection) as many:
        client.get(url(shown))
    assert len(many) == len(few)
