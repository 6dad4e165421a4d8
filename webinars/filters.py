"""What the catalogue offers to filter by, with how many webinars each choice has on the present shelf."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count
from django.utils.translation import gettext as _

from accounts.models import Organisation, User
from standards.models import Node, StandardVersion
from ui.formats import write_date
from webinars.models import Webinar
from webinars.search import Wish, as_query, node_ref, on_shelf


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class StandardChoices:
    version: StandardVersion
    choices: list[Choice]

    @property
    def is_open(self) -> bool:
        return any(choice.is_chosen for choice in self.choices)


@dataclass(frozen=True)
class Chip:
    """A filter that is on; its address takes it off."""

    label: str
    url: str


@dataclass(frozen=True)
class Filters:
    standards: list[StandardChoices]
    languages: list[Choice]
    lecturers: list[str]
    organisations: list[Organisation]


def offer_filters(wish: Wish) -> Filters:
    shelf = on_shelf(wish.shelf).order_by()
    keys = shelf.values("pk")
    by_language = dict(shelf.values_list("language").annotate(Count("pk")))
    return Filters(
        standards=_standards(wish),
        languages=[
            Choice(code, str(label), by_language.get(code, 0), code in wish.languages)
            for code, label in settings.LANGUAGES
            if by_language.get(code) or code in wish.languages
        ],
        lecturers=list(
            User.objects.filter(lectures__in=keys)
            .exclude(name="")
            .order_by("name")
            .values_list("name", flat=True)
            .distinct()
        ),
        organisations=list(Organisation.objects.filter(webinars__in=keys).order_by("name_kk").distinct()),
    )


def chips_of(wish: Wish, nodes: list[Node], *, organisations: list[Organisation]) -> list[Chip]:
    chips = [
        Chip(f"{node.code} {node.title}", as_query(wish, node=[ref for ref in wish.nodes if ref != node_ref(node)]))
        for node in nodes
    ]
    for code, label in settings.LANGUAGES:
        if code in wish.languages:
            chips.append(Chip(str(label), as_query(wish, language=[each for each in wish.languages if each != code])))
    if wish.words:
        chips.append(Chip(f"«{wish.words}»", as_query(wish, q="")))
    if wish.lecturer:
        chips.append(Chip(wish.lecturer, as_query(wish, lecturer="")))
    if wish.organisation:
        names = [organisation.name for organisation in organisations if organisation.code == wish.organisation]
        chips.append(Chip(names[0] if names else wish.organisation, as_query(wish, organisation="")))
    if wish.since:
        chips.append(Chip(_("From: %(day)s") % {"day": write_date(wish.since)}, as_query(wish, since="")))
    if wish.until:
        chips.append(Chip(_("Until: %(day)s") % {"day": write_date(wish.until)}, as_query(wish, until="")))
    return chips


def _standards(wish: Wish) -> list[StandardChoices]:
    """The top nodes of each version that some webinar on the shelf is tied to; what lies below a top node counts for it."""
    tied = list(
        Webinar.nodes.through.objects.filter(webinar_id__in=on_shelf(wish.shelf).order_by().values("pk")).values_list(
            "webinar_id", "node_id"
        )
    )
    versions = {version.pk: version for version in StandardVersion.objects.select_related("standard")}
    nodes = {
        node.pk: node
        for node in Node.objects.only(
            "version_id", "parent_id", "code", "order", "title_kk", "title_ru", "title_en"
        ).order_by("version__standard", "-version__label", "order")
    }
    webinars_of: dict[int, set[int]] = {}
    for webinar_id, node_id in tied:
        node = nodes[node_id]
        while node.parent_id:
            node = nodes[node.parent_id]
        webinars_of.setdefault(node.pk, set()).add(webinar_id)
    found: dict[int, StandardChoices] = {}
    for node in nodes.values():
        node.version = versions[node.version_id]
        is_chosen = node_ref(node) in wish.nodes
        if node.parent_id is None and (node.pk in webinars_of or is_chosen):
            choices = found.setdefault(node.version_id, StandardChoices(node.version, [])).choices
            choices.append(Choice(node_ref(node), node.title, len(webinars_of.get(node.pk, ())), is_chosen))
    return list(found.values())
