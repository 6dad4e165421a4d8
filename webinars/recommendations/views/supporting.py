"""Support for what others wrote."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from accounts.rights import Right
from webinars.errors import TooFast, WebinarError
from webinars.models import Webinar
from webinars.recommendations.domain.supporting import support_recommendation, unsupport_recommendation
from webinars.recommendations.limits import SUPPORTS_PER_MINUTE
from webinars.recommendations.models import Recommendation
from webinars.recommendations.views.access import back, reachable
from webinars.throttle import spend
from webinars.views.access import signed_in


def _verb(act: Callable[[Webinar, Recommendation, HttpRequest], Recommendation]) -> Callable[..., HttpResponse]:
    @require_POST
    @login_required
    def view(request: HttpRequest, code: str, recommendation_code: str) -> HttpResponse:
        person = signed_in(request)
        found = get_object_or_404(Recommendation, webinar__code=code, code=recommendation_code)
        webinar = reachable(request, code, right=Right.RECOMMENDATIONS_WRITE)
        try:
            if not spend(f"recommendations.support:{person.pk}", 1, most=SUPPORTS_PER_MINUTE, window_s=60):
                raise TooFast
            act(webinar, found, request)
        except WebinarError as error:
            messages.error(request, str(error))
        return back(request, webinar, found.code)

    return view


support = _verb(
    lambda webinar, found, request: support_recommendation(
        webinar, found.code, wording=request.POST.get("wording", ""), by=signed_in(request)
    )
)
unsupport = _verb(lambda webinar, found, request: unsupport_recommendation(webinar, found.code, by=signed_in(request)))
