"""The playlist of a recording, with addresses that only one person can use for a few hours."""

from media.models import Broadcast, Epoch, Segment
from media.playlist import render_playlist
from media.presign import storage_address
from media.store import default_store
from recordings.domain.links import expiry, init_name, segment_name, sign_name
from recordings.errors import NotRecordedYet, StillClosing
from webinars.models import Webinar


def make_playlist(webinar: Webinar, *, person_id: int, base: str) -> str:
    """HLS as text. While the webinar runs it has what is stored so far; closed, all of it.

    `base` is the address under which our own views serve media (`.../media/`); not used when browsers reach the storage.
    Raises NotRecordedYet, or StillClosing when nothing is stored yet.
    """
    broadcast = webinar.broadcast
    if broadcast is None:
        raise NotRecordedYet
    if not broadcast.segments.exists():
        raise NotRecordedYet if broadcast.is_open else StillClosing
    if default_store().is_public:
        return _with_storage_addresses(broadcast)
    return _with_own_addresses(broadcast, webinar_code=webinar.code, person_id=person_id, base=base)


def _with_storage_addresses(broadcast: Broadcast) -> str:
    def url_for(part: Segment | Epoch) -> str:
        return storage_address(part.key if isinstance(part, Segment) else part.init_key)

    return render_playlist(broadcast, url_for=url_for)


def _with_own_addresses(broadcast: Broadcast, *, webinar_code: str, person_id: int, base: str) -> str:
    expires = expiry()

    def url_for(part: Segment | Epoch) -> str:
        name = segment_name(part.index) if isinstance(part, Segment) else init_name(part.number)
        token = sign_name(name, webinar_code=webinar_code, person_id=person_id, expires=expires)
        return f"{base}{token}/{name}"

    return render_playlist(broadcast, url_for=url_for)
