"""A version's tree, ready to draw: one query however deep it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from standards.models import Node, StandardVersion


@dataclass
class Branch:
    node: Node
    branches: list[Branch] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        """This node and all below it."""
        yield self.node
        for branch in self.branches:
            yield from branch.walk()


@dataclass(frozen=True)
class Tree:
    version: StandardVersion
    branches: list[Branch]

    @property
    def size(self) -> int:
        return sum(1 for branch in self.branches for _ in branch.walk())


def grow_trees(versions: Iterable[StandardVersion]) -> list[Tree]:
    """The trees of `versions`, in their order."""
    versions = list(versions)
    branches: dict[int, Branch] = {}
    roots: dict[int, list[Branch]] = {version.pk: [] for version in versions}
    nodes = list(Node.objects.filter(version__in=versions).select_related("type").order_by("version", "order"))
    for node in nodes:
        branches[node.pk] = Branch(node)
    for node in nodes:
        below = branches[node.parent_id].branches if node.parent_id else roots[node.version_id]
        below.append(branches[node.pk])
    return [Tree(version, roots[version.pk]) for version in versions]


def with_descendants(nodes: Iterable[Node]) -> set[int]:
    """Keys of `nodes` and of all nodes below them."""
    found = {node.pk for node in nodes}
    level = found
    while level:
        level = set(Node.objects.filter(parent__in=level).values_list("pk", flat=True)) - found
        found |= level
    return found
