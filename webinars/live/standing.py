"""How things stand in a room: what everyone is told who comes in, and what someone is told who comes back."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import msgspec
from django.db import connection, transaction
from django.utils import timezone

from accounts.models import User
from ui.prepared import Prepared, keep_related
from webinars.domain.events import Told, as_told
from webinars.live.missed import AT_MOST
from webinars.live.parts import RoomPart, registered_parts
from webinars.live.protocol import PartSnapshot, RoomJoined
from webinars.live.shared import SharedRead
from webinars.live.threads import in_thread
from webinars.models import Webinar


@dataclass(frozen=True, slots=True)
class Standing:
    """A webinar and its room at one moment, for the audience or for those who moderate."""

    webinar: Webinar
    shared: dict[str, Any]
    """What each part has for all."""
    snapshots: dict[str, PartSnapshot]
    encoded: msgspec.Raw
    """`snapshots`, as almost everyone gets them."""
    events: list[Told]
    """The newest, oldest first; only in what is read for those who come back."""

    def as_joined(self, *, count: int, own: dict[str, Any]) -> RoomJoined:
        """For somebody new. `own` is what concerns them alone, by part."""
        return self._joined(count=count, parts=self._with_own(own) if own else self.encoded)

    def as_resumed(self, *, count: int, since: int, person_id: int, moderates: bool) -> RoomJoined | None:
        """For a page that knows all up to event `since`; None when that is too long ago."""
        last = self.webinar.event_seq
        if not last - AT_MOST <= since <= last:
            return None
        missed = [each for each in self.events if each.seq > since and each.is_for(person_id, moderates=moderates)]
        return self._joined(count=count, events=[msgspec.Raw(each.text) for each in missed])

    def _joined(self, *, count: int, **what: Any) -> RoomJoined:
        now = int(timezone.now().timestamp() * 1000)
        return RoomJoined(now=now, count=count, last_seq=self.webinar.event_seq, **what)

    def _with_own(self, own: dict[str, Any]) -> msgspec.Raw:
        snapshots = dict(self.snapshots)
        for name, found in own.items():
            snapshots[name] = msgspec.structs.replace(snapshots.get(name, PartSnapshot()), own=found)
        return msgspec.Raw(msgspec.json.encode(snapshots))


_of_code = Prepared(lambda code: Webinar.objects.filter(code=code), "code")
_lecturers_of = Prepared(lambda webinar: User.objects.filter(lectures=webinar), -1)
_moderators_of = Prepared(lambda webinar: User.objects.filter(moderated_webinars=webinar), -1)


def _read_webinar(code: str) -> Webinar | None:
    webinar = _of_code.first(code)
    if webinar is not None:
        keep_related(webinar, "lecturers", _lecturers_of.all(webinar.pk))
        keep_related(webinar, "moderators", _moderators_of.all(webinar.pk))
    return webinar


def read_standing(key: tuple[int, bool]) -> Standing:
    webinar_id, moderates = key
    with _one_moment():
        webinar = Webinar.objects.get(pk=webinar_id)
        parts = [part for part in registered_parts() if part.name]
        shared = {part.name: part.shared_snapshot(webinar) for part in parts}
        hosts = {part.name: part.host_snapshot(webinar) for part in parts} if moderates else {}
        snapshots = {
            part.name: PartSnapshot(shared=_raw(shared[part.name]), host=_raw(hosts.get(part.name)))
            for part in parts
            if shared[part.name] is not None or hosts.get(part.name) is not None
        }
    return Standing(
        webinar=webinar,
        shared=shared,
        snapshots=snapshots,
        encoded=msgspec.Raw(msgspec.json.encode(snapshots)),
        events=[],
    )


def _read_resumed(webinar_id: int) -> Standing:
    with _one_moment():
        webinar = Webinar.objects.get(pk=webinar_id)
        newest = webinar.events.filter(seq__gt=webinar.event_seq - AT_MOST).order_by("seq")
        events = [as_told(event) for event in newest]
    return Standing(webinar=webinar, shared={}, snapshots={}, encoded=msgspec.Raw(b"{}"), events=events)


@contextmanager
def _one_moment() -> Iterator[None]:
    """All that is read is of the same moment, however many queries it takes."""
    is_outermost = not connection.in_atomic_block
    with transaction.atomic():
        if is_outermost:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


def _raw(found: Any) -> msgspec.Raw | None:
    return None if found is None else msgspec.Raw(msgspec.json.encode(found))


webinar_of = SharedRead(_read_webinar)
"""With its lecturers and moderators, by code; None when there is none."""
standing_of = SharedRead(read_standing)
"""By the webinar's key and whether it is for somebody who moderates."""
resumed_of = SharedRead(_read_resumed)
"""With events instead of snapshots, by the webinar's key."""


def own_of(standing: Standing, person: User) -> dict[str, Any]:
    """What each part has for this person alone. In a thread."""
    found = {
        part.name: part.own_snapshot(standing.webinar, person, shared=standing.shared[part.name])
        for part in _personal()
    }
    return {name: own for name, own in found.items() if own is not None}


async def own_snapshots(standing: Standing, person: User) -> dict[str, Any]:
    return await in_thread(own_of)(standing, person) if _personal() else {}


def _personal() -> list[RoomPart]:
    return [part for part in registered_parts() if part.name and type(part).own_snapshot is not RoomPart.own_snapshot]
