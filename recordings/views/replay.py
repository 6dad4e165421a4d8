"""The page where a recording is watched, and what its player asks while it waits."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.rights import Right, require
from attendance.domain.webinar_rules import rules_of
from recordings.domain.closing import retry_closing
from recordings.domain.watching import WatchState, watchable
from recordings.limits import limited
from recordings.views.access import for_players, may_watch, visible_webinar
from recordings.views.download import download_context
from webinars.models import Webinar
from webinars.slides.domain.chapters import chapters_of

PLAYER_MODULES = (
    "media/hls-answers.js",
    "media/hls-source.js",
    "recordings/positions.js",
    "recordings/problems.js",
    "recordings/watched.js",
    "recordings/watching.js",
    "ui/media-chrome.js",
    "ui/media-words.js",
    "vendor/hls/hls.js",
    "vendor/media-chrome/media-chrome.js",
)
"""What the player's module imports, fetched beside it and not one after the other."""


@require_safe
@never_cache
@login_required
def replay(request: HttpRequest, code: str) -> HttpResponse:
    """Whoever may not watch is led to the webinar's page, which says what it was about."""
    webinar = visible_webinar(request, code)
    if not may_watch(request, webinar):
        messages.warning(request, _("The recording is for the people who were registered for this webinar."))
        return redirect("webinars:page", code=code)
    if webinar.is_cancelled:
        return redirect("webinars:page", code=code)
    found = watchable(webinar)
    context = {
        "webinar": webinar,
        "lecturers": list(webinar.lecturers.all()),
        "recording": found.recording,
        "state": found.state,
        "message": found.message,
        "counts_for_attendance": rules_of(webinar).with_replay,
        "player_modules": PLAYER_MODULES,
        "chapters": chapters_of(webinar) if found.state in (WatchState.CLOSING, WatchState.READY) else [],
        "can_manage": request.user.has_perm(Right.RECORDING_MANAGE, webinar),
        **download_context(found.recording),
    }
    return render(request, "recordings/replay.html", context)


@require_safe
@never_cache
@for_players
@limited("state", per_minute=240)
def state(request: HttpRequest, webinar: Webinar) -> HttpResponseBase:
    """How things stand, for a player that waits: `state`, `duration_ms`, `message`."""
    found = watchable(webinar)
    duration_ms = found.recording.duration_ms if found.recording else 0
    return JsonResponse({"state": found.state, "duration_ms": duration_ms, "message": str(found.message)})


@require_POST
@login_required
def retry(request: HttpRequest, code: str) -> HttpResponse:
    """The team asks for a recording that failed to be closed again."""
    webinar = visible_webinar(request, code)
    require(request.user, Right.RECORDING_MANAGE, webinar)
    found = watchable(webinar)
    if found.state == WatchState.FAILED and found.recording:
        retry_closing(found.recording)
        if found.recording.is_ready:
            messages.success(request, _("The recording is ready."))
        else:
            messages.info(request, _("We are closing the recording again. The page will show it by itself."))
    return redirect("recordings:replay", code=code)
