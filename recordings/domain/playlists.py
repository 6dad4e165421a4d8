"""The playlist of a recording, with addresses that only one person can use for a few hours."""

from media.models import Broadcast, Epoch, Segment
from media.playlist import render_playlist
from media.presign import storage_address
from media.store import default_store
from recordings.domain.links import expiry, name_of, sign_name
from recordings.errors import NotRecordedYet, StillClosing
from webinars.models import Webinar


def make_playlist(webinar: Webinar, *, person_id: int, base: str, is_aac: bool = False) -> str:
    """HLS as text. While the webinar runs it has what is stored so far; closed, all of it.

    `base` is the address under which our own views serve media (`.../media/`); not used when browsers reach the storage.
    `is_aac`: with its sound as AAC, which our own views make. Raises NotRecordedYet, or StillClosing when nothing is stored yet.
    """
    broadcast = webinar.broadcast
    if broadcast is None:
        raise NotRecordedYet
    if not broadcast.segments.exists():
        raise NotRecordedYet if broadcast.is_open else StillClosing
    if default_store().is_public and not is_aac:
        return _with_storage_addresses(broadcast)
    return _with_own_addresses(broadcast, webinar_code=webinar.code, person_id=person_id, base=base, is_aac=is_aac)


def _with_storage_addresses(broadcast: Broadcast) -> str:
    def url_for(part: Segment | Epoch) -> str:
        return storage_address(part.key if isinstance(part, Segment) else part.init_key)

    return render_playlist(broadcast, url_for=url_for)


def _with_own_addresses(broadcast: Broadcast, *, webinar_code: str, person_id: int, base: str, is_aac: bool) -> str:
    expires = expiry()

    def url_for(part: Segment | Epoch) -> str:
        name = name_of(part, is_aac=is_aac)
        token = sign_name(name, webinar_code=webinar_code, person_id=person_id, expires=expires)
        return f"{base}{token}/{name}"

    return render_playlist(broadcast, url_for=url_for)
