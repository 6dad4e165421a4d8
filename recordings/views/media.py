"""The playlists and what they name. Each address in them works for one person and a few hours.

One is for the replay, the other for whoever looks back while the webinar runs.

With a storage that browsers reach by themselves the addresses lead there, signed by its own rules; else they lead here, and
the bytes are passed through.
"""

import logging
from typing import Protocol

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from media.errors import BadSource, ObjectMissing, StorageError
from media.models import Broadcast, Epoch, Segment
from media.streams import stream_object
from recordings.domain.aac import aac_header, aac_segment
from recordings.domain.links import EVERY_NAME, Named, check_token, parse_name
from recordings.domain.live_playlists import make_live_playlist
from recordings.domain.playlists import make_playlist
from recordings.errors import LinkExpired, LinkRefused, NotRecordedYet, RecordingError, StillClosing
from recordings.limits import limited
from recordings.views.access import for_players, for_players_in_room, refusal, refused_by, signed_in
from webinars.models import Webinar

logger = logging.getLogger("daris.recordings")
PLAYLIST_TYPE = "application/vnd.apple.mpegurl"
MEDIA_TYPE = "video/mp4"
BASE = "media/"
"""Where `piece` is, seen from the playlist; `live_piece` likewise."""


class MakePlaylist(Protocol):
    def __call__(self, webinar: Webinar, *, person_id: int, base: str, is_aac: bool) -> str: ...


@require_safe
@gzip_page
@for_players
@limited("playlist", per_minute=120)
def playlist(request: HttpRequest, webinar: Webinar) -> HttpResponseBase:
    """HLS; `?sound=aac` for a player that knows no Opus. 409 when there is nothing to play yet, with a reason."""
    return _as_hls(make_playlist, request, webinar)


@require_safe
@gzip_page
@for_players_in_room
@limited("live_playlist", per_minute=60)
def live_playlist(request: HttpRequest, webinar: Webinar) -> HttpResponseBase:
    """HLS that grows while the webinar runs; asks for the right each time. 409 while nothing is stored."""
    return _as_hls(make_live_playlist, request, webinar)


def _as_hls(make: MakePlaylist, request: HttpRequest, webinar: Webinar) -> HttpResponseBase:
    is_aac = request.GET.get("sound") == "aac"
    try:
        text = make(webinar, person_id=signed_in(request).pk, base=BASE, is_aac=is_aac)
    except (NotRecordedYet, StillClosing) as error:
        return refused_by(error, status=409)
    return HttpResponse(text, content_type=PLAYLIST_TYPE, headers={"Cache-Control": "private, no-store"})


@require_safe
@limited("piece", per_minute=1200)
def piece(request: HttpRequest, code: str, token: str, name: str) -> HttpResponseBase:
    """A segment or a header, byte by byte as it is stored, or with its sound as AAC if the name says so.

    The token is the right: it was made for this person, this webinar and this name by `playlist`, which asked. So a segment
    costs one query besides the session's.
    """
    return _piece(request, code, token, name, signed=name)


@require_safe
@limited("piece", per_minute=1200)
def live_piece(request: HttpRequest, code: str, token: str, name: str) -> HttpResponseBase:
    """The same with the token of `live_playlist`, which holds for all names of the webinar."""
    return _piece(request, code, token, name, signed=EVERY_NAME)


def _piece(request: HttpRequest, code: str, token: str, name: str, *, signed: str) -> HttpResponseBase:
    if not request.user.is_authenticated:
        return refusal("signed_out", _("You are signed out. Sign in again to go on watching."), status=401)
    try:
        left_s = check_token(token, name=signed, webinar_code=code, person_id=signed_in(request).pk)
        named = parse_name(name)
        if named is None:
            raise _NoSuchPiece
        give = _with_aac if named.is_aac else _as_stored
        return give(request, code, named, cache_control=f"private, max-age={left_s}, immutable")
    except LinkRefused as error:
        return refused_by(error, status=410 if isinstance(error, LinkExpired) else 403)
    except (_NoSuchPiece, ObjectMissing):
        return refused_by(_NoSuchPiece(), status=404)
    except StorageError:
        return refusal(
            "storage_unavailable", _("The storage of recordings does not answer. Try again in a minute."), status=503
        )


def _as_stored(request: HttpRequest, code: str, named: Named, *, cache_control: str) -> HttpResponseBase:
    key, size = _find(code, named)
    return stream_object(
        request,
        key,
        size=size,
        content_type=MEDIA_TYPE,
        etag=f'"{key.replace("/", "-")}"',  # what is stored under a key never changes
        cache_control=cache_control,
    )


@limited("aac_piece", per_minute=180)
def _with_aac(request: HttpRequest, code: str, named: Named, *, cache_control: str) -> HttpResponseBase:
    """Takes processor time, so there is less of it: four times what playing takes, and some for looking around."""
    return HttpResponse(_make(code, named), content_type=MEDIA_TYPE, headers={"Cache-Control": cache_control})


class _NoSuchPiece(RecordingError):
    reason = "no_such_piece"
    message = _("There is no such part in this recording.")


def _find(code: str, named: Named) -> tuple[str, int | None]:
    """Key and bytes (None: not known without asking the storage)."""
    if named.is_segment:
        segment = _segments(code, named.number).values_list("key", "bytes").first()
        if segment:
            return segment
    else:
        key = _epochs(code, named.number).values_list("init_key", flat=True).first()
        if key:
            return key, None
    raise _NoSuchPiece


def _make(code: str, named: Named) -> bytes:
    try:
        if named.is_segment:
            segment = _segments(code, named.number).select_related("epoch").first()
            if segment:
                return aac_segment(segment)
        else:
            epoch = _epochs(code, named.number).first()
            if epoch and epoch.init_key:
                return aac_header(epoch)
    except BadSource as error:
        logger.warning("A part of webinar %s cannot be had with AAC: %s", code, error)
    raise _NoSuchPiece


def _segments(code: str, index: int) -> QuerySet[Segment]:
    return Segment.objects.filter(broadcast__in=_broadcast(code), index=index)


def _epochs(code: str, number: int) -> QuerySet[Epoch]:
    return Epoch.objects.filter(broadcast__in=_broadcast(code), number=number)


def _broadcast(code: str) -> QuerySet[Broadcast]:
    return Broadcast.objects.filter(pk__in=Webinar.objects.filter(code=code).values("broadcast"))
