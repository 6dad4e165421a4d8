"""Who registered: the organiser's list, decisions, and the list as a file."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.rights import Right
from ui.csv_file import csv_response
from ui.formats import write_moment
from webinars.domain.registration import approve_registration, decline_registration
from webinars.errors import WebinarError
from webinars.models import Registration, RegistrationState, Webinar
from webinars.views.access import editable_webinar, signed_in

A_PAGE = 50
VERBS = {"approve": approve_registration, "decline": decline_registration}


@require_safe
@login_required
def people(request: HttpRequest, code: str) -> HttpResponse:
    webinar = editable_webinar(request, code, right=Right.REGISTRATIONS_MANAGE)
    counts = webinar.registrations.aggregate(
        **{state: Count("pk", filter=Q(state=state)) for state in RegistrationState.values}
    )
    state = request.GET.get("state", "")
    state = state if state in RegistrationState.values else ""
    words = request.GET.get("q", "").replace("\x00", "")[:100]
    page = Paginator(_registrations(webinar, state=state, words=words), A_PAGE).get_page(request.GET.get("page"))
    states = [
        (value, label, counts[value]) for value, label in RegistrationState.choices if counts[value] or value == state
    ]
    context = {
        "webinar": webinar,
        "page": page,
        "states": states,
        "state": state,
        "words": words,
        "total": sum(counts.values()),
        "moderators": [] if webinar.has_ended or webinar.is_cancelled else list(webinar.moderators.order_by("name")),
    }
    return render(request, "webinars/people.html", context)


@require_safe
@login_required
def people_csv(request: HttpRequest, code: str) -> HttpResponse:
    webinar = editable_webinar(request, code, right=Right.REGISTRATIONS_MANAGE)
    header = [
        _("Name"),
        _("E-mail address"),
        _("Organisation"),
        _("Region"),
        _("Position"),
        _("State"),
        _("Registered at"),
    ]
    rows = (
        [
            each.person.name,
            each.person.email,
            each.person.organisation.name if each.person.organisation else "",
            each.person.organisation.region.name if each.person.organisation else "",
            each.person.position,
            each.get_state_display(),
            write_moment(each.registered_at, how="short_datetime"),
        ]
        for each in _registrations(webinar)
    )
    return csv_response(f"daris-{webinar.code}-people", header=header, rows=rows)


@require_POST
@login_required
def decide(request: HttpRequest, code: str, registration_id: int, verb: str) -> HttpResponse:
    """Approve or decline. The button stands beside the person's name."""
    webinar = editable_webinar(request, code, right=Right.REGISTRATIONS_MANAGE)
    if verb not in VERBS:
        raise Http404
    registration = get_object_or_404(
        Registration.objects.select_related("webinar", "person"), pk=registration_id, webinar=webinar
    )
    try:
        VERBS[verb](registration, by=signed_in(request))
    except WebinarError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _said(registration))
    back = {name: request.POST[name] for name in ("state", "q", "page") if request.POST.get(name)}
    return redirect(
        f"{reverse('webinars:people', args=[code])}?{urlencode(back)}"
        if back
        else reverse("webinars:people", args=[code])
    )


def _said(registration: Registration) -> str:
    name = {"name": registration.person.display_name}
    if registration.is_confirmed:
        return _("%(name)s has a place.") % name
    if registration.state == RegistrationState.WAITING:
        return _("All places are taken: %(name)s is on the waiting list.") % name
    return _("%(name)s was declined and gets a letter.") % name


def _registrations(webinar: Webinar, *, state: str = "", words: str = "") -> QuerySet[Registration]:
    found = webinar.registrations.select_related("person__organisation__region").order_by("registered_at", "pk")
    if state:
        found = found.filter(state=state)
    for word in words.split():
        person = Q(person__name__icontains=word) | Q(person__email__icontains=word)
        found = found.filter(
            person | Q(person__organisation__name_kk__icontains=word) | Q(person__organisation__name_ru__icontains=word)
        )
    return found
