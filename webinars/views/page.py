"""The page of a webinar, for everyone."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.rights import Right
from webinars.domain.invitations import Method, invitation
from webinars.forms.register import RegisterForm
from webinars.models import Registration, Webinar
from webinars.next_step import Step, next_step
from webinars.views.access import public_webinar

REGISTERING = (Step.REGISTER, Step.ASK, Step.QUEUE)


@require_safe
@never_cache
def page(request: HttpRequest, code: str) -> HttpResponse:
    webinar = public_webinar(request, code)
    return render(request, "webinars/page.html", page_context(request, webinar))


@require_safe
@never_cache
@login_required
def calendar(request: HttpRequest, code: str) -> HttpResponse:
    """The invitation once more, for who has a place."""
    registrations = Registration.objects.confirmed().select_related("webinar__organisation", "person")
    registration = get_object_or_404(registrations, webinar__code=code, person_id=request.user.pk)
    if registration.webinar.is_cancelled:
        raise Http404
    response = HttpResponse(
        invitation(registration, method=Method.REQUEST), content_type="text/calendar; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="daris-{code}.ics"'
    return response


def page_context(request: HttpRequest, webinar: Webinar, *, form: RegisterForm | None = None) -> dict[str, Any]:
    user = request.user if isinstance(request.user, User) else None
    registration = Registration.objects.filter(webinar=webinar, person=user).first() if user else None
    is_team = request.user.has_perm(Right.WEBINAR_EDIT, webinar)
    confirmed = webinar.registrations.confirmed().count()
    free = None if webinar.capacity is None else max(0, webinar.capacity - confirmed)
    is_inside = is_team or (user is not None and webinar.is_moderated_by(user))
    step = next_step(webinar, registration, is_team=is_inside, has_free_place=free is None or free > 0)
    return {
        "webinar": webinar,
        "registration": registration,
        "step": step,
        "form": (form or RegisterForm(person=user)) if step in REGISTERING else None,
        "is_team": is_team,
        "can_host": request.user.has_perm(Right.WEBINAR_HOST, webinar),
        "can_audit": webinar.has_ended and not is_team and request.user.has_perm(Right.ATTENDANCE_VIEW_REPORT, webinar),
        "can_watch": webinar.has_ended and request.user.has_perm(Right.RECORDING_WATCH, webinar),
        "confirmed_count": confirmed,
        "free_places": free,
        "lecturers": list(webinar.lecturers.select_related("organisation").order_by("lecturerships__order")),
        "nodes": list(webinar.nodes.select_related("version__standard", "type").order_by("version", "order")),
    }
