"""Where fragments go from the one publisher to all viewers in this process.

A viewer gets bytes that are made once and shared by all. Each has a queue with a limit: when it is full (or the connection has
much unsent) the viewer loses everything up to the next keyframe, and is told. So a slow viewer never slows another.
"""

import asyncio
import struct
import time
from collections import deque
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from media.fragments import Fragment
from media.modes import Mode
from media.pace import Pace

VERSION = 1
KIND_START, KIND_MEDIA = 1, 2
FLAG_KEYFRAME, FLAG_AFTER_LOSS = 1, 2
HEAD = struct.Struct(">BBBxIQ")
"""Version, kind, flags, epoch, start in ms on the broadcast's timeline. 16 bytes."""
START_HEAD = struct.Struct(">HI")
"""Lengths of the content type and of the init segment, after HEAD in a start message."""
MAX_GROUP_BYTES = 24 * 1024 * 1024
QUEUE_BYTES = 4 * 1024 * 1024


class HubState(StrEnum):
    WAITING = "waiting"
    LIVE = "live"
    PAUSED = "paused"
    INTERRUPTED = "interrupted"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Restart:
    """A start message after a loss: what lies between the two times on the timeline was left out."""

    data: bytes
    from_ms: int
    to_ms: int

    def __len__(self) -> int:
        return len(self.data)


@dataclass(frozen=True, slots=True)
class ModeChange:
    """What is sent from now on; `reason` says why it is not what the viewer asked for."""

    mode: Mode
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SourceLate:
    """What comes after this came so late itself."""

    late_ms: int


Media = bytes | Restart
Item = Media | HubState | ModeChange | SourceLate
"""What a viewer is sent: media, or a change of state, of mode, or of the source's pace."""


@dataclass(slots=True, eq=False)
class Viewer:
    """One viewer's queue. `max_bytes` bounds what waits here; what the connection holds unsent is its consumer's business."""

    max_bytes: int = QUEUE_BYTES
    mode: Mode = Mode.VIDEO  # what it is sent
    wish: Mode = Mode.VIDEO  # what it asked for
    refused: Mode | None = None  # what it was told that it cannot have
    behind_ms: int | None = None  # as its page said at `reported_at` (monotonic)
    reported_at: float = 0.0
    is_skipping: bool = False
    lost_from_ms: int | None = None  # where on the timeline the loss began
    queued_bytes: int = 0
    _items: deque[Item] = field(default_factory=deque)
    _wake: asyncio.Event = field(default_factory=asyncio.Event)

    def put(self, item: Item) -> None:
        self._items.append(item)
        if isinstance(item, Media):
            self.queued_bytes += len(item)
        self._wake.set()

    async def get(self) -> Item:
        while not self._items:
            self._wake.clear()
            await self._wake.wait()
        item = self._items.popleft()
        if isinstance(item, Media):
            self.queued_bytes -= len(item)
        return item

    def skip(self, unsent: Media | None = None) -> None:
        """Throw away what waits (and `unsent`, taken a moment ago); go on at the next keyframe."""
        self.is_skipping = True
        lost = [item for item in (unsent, *self._items) if isinstance(item, Media)]
        if lost and self.lost_from_ms is None:
            first = lost[0]
            self.lost_from_ms = first.from_ms if isinstance(first, Restart) else HEAD.unpack_from(first)[4]
        self._drop_media()

    def begin_anew(self) -> None:
        """Forget the media that wait: others come, from a beginning of their own."""
        self.is_skipping, self.lost_from_ms = True, None
        self._drop_media()

    def _drop_media(self) -> None:
        self._items = deque(item for item in self._items if not isinstance(item, Media))
        self.queued_bytes = 0


@dataclass(slots=True)
class HubEpoch:
    """What a hub keeps of the current epoch for latecomers: the init segment and the current group."""

    number: int
    content_type: bytes
    init: bytes
    group: list[bytes] = field(default_factory=list)
    group_start_ms: int = 0
    group_bytes: int = 0
    _starts: dict[int, bytes] = field(default_factory=dict)
    """The start messages by their flags, until the group grows: those who come together share one."""

    def start_message(self, *, flags: int = 0) -> bytes:
        """Everything a player needs to begin, in one message: content type, init segment, and the current group of frames."""
        if flags not in self._starts:
            self._starts[flags] = b"".join(
                (
                    HEAD.pack(VERSION, KIND_START, flags | FLAG_KEYFRAME, self.number, self.group_start_ms),
                    START_HEAD.pack(len(self.content_type), len(self.init)),
                    self.content_type,
                    self.init,
                    *self.group,
                )
            )
        return self._starts[flags]

    def remember(self, fragment: Fragment) -> None:
        if fragment.opens_group:
            self.forget_group()
            self.group_start_ms = fragment.start_ms
        elif not self.group:
            return
        self._starts.clear()
        self.group.append(fragment.data)
        self.group_bytes += len(fragment.data)
        if self.group_bytes > MAX_GROUP_BYTES:
            self.forget_group()  # a source without keyframes: latecomers wait for the next one

    def forget_group(self) -> None:
        self.group, self.group_bytes = [], 0
        self._starts.clear()


