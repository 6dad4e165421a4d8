"""What a visitor wanted before they signed in: kept in the session, done at once when they are in."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from accounts.models import Organisation, User
from webinars.domain.registration import register
from webinars.errors import WebinarError
from webinars.models import Registration, Webinar
from webinars.sentences import said_of

KEY = "register_after_sign_in"
GOOD_FOR_S = 3600


def remember_intent(
    request: HttpRequest, webinar: Webinar, *, name: str, organisation: Organisation | None, wants_reminders: bool
) -> None:
    request.session[KEY] = {
        "code": webinar.code,
        "name": name,
        "organisation": organisation.pk if organisation else None,
        "wants_reminders": wants_reminders,
        "at": int(timezone.now().timestamp()),
    }


@receiver(user_logged_in)
def fulfil_intent(sender: Any, *, request: HttpRequest | None, user: User, **kwargs: Any) -> None:
    """However the person signed in: by code, password or passkey."""
    intent = request.session.pop(KEY, None) if request is not None and hasattr(request, "session") else None
    if request is None or intent is None or timezone.now().timestamp() - intent["at"] > GOOD_FOR_S:
        return
    fill_profile(user, name=intent["name"], organisation=Organisation.objects.filter(pk=intent["organisation"]).first())
    webinar = Webinar.objects.visible().filter(code=intent["code"]).first()
    if webinar is None:
        return
    register_and_say(request, webinar, person=user, wants_reminders=intent["wants_reminders"])


def fill_profile(person: User, *, name: str = "", organisation: Organisation | None = None) -> None:
    """Only what is empty: nobody's name is changed by what a form on the way said."""
    columns = []
    if name and not person.name:
        person.name = name
        columns.append("name")
    if organisation and not person.organisation_id:
        person.organisation = organisation
        columns.append("organisation")
    if columns:
        person.save(update_fields=columns)


def register_and_say(
    request: HttpRequest, webinar: Webinar, *, person: User, wants_reminders: bool
) -> Registration | None:
    """Registers and tells the person what came of it on the next page."""
    try:
        registration = register(webinar, person=person, wants_reminders=wants_reminders)
    except WebinarError as error:
        messages.error(request, str(error))
        return None
    messages.success(request, said_of(registration))
    return registration
