"""Writing, changing and withdrawing one's own. What cannot be taken stays in its form."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.rights import Right
from webinars.errors import TooFast, WebinarError
from webinars.models import Webinar
from webinars.questions.models import rules_of
from webinars.recommendations.domain.writing import (
    change_recommendation,
    withdraw_recommendation,
    write_recommendation,
)
from webinars.recommendations.forms import RecommendForm
from webinars.recommendations.limits import WRITES_PER_MINUTE
from webinars.recommendations.models import Recommendation, RecommendationKind
from webinars.recommendations.views.access import back, reachable
from webinars.recommendations.views.reading import show
from webinars.throttle import spend
from webinars.views.access import signed_in


@require_POST
@login_required
def write(request: HttpRequest, code: str) -> HttpResponse:
    webinar = reachable(request, code, right=Right.RECOMMENDATIONS_WRITE)
    sent = request.POST.get("node", "")
    node = next((node.pk for node in webinar.nodes.all() if str(node.pk) == sent), None)
    if node is None:
        raise Http404
    form = RecommendForm(request.POST, auto_id=f"n{node}-%s", may_be_anonymous=rules_of(webinar).may_be_anonymous)
    return _take(
        request,
        webinar,
        form,
        lambda **said: write_recommendation(webinar, node, **said, by=signed_in(request)),
        of=f"n{node}",
        done=_("Your recommendation is here."),
    )


@require_POST
@login_required
def change(request: HttpRequest, code: str, recommendation_code: str) -> HttpResponse:
    webinar, own = _own(request, code, recommendation_code)
    may_be_anonymous = own.is_anonymous or rules_of(webinar).may_be_anonymous
    form = RecommendForm(request.POST, auto_id=f"{own.code}-%s", may_be_anonymous=may_be_anonymous)
    return _take(
        request,
        webinar,
        form,
        lambda **said: change_recommendation(webinar, own.code, **said, by=signed_in(request)),
        of=own.code,
        done=_("Saved."),
    )


@require_POST
@login_required
def withdraw(request: HttpRequest, code: str, recommendation_code: str) -> HttpResponse:
    webinar, own = _own(request, code, recommendation_code)
    try:
        withdraw_recommendation(webinar, own.code, by=signed_in(request))
    except WebinarError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("It is withdrawn."))
    return back(request, webinar, f"n{own.node_id}")


def _own(request: HttpRequest, code: str, recommendation_code: str) -> tuple[Webinar, Recommendation]:
    """What is not there is not found, whoever asks."""
    own = get_object_or_404(Recommendation, webinar__code=code, person=signed_in(request), code=recommendation_code)
    return reachable(request, code, right=Right.RECOMMENDATIONS_WRITE), own


def _take(
    request: HttpRequest,
    webinar: Webinar,
    form: RecommendForm,
    act: Callable[..., Recommendation],
    *,
    of: str,
    done: str,
) -> HttpResponse:
    if form.is_valid():
        said = form.cleaned_data
        try:
            if not spend(f"recommendations.write:{signed_in(request).pk}", 1, most=WRITES_PER_MINUTE, window_s=60):
                raise TooFast
            written = act(
                kind=RecommendationKind(said["kind"]),
                text=said["text"],
                is_anonymous=said.get("is_anonymous", False),
            )
        except WebinarError as error:
            form.add_error("text", str(error))
        else:
            messages.success(request, done)
            return back(request, webinar, written.code)
    return show(request, webinar, wrong=form, of=of, status=422)
