"""A lighter rendition of what is live, made by a child process while somebody uses it. Fed by the hub of the video."""

import asyncio
import logging
import os
import sys
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable
from contextlib import suppress

from media.fragments import Fragment
from media.hub import Hub, HubEpoch, HubState
from media.modes import Mode
from media.render_child import EPOCH, EPOCH_MADE, HEAD, LONGEST, MEDIA_MADE, Kind, pack

logger = logging.getLogger("daris.media")

MAX_BEHIND_MS = 4000
"""An encoder that is further behind gets no more until the next keyframe."""
MAX_UNSENT_BYTES = 8 * 1024 * 1024
STUCK_S = 10.0
"""A child that is given media and gives none for so long is ended."""


class Rendition:
    """One mode of one broadcast. `on_failed` is called when nothing can be made of the current epoch, or the child died;
    `on_gone` in any case, once, when there is no child any more."""

    def __init__(
        self,
        mode: Mode,
        *,
        source: Hub,
        target: Hub,
        on_failed: Callable[[str], None],
        on_gone: Callable[[], None] = lambda: None,
    ) -> None:
        self.mode = mode
        self._source = source
        self._target = target
        self._on_failed = on_failed
        self._process: Process | None = None
        self._is_stopped = False
        self._is_skipping = False
        self._fed_ms = 0
        self._made_ms = 0
        self._made_at = 0.0
        self._task = asyncio.create_task(self._run())
        self._task.add_done_callback(lambda task: on_gone())  # also when it was stopped before it ran

    def stop(self) -> None:
        """At once; what was made stays with who has it."""
        self._is_stopped = True
        self._unplug()
        self._task.cancel()
        self._target.epoch = None

    # --- what goes through the hub of the video -----------------------------------------------------------------------

    def epoch_started(self, epoch: HubEpoch) -> None:
        self._is_skipping, self._fed_ms, self._made_ms = False, 0, 0
        self._write(Kind.EPOCH, EPOCH.pack(epoch.number), epoch.init)

    def pushed(self, fragment: Fragment, message: bytes) -> None:
        behind_ms = self._fed_ms - self._made_ms
        if behind_ms > MAX_BEHIND_MS or self._unsent > MAX_UNSENT_BYTES:
            self._is_skipping = True
        if self._is_skipping:
            if not fragment.opens_group or behind_ms > MAX_BEHIND_MS // 2:
                self._check_stuck()
                return
            self._is_skipping = False
            self._write(Kind.GAP)
        self._feed(fragment)

    def state_changed(self, state: HubState) -> None:
        pass

    # --- the child ----------------------------------------------------------------------------------------------------

    async def _run(self) -> None:
        reason = ""
        try:
            self._process = await self._start()
            self._plug()
            assert self._process.stdout is not None
            await self._take_all(self._process.stdout)
            reason = "its process ended"
        except asyncio.CancelledError:
            raise
        except (OSError, ValueError, asyncio.IncompleteReadError) as error:
            reason = str(error) or type(error).__name__
        finally:
            self._unplug()
            await self._end()
        self._fail(reason)

    async def _start(self) -> Process:
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        command = [sys.executable, "-m", "media.render_child", self.mode]
        return await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE, env=environment)

    def _plug(self) -> None:
        """From here on, beginning with what the hub has kept."""
        epoch = self._source.epoch
        if epoch is not None:
            self.epoch_started(epoch)
            for data in epoch.group:
                self._write(Kind.MEDIA, data)
            self._fed_ms = self._made_ms = epoch.group_start_ms
        self._made_at = time.monotonic()
        self._source.taps.append(self)

    def _unplug(self) -> None:
        with suppress(ValueError):
            self._source.taps.remove(self)

    async def _take_all(self, stdout: asyncio.StreamReader) -> None:
        while True:
            try:
                length, kind = HEAD.unpack(await stdout.readexactly(HEAD.size))
            except asyncio.IncompleteReadError as cut:
                if cut.partial:
                    raise
                return
            if length > LONGEST:
                raise ValueError("its process talks nonsense")
            self._take(kind, await stdout.readexactly(length - 1))

    def _take(self, kind: int, content: bytes) -> None:
        if self._is_stopped:
            return
        if kind == Kind.EPOCH:
            number, count = EPOCH_MADE.unpack_from(content)
            at = EPOCH_MADE.size + count
            name = content[EPOCH_MADE.size : at].decode()
            self._target.start_epoch(number=number, content_type=name, init=content[at:])
        elif kind == Kind.MEDIA:
            start_ms, end_ms, opens_group = MEDIA_MADE.unpack_from(content)
            self._made_ms, self._made_at = end_ms, time.monotonic()
            data = content[MEDIA_MADE.size :]
            self._target.push(Fragment(data, start_ms=start_ms, end_ms=end_ms, opens_group=bool(opens_group), pos=0))
        elif kind == Kind.FAILED:
            self._target.epoch = None
            self._fail(content[EPOCH.size :].decode(errors="replace"))

    def _fail(self, reason: str) -> None:
        if not self._is_stopped:
            self._on_failed(reason)

    async def _end(self) -> None:
        process = self._process
        if process is None or process.returncode is not None:
            return
        with suppress(ProcessLookupError):
            process.kill()
        with suppress(asyncio.CancelledError):
            await asyncio.shield(asyncio.ensure_future(process.wait()))

    # --- writing, never waiting ---------------------------------------------------------------------------------------

    def _feed(self, fragment: Fragment) -> None:
        if not self._fed_ms:
            self._made_ms = fragment.start_ms
        self._fed_ms = fragment.end_ms
        self._write(Kind.MEDIA, fragment.data)
        self._check_stuck()

    def _check_stuck(self) -> None:
        now = time.monotonic()
        if self._fed_ms - self._made_ms <= MAX_BEHIND_MS // 2:
            self._made_at = now
        elif now - self._made_at > STUCK_S and self._process is not None and self._process.returncode is None:
            logger.error("the %s rendition is stuck", self.mode)
            with suppress(ProcessLookupError):
                self._process.kill()

    @property
    def _unsent(self) -> int:
        stdin = self._process.stdin if self._process else None
        return stdin.transport.get_write_buffer_size() if stdin is not None else 0

    def _write(self, kind: Kind, *parts: bytes) -> None:
        stdin = self._process.stdin if self._process else None
        if stdin is not None and not stdin.is_closing():
            stdin.write(pack(kind, *parts))
