"""The file to download: asking for it, seeing how far it is, fetching it."""

import re
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.rights import Right, require
from media.errors import StorageError
from media.presign import storage_address
from media.store import default_store
from media.streams import disposition, stream_object
from recordings.domain.downloads import queue_download
from recordings.errors import SOMETHING_FAILED, WHY_NO_FILE
from recordings.limits import limited
from recordings.models import DownloadState, Recording
from recordings.views.access import visible_webinar
from webinars.models import Webinar

FILE_TYPE = "video/mp4"


@require_safe
@login_required
@limited("download", per_minute=60)
def download(request: HttpRequest, code: str) -> HttpResponseBase:
    """The MP4, whole or the range that a browser asks for when it goes on with a broken download."""
    webinar, recording = _watched(request, code)
    if recording.download_state != DownloadState.READY:
        messages.info(request, _("The file is not ready yet. This page shows how far it is."))
        return redirect("recordings:replay", code=code)
    name = file_name(webinar)
    if default_store().is_public:
        return HttpResponseRedirect(storage_address(recording.download_key, save_as=disposition(name)))
    try:
        return stream_object(
            request,
            recording.download_key,
            size=recording.download_bytes,
            content_type=FILE_TYPE,
            etag=f'"{recording.download_key.replace("/", "-")}-{recording.download_bytes}"',
            cache_control="private, no-cache",
            save_as=name,
        )
    except StorageError:
        messages.error(request, _("The storage of recordings does not answer. Try again in a minute."))
        return redirect("recordings:replay", code=code)


@require_safe
@never_cache
@login_required
@limited("progress", per_minute=240)
def progress(request: HttpRequest, code: str) -> HttpResponseBase:
    """The part of the page that tells about the file; it asks for itself again while the file is made."""
    webinar, recording = _watched(request, code)
    return render(request, "recordings/partials/_download.html", {"webinar": webinar, **download_context(recording)})


@require_POST
@login_required
@limited("make", per_minute=10)
def make(request: HttpRequest, code: str) -> HttpResponseBase:
    """Asks for the file, for the first time or after a failure. On its way or there already: nothing happens."""
    webinar, recording = _watched(request, code)
    queue_download(recording)
    if not getattr(request, "htmx", False):
        return redirect("recordings:replay", code=code)
    recording.refresh_from_db()
    return render(request, "recordings/partials/_download.html", {"webinar": webinar, **download_context(recording)})


def download_context(recording: Recording | None) -> dict[str, Any]:
    error = recording.download_error if recording else ""
    return {"recording": recording, "download_problem": WHY_NO_FILE.get(error, SOMETHING_FAILED) if error else ""}


def file_name(webinar: Webinar) -> str:
    """ "2026-11-19 Assessment descriptors.mp4": sorts by day, and holds nothing that a file system refuses."""
    day = timezone.localtime(webinar.started_at or webinar.starts_at).date().isoformat()
    title = re.sub(r'[\x00-\x1f<>:"/\\|?*]+', " ", webinar.title)
    return f"{day} {' '.join(title.split())[:80].rstrip('. ')}.mp4"


def _watched(request: HttpRequest, code: str) -> tuple[Webinar, Recording]:
    """404 without a recording, PermissionDenied without the right."""
    webinar: Webinar = visible_webinar(request, code)
    require(request.user, Right.RECORDING_WATCH, webinar)
    recording = getattr(webinar, "recording", None)
    if recording is None:
        raise Http404
    return webinar, recording
