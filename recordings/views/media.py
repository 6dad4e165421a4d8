"""The playlists and what they name. Each address in them works for one person and a few hours.

One is for the replay, the other for whoever looks back while the webinar runs.

With a storage that browsers reach by themselves the addresses lead there, signed by its own rules; else they lead here, and
the bytes are passed through.
"""

from typing import Protocol

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from media.errors import ObjectMissing, StorageError
from media.models import Broadcast, Epoch, Segment
from media.streams import stream_object
from recordings.domain.links import EVERY_NAME, check_token, parse_name
from recordings.domain.live_playlists import make_live_playlist
from recordings.domain.playlists import make_playlist
from recordings.errors import LinkExpired, LinkRefused, NotRecordedYet, RecordingError, StillClosing
from recordings.limits import limited
from recordings.views.access import for_players, for_players_in_room, refusal, refused_by, signed_in
from webinars.models import Webinar

PLAYLIST_TYPE = "application/vnd.apple.mpegurl"
MEDIA_TYPE = "video/mp4"
BASE = "media/"
"""Where `piece` is, seen from the playlist; `live_piece` likewise."""


class MakePlaylist(Protocol):
    def __call__(self, webinar: Webinar, *, person_id: int, base: str) -> str: ...


@require_safe
@gzip_page
@for_players
@limited("playlist", per_minute=120)
def playlist(request: HttpRequest, webinar: Webinar) -> HttpResponseBase:
    """HLS. 409 when there is nothing to play yet, with a reason."""
    return _as_hls(make_playlist, request, webinar)


@require_safe
@gzip_page
@for_players_in_room
@limited("live_playlist", per_minute=60)
def live_playlist(request: HttpRequest, webinar: Webinar) -> HttpResponseBase:
    """HLS that grows while the webinar runs; asks for the right each time. 409 while nothing is stored."""
    return _as_hls(make_live_playlist, request, webinar)


def _as_hls(make: MakePlaylist, request: HttpRequest, webinar: Webinar) -> HttpResponseBase:
    try:
        text = make(webinar, person_id=signed_in(request).pk, base=BASE)
    except (NotRecordedYet, StillClosing) as error:
        return refused_by(error, status=409)
    return HttpResponse(text, content_type=PLAYLIST_TYPE, headers={"Cache-Control": "private, no-store"})


@require_safe
@limited("piece", per_minute=1200)
def piece(request: HttpRequest, code: str, token: str, name: str) -> HttpResponseBase:
    """A segment or a header, byte by byte as it is stored.

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
        key, size = _find(code, name)
    except LinkRefused as error:
        return refused_by(error, status=410 if isinstance(error, LinkExpired) else 403)
    except _NoSuchPiece as error:
        return refused_by(error, status=404)
    try:
        return stream_object(
            request,
            key,
            size=size,
            content_type=MEDIA_TYPE,
            etag=f'"{key.replace("/", "-")}"',  # what is stored under a key never changes
            cache_control=f"private, max-age={left_s}, immutable",
        )
    except ObjectMissing:
        return refused_by(_NoSuchPiece(), status=404)
    except StorageError:
        return refusal(
            "storage_unavailable", _("The storage of recordings does not answer. Try again in a minute."), status=503
        )


class _NoSuchPiece(RecordingError):
    reason = "no_such_piece"
    message = _("There is no such part in this recording.")


def _find(code: str, name: str) -> tuple[str, int | None]:
    """Key and bytes (None: not known without asking the storage)."""
    kind, number = parse_name(name) or ("", 0)
    if kind == "segment":
        segment = (
            Segment.objects.filter(broadcast__in=_broadcast(code), index=number).values_list("key", "bytes").first()
        )
        if segment:
            return segment
    elif kind == "init":
        key = (
            Epoch.objects.filter(broadcast__in=_broadcast(code), number=number)
            .values_list("init_key", flat=True)
            .first()
        )
        if key:
            return key, None
    raise _NoSuchPiece


def _broadcast(code: str) -> QuerySet[Broadcast]:
    return Broadcast.objects.filter(pk__in=Webinar.objects.filter(code=code).values("broadcast"))
