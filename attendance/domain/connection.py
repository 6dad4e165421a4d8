"""One connection as it lives: heartbeats in, evidence out. No clock, no database, no socket.

The server's clock (`now`) is the only one that makes evidence. What the device says of its own clock is a hint.
"""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from attendance.domain.device_clock import DeviceClock
from attendance.models import DeliveryMode, EndedHow, StateKind

GOODBYES = frozenset({EndedHow.LEFT, EndedHow.KICKED, EndedHow.SERVER_STOP, EndedHow.SUPERSEDED})
"""Ends that the server knows the moment of. Without one, a span ends at its last beat (docs/decisions)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beat:
    """What a heartbeat says. `mono_ms` is the page's monotonic clock, `position_ms` that of the player."""

    seq: int
    playing: bool
    sound: bool
    visible: bool
    position_ms: int | None
    mode: DeliveryMode
    mono_ms: int


@dataclass(slots=True, kw_only=True)
class LiveState:
    """One StateSpan while it grows."""

    kind: StateKind
    started_at: datetime
    ended_at: datetime
    position_from_ms: int | None
    position_to_ms: int | None
    is_closed: bool = False
    id: UUID = field(default_factory=uuid4)


@dataclass(slots=True, kw_only=True, eq=False)
class Connection:
    """One PresenceSpan while it grows, with its states. `started_at` is when the server let it into the room."""

    webinar_id: int
    person_id: int
    connection: UUID
    started_at: datetime
    device_label: str = ""
    ip: str | None = None
    user_agent: str = ""
    mode: DeliveryMode = DeliveryMode.VIDEO
    as_host: bool = False
    last_beat_at: datetime = field(init=False)
    beats: int = 0
    max_skew_ms: int = 0
    ended_at: datetime | None = None
    ended_how: str = ""
    id: UUID = field(default_factory=uuid4)
    #: Set by whoever writes rows: the mode is then settled.
    is_written: bool = False
    #: States that are open, and closed ones that were not written yet.
    states: list[LiveState] = field(default_factory=list)
    _last_seq: int = -1
    _clock: DeviceClock = field(default_factory=DeviceClock)

    def __post_init__(self) -> None:
        self.last_beat_at = self.started_at

    @property
    def is_playing(self) -> bool:
        return any(state.kind == StateKind.PLAYING and not state.is_closed for state in self.states)

    def beat(self, beat: Beat, *, now: datetime) -> "Connection | None":
        """Takes a heartbeat. A beat that was seen before, or comes late, proves nothing and is passed over.

        Returns the connection that goes on in this one's place when the delivery mode changed: a span has one mode.
        """
        if self.ended_at is not None or beat.seq <= self._last_seq or now < self.last_beat_at:
            return None
        if beat.mode != self.mode and not self.is_written and not self.beats:
            self.mode = beat.mode
        if beat.mode != self.mode:
            self.end(EndedHow.SUPERSEDED, now=now)
            following = self.follow(now=now, mode=beat.mode)
            following.beat(beat, now=now)
            return following
        self._last_seq = beat.seq
        self.last_beat_at = now
        self.beats += 1
        self._clock.note(beat.mono_ms, now_ms=round(now.timestamp() * 1000))
        self.max_skew_ms = max(self.max_skew_ms, min(self._clock.skew_ms, 2**31 - 1))
        self._note(StateKind.PLAYING, beat.playing, beat, now=now)
        self._note(StateKind.HIDDEN, not beat.visible, beat, now=now)
        self._note(StateKind.SILENT, not beat.sound, beat, now=now)
        return None

    def end(self, how: EndedHow, *, now: datetime) -> None:
        """Ended already: nothing happens. Without a goodbye it ends at the last beat."""
        if self.ended_at is not None:
            return
        self.ended_at = max(now, self.last_beat_at) if how in GOODBYES else self.last_beat_at
        self.ended_how = how
        for state in self.states:
            if not state.is_closed:
                state.ended_at = max(state.ended_at, self.ended_at)
                state.is_closed = True

    def follow(self, *, now: datetime, mode: DeliveryMode | None = None) -> "Connection":
        """A new span of the same socket: after a change of mode, or when the reaper had given this one up."""
        following = Connection(
            webinar_id=self.webinar_id,
            person_id=self.person_id,
            connection=self.connection,
            started_at=now,
            device_label=self.device_label,
            ip=self.ip,
            user_agent=self.user_agent,
            mode=mode or self.mode,
            as_host=self.as_host,
        )
        following._last_seq = self._last_seq
        if self.ended_how == EndedHow.SUPERSEDED:
            # Otherwise nothing was heard for a while: a device that slept may have stopped its clock, which is no drift.
            following._clock = self._clock
        return following

    def _note(self, kind: StateKind, holds: bool, beat: Beat, *, now: datetime) -> None:
        """A state lasts from the beat that first says so to the one that no longer does: pages beat at each change."""
        state = next((state for state in self.states if state.kind == kind and not state.is_closed), None)
        if state is None:
            if holds:
                at = beat.position_ms
                new = LiveState(kind=kind, started_at=now, ended_at=now, position_from_ms=at, position_to_ms=at)
                self.states.append(new)
            return
        state.ended_at = now
        state.position_to_ms = beat.position_ms
        state.is_closed = not holds
