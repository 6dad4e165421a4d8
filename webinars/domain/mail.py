"""Mail to one person about one webinar, in the person's language and time zone."""

from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from webinars.domain.invitations import Method, invitation, page_url
from webinars.domain.notices import CANCELLING, Notice, has_invitation, is_still_true
from webinars.models import Registration

SUBJECTS = {
    Notice.CONFIRMED: _("You are registered: %(title)s"),
    Notice.REQUESTED: _("Your request was received: %(title)s"),
    Notice.APPROVED: _("Your request was approved: %(title)s"),
    Notice.DECLINED: _("Your request was declined: %(title)s"),
    Notice.WAITING: _("You are on the waiting list: %(title)s"),
    Notice.MOVED_UP: _("A place became free for you: %(title)s"),
    Notice.LEFT: _("Your registration was cancelled: %(title)s"),
    Notice.RESCHEDULED: _("New time: %(title)s"),
    Notice.CALLED_OFF: _("Cancelled: %(title)s"),
    Notice.REMINDER_DAY: _("Soon: %(title)s"),
    Notice.REMINDER_HOUR: _("Within an hour: %(title)s"),
    Notice.REMINDER_SOON: _("Within minutes: %(title)s"),
}


def send_notice(registration_id: int, notice: Notice, *, sequence: int | None = None) -> bool:
    """Queues the mail and says whether there was one: a notice that is no longer true when its turn comes is dropped."""
    with transaction.atomic():
        registration = (
            Registration.objects.select_related("webinar__organisation", "person").filter(pk=registration_id).first()
        )
        if registration is None or not is_still_true(notice, registration, sequence=sequence):
            return False
        compose(notice, registration).send()
    return True


def compose(notice: Notice, registration: Registration) -> EmailMultiAlternatives:
    person = registration.person
    with translation.override(person.language), timezone.override(ZoneInfo(person.time_zone)):
        context = _context(notice, registration)
        # A title is the organiser's text: a line break in it must not become a header.
        subject = " ".join((str(SUBJECTS[notice]) % {"title": registration.webinar.title}).split())
        message = EmailMultiAlternatives(
            subject=subject,
            body=render_to_string(f"webinars/mail/{notice}.txt", context).strip() + "\n",
            from_email=settings.DEFAULT_FROM_EMAIL,
            to=[person.email],
            headers={"Content-Language": person.language, "Auto-Submitted": "auto-generated"},
        )
        message.attach_alternative(render_to_string(f"webinars/mail/{notice}.html", context), "text/html")
    if has_invitation(notice, registration):
        _attach_invitation(message, registration, method=Method.CANCEL if notice in CANCELLING else Method.REQUEST)
    return message


def _context(notice: Notice, registration: Registration) -> dict[str, Any]:
    webinar = registration.webinar
    page = page_url(webinar)
    return {
        "notice": notice,
        "webinar": webinar,
        "registration": registration,
        "person": registration.person,
        "lecturers": list(webinar.lecturers.order_by("lecturerships__order")),
        "page_url": page,
        "room_url": settings.SITE_URL + reverse("webinars:room", args=[webinar.code]),
        "catalogue_url": settings.SITE_URL + reverse("webinars:catalogue"),
        "language": registration.person.language,
    }


def _attach_invitation(message: EmailMultiAlternatives, registration: Registration, *, method: Method) -> None:
    # Mail programs read the alternative by itself; people and older programs open the attachment.
    file = invitation(registration, method=method).decode()
    message.attach_alternative(file, f"text/calendar; method={method}")
    message.attach("daris.ics", file, "application/ics")
