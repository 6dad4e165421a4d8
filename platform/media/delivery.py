"""What the viewers of one broadcast in this process get: a hub for each mode, and who is in which."""

from collections.abc import Iterator
from uuid import UUID

from media.fragments import Fragment
from media.headcount import Headcount
from media.hub import QUEUE_BYTES, Hub, HubEpoch, HubState, ModeChange, Viewer
from media.modes import RENDITIONS, Mode

UNAVAILABLE = "unavailable"

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
    _deliveries.pop(broadcast_id, None)


class Delivery:
    """Used from the event loop only."""

    def __init__(self, broadcast_id: UUID) -> None:
        self.broadcast_id = broadcast_id
        self.hubs = {mode: Hub(media_are_life=mode is Mode.VIDEO) for mode in Mode}
        self.video = self.hubs[Mode.VIDEO]
        self.video.taps.append(_StateTap(self))
        self.unavailable: set[Mode] = set(RENDITIONS)

    @property
    def viewers(self) -> Iterator[Viewer]:
        return (viewer for hub in self.hubs.values() for viewer in hub.viewers)

    @property
    def viewer_count(self) -> int:
        return sum(hub.viewer_count for hub in self.hubs.values())

    def join(self, mode: Mode = Mode.VIDEO, *, max_bytes: int = QUEUE_BYTES) -> Viewer:
        """A new viewer, with the state and what it needs to begin already in its queue."""
        viewer = Viewer(max_bytes=max_bytes, wish=mode)
        viewer.put(self.video.state)
        if mode is not Mode.VIDEO and mode not in self.unavailable:
            self._move(viewer, mode)  # also when it is not made yet: on a slow line nothing is better than too much
        else:
            self._move(viewer, Mode.VIDEO, reason="" if mode is Mode.VIDEO else UNAVAILABLE)
        return viewer

    def choose(self, viewer: Viewer, mode: Mode) -> None:
        """The viewer wants another mode. It gets the old one until the new one can be shown."""
        viewer.wish = mode
        if mode is viewer.mode:
            viewer.put(ModeChange(mode))
        elif mode in self.unavailable:
            self._fall_back(viewer)
        elif mode not in RENDITIONS or self.hubs[mode].has_picture or not self.video.has_picture:
            self._move(viewer, mode)

    def leave(self, viewer: Viewer) -> None:
        self.hubs[viewer.mode].leave(viewer)

    def headcounts(self) -> list[Headcount]:
        return [Headcount.of(self.viewers)]

    def _fall_back(self, viewer: Viewer) -> None:
        if viewer.mode is Mode.VIDEO:
            viewer.put(ModeChange(Mode.VIDEO, UNAVAILABLE))
        else:
            self._move(viewer, Mode.VIDEO, reason=UNAVAILABLE)

    def _move(self, viewer: Viewer, mode: Mode, *, reason: str = "") -> None:
        self.hubs[viewer.mode].leave(viewer)
        viewer.mode = mode
        viewer.put(ModeChange(mode, reason))
        self.hubs[mode].add(viewer)


class _StateTap:
    """The state of the broadcast holds in every mode."""

    def __init__(self, delivery: Delivery) -> None:
        self._delivery = delivery

    def epoch_started(self, epoch: HubEpoch) -> None:
        pass

    def pushed(self, fragment: Fragment, message: bytes) -> None:
        pass

    def state_changed(self, state: HubState) -> None:
        for hub in self._delivery.hubs.values():
            hub.set_state(state)
