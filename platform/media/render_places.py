"""How many renditions this process makes at once. An encoder takes a tenth of a core: on a machine with many lectures on air
those who watch come first, and a lighter mode that cannot be made is refused until a place is free."""

import asyncio
from collections.abc import Callable
from weakref import WeakKeyDictionary

from django.conf import settings

_places: "WeakKeyDictionary[asyncio.AbstractEventLoop, RenderPlaces]" = WeakKeyDictionary()


class RenderPlaces:
    """Used from one event loop. Who is refused may wait: all who wait are called when a place is free, and try again."""

    def __init__(self) -> None:
        self.taken = 0
        self._waiting: dict[Callable[[], None], None] = {}

    def take(self) -> bool:
        if self.taken >= settings.MEDIA_RENDITIONS:
            return False
        self.taken += 1
        return True

    def give_back(self) -> None:
        self.taken -= 1
        waiting, self._waiting = self._waiting, {}
        for call in waiting:
            asyncio.get_running_loop().call_soon(call)

    def wait(self, call: Callable[[], None]) -> None:
        self._waiting[call] = None

    def forget(self, call: Callable[[], None]) -> None:
        self._waiting.pop(call, None)


def render_places() -> RenderPlaces:
    """Those of this event loop, which is those of this process."""
    loop = asyncio.get_running_loop()
    places = _places.get(loop)
    if places is None:
        places = _places[loop] = RenderPlaces()
    return places
