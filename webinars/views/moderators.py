"""Who keeps order in the room beside the team: named on the page of people, before the webinar or while it is live."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.rights import Right
from webinars.domain.moderators import name_moderator, withdraw_moderator
from webinars.forms.webinar import lecturer_for
from webinars.views.access import editable_webinar, signed_in


@require_POST
@login_required
def name(request: HttpRequest, code: str) -> HttpResponse:
    """By exact address, or a lecturer by name: other people are never listed."""
    webinar = editable_webinar(request, code, right=Right.REGISTRATIONS_MANAGE)
    text = request.POST.get("person", "").strip()[:254].replace("\x00", "")
    try:
        person = lecturer_for(text)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        name_moderator(webinar, person, by=signed_in(request))
        messages.success(request, _("%(name)s keeps order in the room now.") % {"name": person.display_name})
    return redirect("webinars:people", code=code)


@require_POST
@login_required
def withdraw(request: HttpRequest, code: str, person_id: int) -> HttpResponse:
    webinar = editable_webinar(request, code, right=Right.REGISTRATIONS_MANAGE)
    get_object_or_404(webinar.moderators, pk=person_id)
    withdraw_moderator(webinar, person_id, by=signed_in(request))
    return redirect("webinars:people", code=code)
