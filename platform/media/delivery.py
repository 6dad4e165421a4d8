"""What the viewers of one broadcast in this process get: a hub for each mode, and who is in which."""

import asyncio
import logging
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from uuid import UUID

from media.fragments import Fragment
from media.headcount import Headcount
from media.hub import QUEUE_BYTES, Hub, HubEpoch, HubState, ModeChange, Viewer
from media.modes import RENDITIONS, Mode
from media.render_places import render_places
from media.rendition import Rendition
from media.sharing import Sharing

logger = logging.getLogger("daris.media")

UNAVAILABLE = "unavailable"
LINGER_S = 5.0
"""A rendition that nobody uses is made this much longer: pages are loaded anew."""
RETRY_S = 30.0
"""A rendition that broke is tried again with the next epoch, or after this time."""

_deliveries: dict[UUID, "Delivery"] = {}


def find_delivery(broadcast_id: UUID) -> "Delivery | None":
    """What this process has for the broadcast's viewers, if anything."""
    return _deliveries.get(broadcast_id)


def make_delivery(broadcast_id: UUID) -> "Delivery":
    """The delivery of this process; made when there is none."""
    delivery = _deliveries.get(broadcast_id)
    if delivery is None:
        delivery = _deliveries[broadcast_id] = Delivery(broadcast_id)
    return delivery


def forget_delivery(broadcast_id: UUID) -> None:
    delivery = _deliveries.pop(broadcast_id, None)
    if delivery is not None:
        delivery.close()


