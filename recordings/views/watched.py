"""What a player says of itself: a sitting began, these media played. It becomes evidence of attendance."""

from typing import Annotated
from uuid import UUID

import msgspec
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from attendance.domain.report import attendance_for
from attendance.live.presence import valid_ip
from attendance.watching.domain.watching import Report, find_sitting, note_watched, open_sitting
from recordings.limits import limited
from recordings.views.access import for_players, refusal, signed_in
from webinars.models import Webinar

Ms = Annotated[int, msgspec.Meta(ge=0, le=2**40)]


class Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`played`: media that played since the last report, each [from, to) in ms."""

    sitting: UUID
    seq: Annotated[int, msgspec.Meta(ge=0, le=2**31 - 1)]
    played: Annotated[list[tuple[Ms, Ms]], msgspec.Meta(max_length=100)]


@require_POST
@never_cache
@for_players
@limited("sit", per_minute=20)
def sit(request: HttpRequest, webinar: Webinar) -> HttpResponseBase:
    """The recording begins to play in a page: `sitting` is its name from now on. 409 while the lecture goes on."""
    if not webinar.has_ended:
        return refusal("not_over", _("The lecture goes on: attendance is counted in its room."), status=409)
    sitting = open_sitting(
        webinar,
        signed_in(request),
        ip=valid_ip(request.META.get("REMOTE_ADDR", "")),
        user_agent=request.headers.get("User-Agent", ""),
    )
    return JsonResponse({"sitting": str(sitting.pk)})


@require_POST
@never_cache
@for_players
@limited("watched", per_minute=60)
def watched(request: HttpRequest, webinar: Webinar) -> HttpResponseBase:
    """`taken_ms` of it can be true; `attended_s`, `replay_s` and `content_s` are this person's figures with it."""
    person = signed_in(request)
    try:
        said = msgspec.json.decode(request.body, type=Said)
    except msgspec.DecodeError:
        return refusal("unreadable", _("This report cannot be read. Reload the page."), status=400)
    sitting = find_sitting(webinar, person, said.sitting)
    if sitting is None:
        return refusal("no_such_sitting", _("This page is not known any more. Reload it."), status=404)
    taken_ms = note_watched(sitting, Report(said.seq, said.played))
    time = attendance_for(webinar, person).time
    return JsonResponse(
        {
            "taken_ms": taken_ms,
            "attended_s": time.attended_s,
            "replay_s": time.replay_s,
            "content_s": time.content_s,
            "percent": time.percent,
        }
    )
