"""A certificate for its owner, the team of its webinar and auditors; the public page is `views.verify`."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from accounts.rights import Right, require
from credits.badges import keys
from credits.certificates.typeset import qr_svg
from credits.domain.certificates import facts_of, pdf_of, printed_of
from credits.domain.ledger import revoke_hours
from credits.errors import CreditError
from credits.models import Certificate
from credits.reasons import ledger_reason


@require_safe
@never_cache
@login_required
def show(request: HttpRequest, code: str) -> HttpResponse:
    certificate = _certificate(request, code, Right.CERTIFICATE_VIEW)
    printed = printed_of(certificate)
    return render(
        request,
        "credits/certificate.html",
        {
            "certificate": certificate,
            "printed": printed,
            "facts": facts_of(certificate),
            "qr": mark_safe(qr_svg(printed["qr_url"])),  # our own drawing of our own address
            "title_length": len(printed["text"][0]),
            "state_reason": ledger_reason(certificate.state_reason),
            "has_badge": certificate.is_valid and keys.is_offered(),
            "may_revoke": certificate.is_valid and request.user.has_perm(Right.CERTIFICATE_REVOKE, certificate),
        },
    )


@require_safe
@never_cache
@login_required
def pdf(request: HttpRequest, code: str) -> HttpResponse:
    """The document; one that is not valid any more is not given out again."""
    certificate = _certificate(request, code, Right.CERTIFICATE_VIEW)
    if not certificate.is_valid:
        messages.warning(request, _("This certificate is not valid any more, so it cannot be downloaded."))
        return redirect("credits:certificate", code=code)
    response = HttpResponse(pdf_of(certificate), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="certificate-{certificate.number}.pdf"'
    return response


@require_POST
@login_required
def revoke(request: HttpRequest, code: str) -> HttpResponse:
    """Takes the hours back, and the certificate with them."""
    certificate = _certificate(request, code, Right.CERTIFICATE_REVOKE)
    assert isinstance(request.user, User)
    try:
        revoke_hours(
            certificate.webinar,
            certificate.person,
            reason=request.POST.get("reason", ""),
            by=request.user,
            seen=certificate,
        )
    except CreditError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The hours were taken back, and the certificate says so."))
    return redirect("credits:certificate", code=code)


def _certificate(request: HttpRequest, code: str, right: Right) -> Certificate:
    certificate = get_object_or_404(
        Certificate.objects.select_related("webinar__organisation", "person", "replaced_by"), code=code
    )
    require(request.user, right, certificate)
    return certificate
