"""Who writes captions of a webinar: named by its team."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.rights import Right, require
from webinars.captions.domain.access import make_token, name_captioner, release_captioner, revoke_token
from webinars.captions.models import Captioner, CaptionToken
from webinars.errors import WebinarError
from webinars.models import Webinar
from webinars.views.access import signed_in


def _webinar(request: HttpRequest, code: str) -> Webinar:
    webinar = get_object_or_404(Webinar.objects.prefetch_related("lecturers"), code=code)
    require(request.user, Right.WEBINAR_HOST, webinar)
    return webinar


@require_safe
@never_cache
@login_required
def manage(request: HttpRequest, code: str) -> HttpResponse:
    return _page(request, _webinar(request, code))


@require_POST
@login_required
def name(request: HttpRequest, code: str) -> HttpResponse:
    webinar = _webinar(request, code)
    email = request.POST.get("email", "")[:254].replace("\0", "")
    try:
        captioner = name_captioner(webinar, email, by=signed_in(request))
    except WebinarError as error:
        return _page(request, webinar, email=email, problem=str(error), status=409)
    messages.success(request, _("%(name)s may write captions.") % {"name": captioner.person.display_name})
    return redirect("captions:manage", code=code)


@require_POST
@login_required
def release(request: HttpRequest, code: str, captioner_id: int) -> HttpResponse:
    webinar = _webinar(request, code)
    get_object_or_404(Captioner, webinar=webinar, pk=captioner_id)
    release_captioner(webinar, captioner_id)
    return redirect("captions:manage", code=code)


@require_POST
@never_cache
@login_required
def make(request: HttpRequest, code: str) -> HttpResponse:
    """The page that answers shows the token, once; it is kept nowhere."""
    webinar = _webinar(request, code)
    try:
        _token, secret = make_token(webinar, request.POST.get("name", "").replace("\0", ""), by=signed_in(request))
    except WebinarError as error:
        return _page(request, webinar, problem=str(error), status=409)
    return _page(request, webinar, secret=secret)


@require_POST
@login_required
def revoke(request: HttpRequest, code: str, token_id: int) -> HttpResponse:
    webinar = _webinar(request, code)
    get_object_or_404(CaptionToken, webinar=webinar, pk=token_id)
    revoke_token(webinar, token_id)
    messages.success(request, _("The token is revoked. It opens nothing any more."))
    return redirect("captions:manage", code=code)


def _page(
    request: HttpRequest, webinar: Webinar, *, email: str = "", problem: str = "", secret: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "webinar": webinar,
        "captioners": Captioner.objects.filter(webinar=webinar).select_related("person"),
        "tokens": CaptionToken.objects.filter(webinar=webinar, revoked_at=None),
        "email": email,
        "problem": problem,
        "secret": secret,
        "address": request.build_absolute_uri(reverse("captions:push", args=[webinar.code])),
    }
    return render(request, "captions/manage.html", context, status=status)
