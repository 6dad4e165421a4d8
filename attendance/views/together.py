"""Several teachers at one computer: who sits beside me, and what others say of me."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.models import User
from accounts.rights import Right, require
from attendance.domain.attestations import (
    MOST_BESIDE,
    attest_beside,
    attested_of,
    beside,
    colleagues_of,
    deny_attestation,
    end_attestation,
)
from attendance.models import Attestation
from webinars.errors import WebinarError
from webinars.models import Webinar
from webinars.throttle import spend
from webinars.views.access import public_webinar, signed_in

ACTS_AN_HOUR = 60


@require_http_methods(["GET", "POST"])
@never_cache
@login_required
def together(request: HttpRequest, code: str) -> HttpResponse:
    webinar = public_webinar(request, code)
    me = signed_in(request)
    require(me, Right.ATTENDANCE_ATTEST, webinar)
    if request.method == "POST":
        try:
            if not spend(f"together:{me.pk}", 1, most=ACTS_AN_HOUR, window_s=3600):
                raise TooOften
            messages.success(request, _act(request, webinar, me))
        except WebinarError as error:
            messages.error(request, str(error))
        return redirect("attendance:together", code=code)
    with_me = list(beside(webinar, me).order_by("person__name"))
    named = {attested.person_id for attested in with_me}
    context = {
        "webinar": webinar,
        "organisation": me.organisation,
        "beside": with_me,
        "colleagues": [one for one in colleagues_of(webinar, me) if one.pk not in named] if webinar.is_live else [],
        "attested": attested_of(webinar, me),
        "most": MOST_BESIDE,
    }
    return render(request, "attendance/together.html", context)


class TooOften(WebinarError):
    message = gettext_lazy("That was too often. Try again in an hour.")


def _act(request: HttpRequest, webinar: Webinar, me: User) -> str:
    """Returns what to say."""
    match request.POST.get("act"):
        case "left":
            end_attestation(_attestation(request, webinar), by=me)
            return _("Noted: from now on the time of this person is not counted here.")
        case "deny":
            deny_attestation(_attestation(request, webinar), by=me)
            return _("Noted: nothing of that is counted for you.")
        case _other:
            people = [int(key) for key in request.POST.getlist("person") if key.isdecimal() and len(key) < 16]
            if not people:
                raise NobodyNamed
            made = attest_beside(webinar, people, by=me, user_agent=request.headers.get("User-Agent", ""))
            said = ngettext(
                "%(count)d colleague is with you. They hear of it by e-mail.",
                "%(count)d colleagues are with you. They hear of it by e-mail.",
                len(made),
            )
            return said % {"count": len(made)}


class NobodyNamed(WebinarError):
    message = gettext_lazy("Mark who sits beside you.")


def _attestation(request: HttpRequest, webinar: Webinar) -> Attestation:
    """404 for what does not exist; whose it is decides the verb."""
    key = request.POST.get("attestation", "")
    return get_object_or_404(Attestation, webinar=webinar, pk=int(key) if key.isdecimal() and len(key) < 16 else 0)
