"""Where an external engine pushes what it hears. docs/captions.md describes it for those who write engines."""

from typing import Annotated

import msgspec
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from webinars.captions import limits
from webinars.captions.domain.access import token_for
from webinars.captions.domain.saying import check_language, plain_line, say_line, times_of
from webinars.captions.live.part import tell_heard
from webinars.captions.live.protocol import CaptionHeard
from webinars.captions.models import CaptionToken
from webinars.captions.throttle import WINDOW_S, is_too_often
from webinars.errors import NotLive, WebinarError

Moment = Annotated[int, msgspec.Meta(ge=0, le=10**9)]


class Pushed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`final`: the words will not change any more; until then they are shown, and not stored."""

    text: Annotated[str, msgspec.Meta(max_length=4 * limits.LONGEST_TEXT)]
    language: Annotated[str, msgspec.Meta(max_length=3)]
    start_ms: Moment | None = None
    end_ms: Moment | None = None
    final: bool = True


@csrf_exempt
@require_POST
def push(request: HttpRequest, code: str) -> JsonResponse:
    """No session and no cookie counts here, only the token: so a page of somebody else's can do nothing with it."""
    token = _token(request, code)
    if token is None:
        return _refused(401, "token", "This token is not valid for this webinar.", **{"WWW-Authenticate": "Bearer"})
    if is_too_often(f"token:{token.pk}"):
        return _refused(429, "too_often", "Too many lines. Wait a moment.", **{"Retry-After": str(WINDOW_S)})
    body = _body(request)
    if body is None:
        return _refused(413, "too_large", f"A request has {limits.MOST_BYTES} bytes at most.")
    try:
        pushed = msgspec.json.decode(body, type=Pushed)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        return _refused(400, "not_a_line", str(error))
    try:
        return JsonResponse(_take(token, pushed))
    except NotLive as error:
        return _refused(409, "not_live", str(error))
    except WebinarError as error:
        return _refused(422, type(error).__name__, str(error))


def _take(token: CaptionToken, pushed: Pushed) -> dict[str, object]:
    webinar = token.webinar
    CaptionToken.objects.filter(pk=token.pk).update(last_used_at=timezone.now())
    if pushed.final:
        line = say_line(
            webinar,
            pushed.text,
            language=pushed.language,
            start_ms=pushed.start_ms,
            end_ms=pushed.end_ms,
            token=token,
        )
        return {"id": line.pk, "start_ms": line.start_ms, "end_ms": line.end_ms, "text": line.text}
    if not webinar.is_live:
        raise NotLive
    check_language(pushed.language)
    text = plain_line(pushed.text)
    start_ms, end_ms = times_of(webinar, text, start_ms=pushed.start_ms, end_ms=pushed.end_ms)
    tell_heard(webinar, CaptionHeard(language=pushed.language, start_ms=start_ms, end_ms=end_ms, text=text))
    return {"id": None, "start_ms": start_ms, "end_ms": end_ms, "text": text}


def _token(request: HttpRequest, code: str) -> CaptionToken | None:
    kind, _space, secret = request.headers.get("Authorization", "").partition(" ")
    secret = secret.strip()
    return token_for(code, secret) if kind.lower() == "bearer" and 20 <= len(secret) <= 200 else None


def _body(request: HttpRequest) -> bytes | None:
    """None when it is too large."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdigit() or int(length) > limits.MOST_BYTES:
        return None
    body = request.read(limits.MOST_BYTES + 1)
    return None if len(body) > limits.MOST_BYTES else body


def _refused(status: int, reason: str, message: str, **headers: str) -> JsonResponse:
    return JsonResponse({"reason": reason, "message": message}, status=status, headers=headers)
