"""Mail to one person about one webinar, in the person's language and time zone."""

from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from ui.formats import in_words, write_moment, zone_offset
from webinars.domain.invitations import Method, invitation, page_url
from webinars.domain.notices import CANCELLING, REMINDERS, Notice, has_invitation, is_still_true
from webinars.models import Registration

SUBJECTS = {
    Notice.CONFIRMED: gettext_lazy("You are registered: %(title)s"),
    Notice.REQUESTED: gettext_lazy("Your request was received: %(title)s"),
    Notice.APPROVED: gettext_lazy("Your request was approved: %(title)s"),
    Notice.DECLINED: gettext_lazy("Your request was declined: %(title)s"),
    Notice.WAITING: gettext_lazy("You are on the waiting list: %(title)s"),
    Notice.MOVED_UP: gettext_lazy("A place became free for you: %(title)s"),
    Notice.LEFT: gettext_lazy("Your registration was cancelled: %(title)s"),
    Notice.RESCHEDULED: gettext_lazy("New time: %(title)s"),
    Notice.CALLED_OFF: gettext_lazy("Cancelled: %(title)s"),
    Notice.REMINDER_DAY: gettext_lazy("Soon: %(title)s"),
    Notice.REMINDER_HOUR: gettext_lazy("Within an hour: %(title)s"),
    Notice.REMINDER_SOON: gettext_lazy("Within minutes: %(title)s"),
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
            body=render_to_string("webinars/mail/letter.txt", context).strip() + "\n",
            from_email=settings.DEFAULT_FROM_EMAIL,
            to=[person.email],
            headers={"Content-Language": person.language, "Auto-Submitted": "auto-generated"},
        )
        message.attach_alternative(render_to_string("webinars/mail/letter.html", context), "text/html")
    if has_invitation(notice, registration):
        _attach_invitation(message, registration, method=Method.CANCEL if notice in CANCELLING else Method.REQUEST)
    return message


def _context(notice: Notice, registration: Registration) -> dict[str, Any]:
    webinar, person = registration.webinar, registration.person
    said = {"webinar": webinar, "registration": registration}
    context: dict[str, Any] = {
        "webinar": webinar,
        "lecturers": list(webinar.lecturers.order_by("lecturerships__order")),
        "language": person.language,
        "greeting": _greeting(person),
        # Rendered text counts as safe HTML; joined it is plain text again, which the letter escapes.
        "lead": "".join([render_to_string(f"webinars/mail/{notice}.txt", said).strip()]),
        "when": f"{write_moment(webinar.starts_at)}–{write_moment(webinar.planned_end, how='time')}",
        "zone": zone_offset(),
        "length": in_words(webinar.length_min * 60),
        "is_reminder": notice in REMINDERS,
        "button": _("Open the page of the webinar"),
        "button_url": page_url(webinar),
    }
    if notice in REMINDERS:
        room = settings.SITE_URL + reverse("webinars:room", args=[webinar.code])
        context |= {"button": _("Go to the lecture"), "button_url": room}
    elif notice in (Notice.CALLED_OFF, Notice.DECLINED):
        context |= {
            "button": _("Find another lecture"),
            "button_url": settings.SITE_URL + reverse("webinars:catalogue"),
        }
    return context


def _greeting(person: User) -> str:
    return _("Hello!") if not person.name else _("Hello, %(name)s!") % {"name": person.name}


def _attach_invitation(message: EmailMultiAlternatives, registration: Registration, *, method: Method) -> None:
    # Mail programs read the alternative by itself; people and older programs open the attachment.
    file = invitation(registration, method=method).decode()
    message.attach_alternative(file, f"text/calendar; method={method}")
    message.attach("daris.ics", file, "application/ics")