class Delivery:
    """Used from the event loop only. The process that has the publisher makes the renditions."""

    def __init__(self, broadcast_id: UUID) -> None:
        self.broadcast_id = broadcast_id
        self.hubs = {mode: Hub(media_are_life=mode is Mode.VIDEO) for mode in Mode}
        self.video = self.hubs[Mode.VIDEO]
        self.video.taps.append(_VideoTap(self))
        for mode in RENDITIONS:
            self.hubs[mode].taps.append(_RenditionTap(self, mode))
        self.unavailable: set[Mode] = set()
        self.is_publishing = False
        self.sharing: Sharing | None = None  # with other processes
        self._renditions: dict[Mode, Rendition] = {}
        self._needed_at = dict.fromkeys(RENDITIONS, float("-inf"))
        self._timer: asyncio.TimerHandle | None = None
        self._loop = asyncio.get_running_loop()

    @property
    def viewers(self) -> Iterator[Viewer]:
        return (viewer for hub in self.hubs.values() for viewer in hub.viewers)

    @property
    def viewer_count(self) -> int:
        return sum(hub.viewer_count for hub in self.hubs.values())

    def headcounts(self) -> list[Headcount]:
        return [Headcount.of(self.viewers), *(self.sharing.headcounts if self.sharing else [])]

    # --- viewers ------------------------------------------------------------------------------------------------------

    def join(self, mode: Mode = Mode.VIDEO, *, max_bytes: int = QUEUE_BYTES) -> Viewer:
        """A new viewer, with the state and what it needs to begin already in its queue."""
        viewer = Viewer(max_bytes=max_bytes, wish=mode)
        viewer.put(self.video.state)
        if mode in self.unavailable:
            viewer.refused = mode
            self._move(viewer, Mode.VIDEO, reason=UNAVAILABLE)
        else:
            self._move(viewer, mode)  # also when it is not made yet: on a slow line nothing is better than too much
        self.arrange()
        return viewer

    def choose(self, viewer: Viewer, mode: Mode) -> None:
        """The viewer wants another mode. It gets the old one until the new one can be shown."""
        viewer.wish, viewer.refused = mode, None
        if mode is viewer.mode:
            viewer.put(ModeChange(mode))
        elif mode in self.unavailable:
            self._fall_back(viewer)
        elif mode not in RENDITIONS or self.hubs[mode].has_picture or not self.hubs[viewer.mode].has_picture:
            self._move(viewer, mode)
        self.arrange()

    def leave(self, viewer: Viewer) -> None:
        self.hubs[viewer.mode].leave(viewer)
        self.arrange()

    def _move(self, viewer: Viewer, mode: Mode, *, reason: str = "") -> None:
        self.hubs[viewer.mode].leave(viewer)
        viewer.mode = mode
        viewer.begin_anew()  # before it hears of the mode: what comes after that is of the mode
        viewer.put(ModeChange(mode, reason))
        self.hubs[mode].add(viewer)

    def _fall_back(self, viewer: Viewer) -> None:
        """It gets the video, and is told why; once, however often what it wishes is tried in vain."""
        was_told, viewer.refused = viewer.refused is viewer.wish, viewer.wish
        if viewer.mode is not Mode.VIDEO:
            self._move(viewer, Mode.VIDEO, reason=UNAVAILABLE)
        elif not was_told:
            viewer.put(ModeChange(Mode.VIDEO, UNAVAILABLE))

    # --- renditions ---------------------------------------------------------------------------------------------------

    def publishing(self, is_publishing: bool) -> None:
        """Whether this process has the publisher."""
        self.is_publishing = is_publishing
        if self.sharing is not None:
            self.sharing.lead(is_publishing)
        self.arrange()

    def close(self) -> None:
        """Nobody watches or publishes here any more."""
        self.is_publishing = False
        if self.sharing is not None:
            self.sharing.close()
        if self._timer is not None:
            self._timer.cancel()
        render_places().forget(self.retry)
        for mode in list(self._renditions):
            self._renditions.pop(mode).stop()

    def end_from_outside(self) -> None:
        """The broadcast has ended; from any thread."""
        with suppress(RuntimeError):  # the loop has ended too
            self._loop.call_soon_threadsafe(self.video.end)

    def arrange(self) -> None:
        """Make what somebody wants, stop what nobody wanted for a while; get from another process what it has."""
        if self.sharing is not None:
            self.sharing.arrange()
        now = time.monotonic()
        wanted = self._wanted()
        for mode in RENDITIONS:
            if mode in wanted:
                self._needed_at[mode] = now
            needed = self.is_publishing and self.video.state is not HubState.ENDED
            needed = needed and now - self._needed_at[mode] < LINGER_S
            if needed and mode not in self._renditions and mode not in self.unavailable:
                self._make(mode)
            elif not needed and mode in self._renditions:
                self._renditions.pop(mode).stop()
        if self._renditions and self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(LINGER_S / 2, self._look_again)

    def _look_again(self) -> None:
        self._timer = None
        self.arrange()

    def _wanted(self) -> set[Mode]:
        return {viewer.wish for viewer in self.viewers} | (self.sharing.wishes if self.sharing else set())

    def _make(self, mode: Mode) -> None:
        places = render_places()
        if places.take():
            self._renditions[mode] = Rendition(
                mode,
                source=self.video,
                target=self.hubs[mode],
                on_failed=partial(self._failed, mode),
                on_gone=places.give_back,
            )
            return
        logger.warning("%s: no %s: %s renditions are made, the most allowed", self.broadcast_id, mode, places.taken)
        places.wait(self.retry)
        self.set_unavailable(self.unavailable | {mode})

    def _failed(self, mode: Mode, reason: str) -> None:
        logger.warning("%s: no %s of this epoch: %s", self.broadcast_id, mode, reason)
        rendition = self._renditions.pop(mode, None)
        if rendition is not None:
            rendition.stop()
        asyncio.get_running_loop().call_later(RETRY_S, self.retry)
        self.set_unavailable(self.unavailable | {mode})

    def set_unavailable(self, modes: set[Mode]) -> None:
        """These cannot be made now: who wants them gets the video, until they can."""
        fresh, self.unavailable = modes - self.unavailable, modes
        if fresh and self.sharing is not None:
            self.sharing.tell_status()
        for viewer in list(self.viewers):
            if viewer.wish in fresh:
                self._fall_back(viewer)

    def retry(self) -> None:
        """Try again what could not be made."""
        self.unavailable = set()
        if self.sharing is not None:
            self.sharing.tell_status()
        self.arrange()

    def picture_came(self, mode: Mode) -> None:
        """Who waits for this mode gets it."""
        for viewer in list(self.viewers):
            if viewer.wish is mode and viewer.mode is not mode:
                viewer.refused = None
                self._move(viewer, mode)


class _VideoTap:
    """The state of the broadcast holds in every mode; what could not be made of one epoch may be made of the next."""

    def __init__(self, delivery: Delivery) -> None:
        self._delivery = delivery

    def epoch_started(self, epoch: HubEpoch) -> None:
        if self._delivery.unavailable and self._delivery.is_publishing:
            self._delivery.retry()

    def pushed(self, fragment: Fragment, message: bytes) -> None:
        pass

    def state_changed(self, state: HubState) -> None:
        for hub in self._delivery.hubs.values():
            if hub is not self._delivery.video:
                hub.set_state(state)
        if state is HubState.ENDED:
            self._delivery.arrange()


class _RenditionTap:
    def __init__(self, delivery: Delivery, mode: Mode) -> None:
        self._delivery = delivery
        self._mode = mode

    def epoch_started(self, epoch: HubEpoch) -> None:
        pass

    def pushed(self, fragment: Fragment, message: bytes) -> None:
        if fragment.opens_group:
            self._delivery.picture_came(self._mode)

    def state_changed(self, state: HubState) -> None:
        pass
