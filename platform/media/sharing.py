"""One broadcast over several processes: the one that has the publisher gives its media to those that have viewers.

Each process subscribes once to what its own viewers need. It says every second what that is; so the owner makes and sends only
what somebody wants, knows the whole audience, and everything heals by itself when a process or Valkey comes back.
"""

import asyncio
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from media.feeds import FeedGiven, FeedTaken
from media.headcount import Headcount
from media.hub import HubState
from media.modes import Mode
from media.relay import PREFIX, Relay
from media.relay_messages import Packet, Status, Want, Yield, decode, encode, pack, unpack

if TYPE_CHECKING:
    from media.delivery import Delivery

TICK_S = 1.0
GONE_S = 3.5
"""A process that has said nothing for so long is gone."""
LINGER_S = 5.0
ASK_S = 5.0
"""How often a process that hears no owner looks whether the broadcast has ended."""
MEDIA_MODES = (Mode.VIDEO, Mode.LIGHT, Mode.AUDIO)


@dataclass(slots=True)
class _Follower:
    """A process with viewers, as it last said."""

    modes: frozenset[Mode]
    wishes: frozenset[Mode]
    headcount: Headcount
    heard_at: float


class Sharing:
    """Of one delivery. Used from the event loop only. `on_yield` is asked when a publisher came to another process."""

    def __init__(
        self, delivery: "Delivery", relay: Relay, *, on_yield: Callable[[Yield], None], on_silence: Callable[[], None]
    ) -> None:
        self._delivery = delivery
        self._relay = relay
        self._on_yield = on_yield
        self._on_silence = on_silence
        self._channel = f"{PREFIX}{delivery.broadcast_id}:"
        self._leads = False
        self._followers: dict[str, _Follower] = {}
        self._feeds: dict[Mode, FeedTaken] = {}
        self._owner = ""
        self._had_viewers = False
        self._owner_heard_at = self._asked_at = time.monotonic()
        self._taps = [
            FeedGiven(mode, delivery.hubs[mode], give=self.give, on_state=self.tell_status) for mode in MEDIA_MODES
        ]
        relay.listen(f"{self._channel}state", self._take_status, self._want)
        self._task = asyncio.create_task(self._tick())

    def close(self) -> None:
        self._task.cancel()
        self.lead(False)
        self._relay.unlisten(f"{self._channel}state")
        for mode in list(self._feeds):
            self._drop_feed(mode)

    # --- the process that has the publisher ---------------------------------------------------------------------------

    def lead(self, leads: bool) -> None:
        """Whether this process has the publisher."""
        if leads == self._leads:
            return
        self._leads = leads
        for tap in self._taps:
            tap.plug(leads)
        if leads:
            for mode in list(self._feeds):
                self._drop_feed(mode)
            self._relay.listen(f"{self._channel}owner", self._take_from_follower, self._tell_status)
        else:
            self._relay.unlisten(f"{self._channel}owner")
            self._followers.clear()
            self._owner_heard_at = time.monotonic()

    @property
    def headcounts(self) -> list[Headcount]:
        """Viewers of the other processes."""
        return [follower.headcount for follower in self._alive()]

    @property
    def wishes(self) -> set[Mode]:
        return {mode for follower in self._alive() for mode in follower.wishes}

    def give(self, mode: Mode, seq: int, message: bytes) -> bool:
        """A message of the hub for all that want it; False when it was dropped."""
        if not any(mode in follower.modes for follower in self._followers.values()):
            return True
        return self._relay.publish(f"{self._channel}{mode}", self._pack(mode, seq, message))

    def _take_from_follower(self, data: bytes) -> None:
        message = decode(data)
        if isinstance(message, Yield):
            self._on_yield(message)
        elif isinstance(message, Want) and message.process != self._relay.name:
            self._take_want(message)

    def _take_want(self, want: Want) -> None:
        is_new = want.process not in self._followers
        self._followers[want.process] = _Follower(
            modes=frozenset(want.starts) | {Mode(mode) for mode in want.modes} | set(want.wishes),
            wishes=frozenset(want.wishes),
            headcount=Headcount(modes=want.modes, behind_ms=tuple(want.behind_ms)),
            heard_at=time.monotonic(),
        )
        if is_new or want.starts:
            self._tell_status()
        self._delivery.arrange()
        for tap in self._taps:
            epoch = tap.hub.epoch
            if tap.mode in want.starts and epoch is not None and epoch.group:
                packet = self._pack(tap.mode, tap.seq, epoch.start_message())
                self._relay.publish(self._relay.inbox_of(want.process), packet)

    def _pack(self, mode: Mode, seq: int, message: bytes) -> bytes:
        return pack(Packet(self._delivery.broadcast_id, mode, seq, self._relay.name, message))

    def tell_status(self) -> None:
        """To be called with each change."""
        if self._leads and self._followers:
            self._tell_status()

    def _tell_status(self) -> None:
        if self._leads:
            status = Status(
                process=self._relay.name,
                state=self._delivery.video.state,
                unavailable=sorted(self._delivery.unavailable),
            )
            self._relay.publish(f"{self._channel}state", encode(status))

    def _alive(self) -> Iterator[_Follower]:
        since = time.monotonic() - GONE_S
        return (follower for follower in self._followers.values() if follower.heard_at > since)

    # --- a process that has viewers -----------------------------------------------------------------------------------

    def arrange(self) -> None:
        """Listen to what the viewers here need, and no longer to what nobody needed for a while."""
        if self._leads:
            return
        now = time.monotonic()
        needed = {mode for viewer in self._delivery.viewers for mode in (viewer.mode, viewer.wish)} & set(MEDIA_MODES)
        for mode in needed:
            if mode not in self._feeds:
                self._feeds[mode] = FeedTaken(needed_at=now)
                self._relay.listen(
                    f"{self._channel}{mode}",
                    lambda data: self.take_packet(unpack(data)),
                    lambda mode=mode: self._ready(mode),  # type: ignore[misc]
                )
            self._feeds[mode].needed_at = now
        had_viewers, self._had_viewers = self._had_viewers, bool(self._delivery.viewer_count)
        if self._had_viewers and not had_viewers:
            self._want()
        for mode, feed in list(self._feeds.items()):
            if now - feed.needed_at > LINGER_S:
                self._drop_feed(mode)

    def _drop_feed(self, mode: Mode) -> None:
        del self._feeds[mode]
        self._relay.unlisten(f"{self._channel}{mode}")
        if not self._leads:
            self._delivery.hubs[mode].epoch = None

    def _ready(self, mode: Mode) -> None:
        if mode in self._feeds:
            self._feeds[mode].is_ready = self._feeds[mode].lacks_start = True
            self._want()

    def _want(self) -> None:
        """Say what is needed here. What lacks its beginning is asked for again until it comes."""
        if self._leads or not self._delivery.viewer_count:
            return
        headcount = Headcount.of(self._delivery.viewers)
        want = Want(
            process=self._relay.name,
            starts=[mode for mode, feed in self._feeds.items() if feed.is_ready and feed.lacks_start],
            modes=dict(headcount.modes),
            wishes=sorted({viewer.wish for viewer in self._delivery.viewers}),
            behind_ms=list(headcount.behind_ms),
        )
        self._relay.publish(f"{self._channel}owner", encode(want))

    def _take_status(self, data: bytes) -> None:
        status = decode(data)
        if self._leads or not isinstance(status, Status):
            return
        self._owner_heard_at = time.monotonic()
        if status.process != self._owner:
            self._owner = status.process
            for feed in self._feeds.values():
                feed.lacks_start = True
            self._want()
        self._delivery.set_unavailable(set(status.unavailable))
        if status.state == HubState.ENDED:
            self._delivery.video.end()
        else:
            self._delivery.video.set_state(HubState(status.state))

    def take_packet(self, packet: Packet) -> None:
        """Media from the owner."""
        feed = self._feeds.get(packet.mode)
        if self._leads or feed is None:
            return
        if not feed.take(packet, into=self._delivery.hubs[packet.mode]):
            self._want()

    # --- both ---------------------------------------------------------------------------------------------------------

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(TICK_S)
            now = time.monotonic()
            if self._leads:
                self._followers = {
                    name: follower for name, follower in self._followers.items() if now - follower.heard_at < GONE_S
                }
                self.tell_status()
                self._delivery.arrange()
                continue
            self.arrange()
            self._want()
            if now - self._owner_heard_at > GONE_S:
                if self._delivery.video.state is HubState.LIVE:
                    self._delivery.video.set_state(HubState.INTERRUPTED)
                if now - self._asked_at > ASK_S:
                    self._asked_at = now
                    self._on_silence()
