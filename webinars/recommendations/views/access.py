"""What views of recommendations begin and end with."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from accounts.rights import Right, require
from webinars.models import Webinar
from webinars.views.access import public_webinar


def reachable(request: HttpRequest, code: str, *, right: Right = Right.RECOMMENDATIONS_VIEW) -> Webinar:
    """404 for a draft, also for its team: nobody can recommend anything there yet."""
    webinar = public_webinar(request, code)
    if webinar.is_draft:
        raise Http404
    require(request.user, right, webinar)
    return webinar


def node_asked(request: HttpRequest) -> int | None:
    """Of which node everything is shown; pages send it along with what they do."""
    asked = request.GET.get("node") or request.POST.get("whole") or ""
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else None


def back(request: HttpRequest, webinar: Webinar, anchor: str) -> HttpResponse:
    node = node_asked(request)
    address = reverse("recommendations:list", args=[webinar.code])
    return redirect(f"{address}{f'?node={node}' if node else ''}#{anchor}")
