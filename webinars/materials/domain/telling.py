"""Tells the room what became of its materials, within the transaction that changed them."""

from accounts.models import User
from webinars.domain.events import append_event
from webinars.materials.domain.events import MaterialsListed, MaterialsShown, listed_items, shown_items
from webinars.materials.models import Material
from webinars.models import Audience, Webinar


def tell_changed(webinar: Webinar, *, by: User | None, touched: Material | None = None, is_new: bool = False) -> None:
    """While the room is open; before, nobody is there to hear it. `touched`: what was changed, if that was one of them; the
    audience hears nothing of what it does not see."""
    if not has_room(webinar):
        return
    append_event(webinar, MaterialsListed(listed=listed_items(webinar)), person=by, to=Audience.HOSTS)
    shown = shown_items(webinar)
    is_shown = touched is not None and any(item.code == touched.code for item in shown)
    added = [touched.code] if touched is not None and is_new and is_shown else []
    append_event(webinar, MaterialsShown(listed=shown, added=added), person=by)


def tell_moment(webinar: Webinar, *, moment: str) -> None:
    """The time of those with this `moment` has come: the lecture began, or ended."""
    added = list(Material.objects.shown(webinar).filter(moment=moment).values_list("code", flat=True))
    if added:
        append_event(webinar, MaterialsShown(listed=shown_items(webinar), added=added))


def has_room(webinar: Webinar) -> bool:
    return webinar.is_live or webinar.is_door_open
