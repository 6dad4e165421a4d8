"""Materials on the control socket. Nothing is said by clients: what changes them are pages (views/)."""

from typing import Any, ClassVar

import msgspec

from webinars.domain.events import Event
from webinars.live.parts import RoomPart
from webinars.materials.domain.events import MATERIAL_EVENTS, Item, listed_items, shown_items
from webinars.models import Webinar


class MaterialsSnapshot(msgspec.Struct, frozen=True, kw_only=True):
    """What participants see, in order; for hosts and moderators all of them."""

    listed: list[Item]


class MaterialsPart(RoomPart):
    name = "materials"
    events: ClassVar[tuple[type[Event], ...]] = MATERIAL_EVENTS
    snapshots: ClassVar[tuple[type[Any], ...]] = (MaterialsSnapshot,)

    def shared_snapshot(self, webinar: Webinar) -> Any:
        shown = shown_items(webinar)
        return MaterialsSnapshot(listed=shown) if shown else None

    def host_snapshot(self, webinar: Webinar) -> Any:
        return MaterialsSnapshot(listed=listed_items(webinar))
