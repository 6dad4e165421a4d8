"""The way back while a webinar runs: the playlist of what is stored so far.

Everyone who rewinds reads it again every few seconds, so its text is made once for all of them, grows with each segment, and
gets only the token put in: one for all addresses of a person. (The replay's addresses have a token each; that text is made
for one person, once.)
"""

import threading
import time
from collections import OrderedDict
from uuid import UUID

from media.models import Broadcast, Epoch, Segment
from media.playlist import Playlist
from media.presign import STEP_S, storage_address
from media.store import default_store
from recordings.domain.links import EVERY_NAME, expiry, name_of, sign_name
from recordings.errors import NotRecordedYet, StillClosing
from webinars.models import Webinar

KEPT = 64
"""Broadcasts whose texts stay in memory; one of three hours is about 300 KB."""
FRESH_S = 1.0
_TOKEN = "{token}"


class _Growing:
    """The playlist of one broadcast. With a public storage its addresses hold for some hours: made anew each hour."""

    def __init__(self, step: int, *, is_aac: bool) -> None:
        self.step = step
        self.lock = threading.Lock()
        address = _storage_url if default_store().is_public else _own_url
        self._playlist = Playlist(url_for=_aac_url if is_aac else address)
        self._text = ""
        self._until = 0.0

    def text(self, broadcast: Broadcast) -> str:
        """Empty when nothing is stored yet."""
        with self.lock:
            if time.monotonic() > self._until:
                new = broadcast.segments.filter(index__gte=self._playlist.next_index)
                self._playlist.extend(new.select_related("epoch").order_by("index"))
                self._text = self._playlist.text(is_closed=broadcast.is_closed) if self._playlist.next_index else ""
                self._until = time.monotonic() + FRESH_S
            return self._text


_texts: OrderedDict[tuple[UUID, bool], _Growing] = OrderedDict()
_texts_lock = threading.Lock()


def make_live_playlist(webinar: Webinar, *, person_id: int, base: str, is_aac: bool = False) -> str:
    """HLS as text: EVENT, and complete when the webinar is over. At most FRESH_S old.

    `base` is the address under which our views serve media; `is_aac`: with its sound as AAC. Raises NotRecordedYet, or
    StillClosing when the last of it is on its way.
    """
    broadcast = webinar.broadcast
    if broadcast is None:
        raise NotRecordedYet
    text = _growing(broadcast, is_aac=is_aac).text(broadcast)
    if not text:
        raise NotRecordedYet if broadcast.is_open else StillClosing
    token = sign_name(EVERY_NAME, webinar_code=webinar.code, person_id=person_id, expires=expiry())
    return text.replace(_TOKEN, f"{base}{token}")


def _growing(broadcast: Broadcast, *, is_aac: bool) -> _Growing:
    key = broadcast.pk, is_aac
    step = int(time.time()) // STEP_S
    with _texts_lock:
        growing = _texts.get(key)
        if growing is None or growing.step != step:
            growing = _texts[key] = _Growing(step, is_aac=is_aac)
        _texts.move_to_end(key)
        if len(_texts) > KEPT:
            _texts.popitem(last=False)
    return growing


def _own_url(part: Segment | Epoch) -> str:
    return f"{_TOKEN}/{name_of(part)}"


def _aac_url(part: Segment | Epoch) -> str:
    return f"{_TOKEN}/{name_of(part, is_aac=True)}"


def _storage_url(part: Segment | Epoch) -> str:
    return storage_address(part.key if isinstance(part, Segment) else part.init_key)
