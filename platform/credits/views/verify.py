"""Is this certificate real? Public, without a log-in, and with nothing that does not stand on the paper."""

import re
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from credits.badges import keys
from credits.certificates.printed import grouped
from credits.certificates.typeset import qr_svg
from credits.domain.certificates import facts_of, printed_of
from credits.models import Certificate
from credits.throttle import is_too_often

LOOKS_A_MINUTE = 30


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """The form; a typed code leads to its page. Case, spaces and dashes do not matter."""
    typed = request.GET.get("code", "").strip()[:60]
    code = normal_code(typed)
    if code:
        return redirect("credits:verify", code=code)
    return _page(request, {"typed": typed, "is_missing": bool(typed)})


@require_safe
def show(request: HttpRequest, code: str) -> HttpResponse:
    if is_too_often(request, what="verify", limit=LOOKS_A_MINUTE, within_s=60):
        return _page(request, {"is_throttled": True}, status=429)
    if code != normal_code(code):
        return redirect("credits:verify", code=normal_code(code)) if normal_code(code) else redirect("credits:verify")
    certificate = Certificate.objects.select_related("replaced_by").filter(code=code).first()
    if certificate is None:
        return _page(request, {"typed": code.upper(), "is_missing": True}, status=404)
    facts, printed = facts_of(certificate), printed_of(certificate)
    context = {
        "certificate": certificate,
        "printed": printed,
        "facts": facts,
        "credits": printed["text"][1],
        "title": facts["title"][certificate.language],
        "evidence_hash": grouped(facts["evidence_hash"]),
        # Papers from before evidence was sealed have none.
        "evidence_head": grouped(facts.get("evidence_head", "")),
        "qr": mark_safe(qr_svg(printed["qr_url"])),  # our own drawing of our own address
        "started_at": datetime.fromisoformat(facts["started_at"]) if facts["started_at"] else None,
        "has_badge": certificate.is_valid and keys.is_offered(),
        "now": timezone.now(),
    }
    return _page(request, context)


def normal_code(text: str) -> str:
    """ "7KQ4-M2XA-9D" as it stands in addresses: "7kq4m2xa9d"; "" when nothing is left."""
    return re.sub(r"[^a-z0-9]", "", text.lower())[:20]


def _page(request: HttpRequest, context: dict[str, object], *, status: int = 200) -> HttpResponse:
    response = render(request, "credits/verify.html", context, status=status)
    # People's names are on it: not for search engines, not for caches.
    response["X-Robots-Tag"] = "noindex"
    patch_cache_control(response, no_store=True)
    return response
