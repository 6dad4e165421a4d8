"""What happens to materials, as the room hears it."""

import msgspec

from webinars.domain.events import Event
from webinars.materials.models import Material, MaterialKind
from webinars.models import Webinar


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """`url` only of a link; a file is fetched from its own address. `ending`: "PDF"; `bytes` of a file. `moment`: from when on
    participants see it: before, during, after."""

    code: str
    kind: str
    title: str
    url: str
    ending: str
    bytes: int
    moment: str


class MaterialsShown(Event, tag="materials.shown", frozen=True):
    """What participants see, in order. `added`: codes of those that are new to them."""

    listed: list[Item]
    added: list[str] = []


class MaterialsListed(Event, tag="materials.listed", frozen=True):
    """To hosts and moderators: all of them, also those whose time has not come."""

    listed: list[Item]


MATERIAL_EVENTS = (MaterialsShown, MaterialsListed)


def item_of(material: Material) -> Item:
    return Item(
        code=material.code,
        kind=material.kind,
        title=material.title,
        url=material.url if material.kind == MaterialKind.LINK else "",
        ending=material.ending,
        bytes=material.bytes,
        moment=material.moment,
    )


def shown_items(webinar: Webinar) -> list[Item]:
    return [item_of(material) for material in Material.objects.shown(webinar)]


def listed_items(webinar: Webinar) -> list[Item]:
    return [item_of(material) for material in Material.objects.there().filter(webinar=webinar)]
