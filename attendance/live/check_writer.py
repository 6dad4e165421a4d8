"""What people's pages say of checks, written together a few times a second: a thousand answers in ten seconds are fifty
statements, not a thousand."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Iterable, Mapping
from weakref import WeakKeyDictionary

from attendance.domain.check_notes import Said, Standing, write_notes
from attendance.domain.evidence import to_ms
from attendance.live.check_protocol import CheckNoted
from webinars.live.parts import Session
from webinars.live.rooms import open_rooms
from webinars.live.threads import in_thread

logger = logging.getLogger("daris.attendance")
WRITE_AFTER_S = 0.2
TRY_AGAIN_AFTER_S = 1.0


class CheckWriter:
    """Belongs to one event loop. What could not be written is tried again: the server's moment of hearing it stands."""

    def __init__(self) -> None:
        self._said: list[Said] = []
        self._task: asyncio.Task[None] | None = None

    def take(self, said: Said) -> None:
        self._said.append(said)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._run(), name="check-writer")

    async def _run(self) -> None:
        pause = WRITE_AFTER_S
        while self._said:
            await asyncio.sleep(pause)
            batch, self._said = self._said, []
            try:
                standing = await in_thread(write_notes)(batch)
            except Exception:
                logger.exception("Notes on presence checks could not be written; they are tried again")
                self._said = batch + self._said
                pause = TRY_AGAIN_AFTER_S
                continue
            pause = WRITE_AFTER_S
            await _tell(batch, standing)


async def _tell(batch: list[Said], standing: Mapping[tuple[int, int], Standing]) -> None:
    """Each person on all of their devices here: what is answered on one is answered on the others."""
    devices = {webinar_id: _devices(webinar_id) for webinar_id in {said.webinar_id for said in batch}}
    told = {(said.webinar_id, said.check_id, said.person_id) for said in batch}
    for webinar_id, check_id, person_id in told:
        noted = as_noted(check_id, standing.get((check_id, person_id)))
        for session in devices[webinar_id].get(person_id, ()):
            await session.send_message(noted)


def as_noted(check_id: int, standing: Standing | None) -> CheckNoted:
    if standing is None:
        return CheckNoted(check=check_id, until=None, answered_at=None)
    answered = standing.answered_at
    return CheckNoted(
        check=check_id, until=to_ms(standing.until), answered_at=None if answered is None else to_ms(answered)
    )


def _devices(webinar_id: int) -> dict[int, list[Session]]:
    found: defaultdict[int, list[Session]] = defaultdict(list)
    for session in sessions_in(webinar_id):
        found[session.person.pk].append(session)
    return found


def sessions_in(webinar_id: int) -> Iterable[Session]:
    """Without making a room that is gone anew."""
    room = dict(open_rooms()).get(webinar_id)
    return list(room.sessions) if room else []


_writers: WeakKeyDictionary[asyncio.AbstractEventLoop, CheckWriter] = WeakKeyDictionary()


def check_writer() -> CheckWriter:
    """The writer of the running event loop."""
    return _writers.setdefault(asyncio.get_running_loop(), CheckWriter())
