"""Media of one mode between two processes: given by the one that has the publisher, taken by one that has viewers."""

from collections.abc import Callable
from dataclasses import dataclass

from media.fragments import Fragment
from media.hub import FLAG_KEYFRAME, HEAD, KIND_START, START_HEAD, Hub, HubEpoch, HubState
from media.modes import Mode
from media.relay_messages import Packet

Give = Callable[[Mode, int, bytes], bool]
"""Sends a message of this mode with this number to all that want it; False when it was dropped."""


class FeedGiven:
    """A tap of a hub that numbers what goes through it; what was dropped leaves a gap in the numbers."""

    def __init__(self, mode: Mode, hub: Hub, *, give: Give, on_state: Callable[[], None]) -> None:
        self.mode = mode
        self.hub = hub
        self.seq = 0
        self._give = give
        self._on_state = on_state
        self._is_skipping = False

    def plug(self, is_on: bool) -> None:
        if is_on:
            self.hub.taps.append(self)
        elif self in self.hub.taps:
            self.hub.taps.remove(self)

    def epoch_started(self, epoch: HubEpoch) -> None:
        pass

    def pushed(self, fragment: Fragment, message: bytes) -> None:
        self.seq += 1
        if self._is_skipping and not fragment.opens_group:
            return
        self._is_skipping = not self._give(self.mode, self.seq, message)

    def state_changed(self, state: HubState) -> None:
        if self.mode is Mode.VIDEO:
            self._on_state()


@dataclass(slots=True)
class FeedTaken:
    """What comes of one mode from the owner of the broadcast."""

    needed_at: float
    is_ready: bool = False
    lacks_start: bool = True
    _owner: str = ""
    _seq: int = -1

    def take(self, packet: Packet, *, into: Hub) -> bool:
        """In order; after a gap on with the next keyframe. False when a beginning is needed first: ask for it."""
        _, kind, flags, epoch, start_ms = HEAD.unpack_from(packet.message)
        if kind == KIND_START:
            if packet.process != self._owner or packet.seq > self._seq or self.lacks_start:
                self._owner, self._seq, self.lacks_start = packet.process, packet.seq, False
                _begin(into, packet.message, epoch=epoch, start_ms=start_ms)
            return True
        if self.lacks_start or packet.process != self._owner or packet.seq <= self._seq:
            return True  # it has been asked for, or this is known
        if into.epoch is None or into.epoch.number != epoch:
            self.lacks_start = True
            return False
        if packet.seq > self._seq + 1:
            into.break_off()
        self._seq = packet.seq
        _push(into, packet.message[HEAD.size :], start_ms=start_ms, opens_group=bool(flags & FLAG_KEYFRAME))
        return True


def _begin(hub: Hub, message: bytes, *, epoch: int, start_ms: int) -> None:
    """The hub goes on with what a *start* message holds."""
    type_bytes, init_bytes = START_HEAD.unpack_from(message, HEAD.size)
    type_at = HEAD.size + START_HEAD.size
    init_at = type_at + type_bytes
    media_at = init_at + init_bytes
    hub.start_epoch(number=epoch, content_type=message[type_at:init_at].decode(), init=message[init_at:media_at])
    _push(hub, message[media_at:], start_ms=start_ms, opens_group=True)


def _push(hub: Hub, data: bytes, *, start_ms: int, opens_group: bool) -> None:
    hub.push(Fragment(data, start_ms=start_ms, end_ms=start_ms, opens_group=opens_group, pos=0))