class Tap(Protocol):
    """One that hears everything that goes through a hub, in the event loop, and must not block."""

    def epoch_started(self, epoch: HubEpoch) -> None: ...
    def pushed(self, fragment: Fragment, message: bytes) -> None: ...
    def state_changed(self, state: HubState) -> None: ...


class Hub:
    """One mode of one broadcast in this process. Used from the event loop only.

    `media_are_life`: media that come mean that the broadcast is live (not so for what is made of them, a little later).
    """

    def __init__(self, *, media_are_life: bool = True) -> None:
        self.state = HubState.WAITING
        self.viewers: set[Viewer] = set()
        self.taps: list[Tap] = []
        self.last_media_at = 0.0
        self.epoch: HubEpoch | None = None
        self._media_are_life = media_are_life
        self._pace = Pace()

    @property
    def viewer_count(self) -> int:
        return len(self.viewers)

    @property
    def has_picture(self) -> bool:
        """Whether one who joins now gets media at once."""
        return self.epoch is not None and bool(self.epoch.group)

    def join(self, *, max_bytes: int = QUEUE_BYTES) -> Viewer:
        """A new viewer, with the state, the init segment and the current group already in its queue."""
        viewer = Viewer(max_bytes=max_bytes)
        viewer.put(self.state)
        self.add(viewer)
        return viewer

    def add(self, viewer: Viewer) -> None:
        """From now on it gets what comes here, beginning with the current group."""
        viewer.begin_anew()
        if self._pace.late_ms:
            viewer.put(SourceLate(self._pace.late_ms))
        if self.epoch is not None and self.epoch.group:
            viewer.put(self.epoch.start_message())
            viewer.is_skipping = False
        self.viewers.add(viewer)

    def leave(self, viewer: Viewer) -> None:
        self.viewers.discard(viewer)

    def start_epoch(self, *, number: int, content_type: str, init: bytes) -> None:
        self.epoch = HubEpoch(number, content_type.encode(), init)
        self._pace.begin()
        for tap in tuple(self.taps):
            tap.epoch_started(self.epoch)

    def push(self, fragment: Fragment) -> None:
        """Give a fragment to all. The first one of an epoch travels with its init segment."""
        epoch = self.epoch
        if epoch is None:
            return
        is_first = not epoch.group and fragment.opens_group
        epoch.remember(fragment)
        self.last_media_at = time.monotonic()
        if self._media_are_life:
            self.set_state(HubState.LIVE)
        if self._pace.came(fragment.start_ms, at_s=self.last_media_at):
            for viewer in self.viewers:
                viewer.put(SourceLate(self._pace.late_ms))
        flags = FLAG_KEYFRAME if fragment.opens_group else 0
        head = HEAD.pack(VERSION, KIND_MEDIA, flags, epoch.number, fragment.start_ms)
        message = epoch.start_message() if is_first else head + fragment.data
        for viewer in self.viewers:
            self._give(viewer, epoch, fragment, message)
        for tap in tuple(self.taps):
            tap.pushed(fragment, message)

    def break_off(self) -> None:
        """Something is missing before the next fragment: all go on with the next keyframe."""
        if self.epoch is not None:
            self.epoch.forget_group()
        for viewer in self.viewers:
            viewer.is_skipping = True

    def set_state(self, state: HubState) -> None:
        if state != self.state:
            self.state = state
            for viewer in self.viewers:
                viewer.put(state)
            for tap in tuple(self.taps):
                tap.state_changed(state)

    def end(self) -> None:
        self.epoch = None
        self.set_state(HubState.ENDED)

    def _give(self, viewer: Viewer, epoch: HubEpoch, fragment: Fragment, message: bytes) -> None:
        if not viewer.is_skipping and viewer.queued_bytes + len(message) > viewer.max_bytes and viewer.queued_bytes:
            viewer.skip()
        if viewer.is_skipping:
            if not fragment.opens_group:
                return
            viewer.is_skipping = False
            # With the init segment: the viewer may have missed that of this epoch.
            if viewer.lost_from_ms is None:
                message = epoch.start_message()
            else:
                data = epoch.start_message(flags=FLAG_AFTER_LOSS)
                viewer.put(Restart(data, from_ms=viewer.lost_from_ms, to_ms=fragment.start_ms))
                viewer.lost_from_ms = None
                return
        viewer.put(message)
