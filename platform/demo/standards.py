"""The standard "Teacher" in three versions. The trees are demo text, not the official one, and marked so."""

from datetime import date
from typing import Any

from demo.world import World, read
from standards.models import Node, NodeType, Standard, StandardVersion


def load_standards(world: World) -> None:
    data = read("teacher.json")
    titles = {f"title_{language}": data[language] for language in ("kk", "ru", "en")}
    standard, _ = Standard.objects.update_or_create(slug=data["slug"], defaults=titles)
    for each in data["versions"]:
        version = _version(standard, each)
        world.nodes |= {f"{version.label}:{code}": node for code, node in _tree(version, each).items()}


def _version(standard: Standard, data: dict[str, Any]) -> StandardVersion:
    """A version that is there already stays as it is: the institute may have entered the real text."""
    version, _ = StandardVersion.objects.get_or_create(
        standard=standard,
        label=data["label"],
        defaults={
            **{f"act_{language}": data[language] for language in ("kk", "ru", "en")},
            "adopted_on": _date(data["adopted_on"]),
            "registration_number": data["registration_number"],
            "registered_on": _date(data["registered_on"]),
            "status": data["status"],
            "is_demo": True,
        },
    )
    return version


def _tree(version: StandardVersion, data: dict[str, Any]) -> dict[str, Node]:
    if not version.nodes.exists():
        types = {}
        for level, (slug, kk, ru, en) in enumerate(data["types"], start=1):
            names = {"name_kk": kk, "name_ru": ru, "name_en": en}
            types[slug] = NodeType.objects.create(version=version, slug=slug, level=level, **names)
        made: dict[str, Node] = {}
        for order, (code, type_, kk, ru, en) in enumerate(data["nodes"]):
            parent = made.get(code.rpartition(".")[0])
            titles = {"title_kk": kk, "title_ru": ru, "title_en": en}
            made[code] = Node.objects.create(
                version=version, type=types[type_], parent=parent, code=code, order=order, **titles
            )
    return {node.code: node for node in version.nodes.all()}


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
