"""Mail to one person about one webinar, in the person's language and time zone."""

from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ui.formats import write_moment
from webinars.domain.invitations import Method, invitation
from webinars.domain.letters import as_read_by, letter_about
from webinars.domain.notices import CANCELLING, REMINDERS, Notice, has_invitation, is_still_true
from webinars.models import Registration, Webinar

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
    webinar, person = registration.webinar, registration.person
    with as_read_by(person):
        button, path = _button(notice, webinar)
        message = letter_about(
            webinar,
            to=person,
            subject=str(SUBJECTS[notice]) % {"title": webinar.title},
            lead=f"webinars/mail/{notice}.txt",
            said={"webinar": webinar, "registration": registration},
            button=button,
            button_path=path,
            when=f"{write_moment(webinar.starts_at)}–{write_moment(webinar.planned_end, how='time')}",
            is_reminder=notice in REMINDERS,
        )
    if has_invitation(notice, registration):
        _attach_invitation(message, registration, method=Method.CANCEL if notice in CANCELLING else Method.REQUEST)
    return message


def _button(notice: Notice, webinar: Webinar) -> tuple[str, str]:
    """What it says, and where it leads."""
    if notice in REMINDERS:
        return _("Go to the lecture"), reverse("webinars:room", args=[webinar.code])
    if notice in (Notice.CALLED_OFF, Notice.DECLINED):
        return _("Find another lecture"), reverse("webinars:catalogue")
    return _("Open the page of the webinar"), reverse("webinars:page", args=[webinar.code])


def _attach_invitation(message: EmailMultiAlternatives, registration: Registration, *, method: Method) -> None:
    # Mail programs read the alternative by itself; people and older programs open the attachment.
    file = invitation(registration, method=method).decode()
    message.attach_alternative(file, f"text/calendar; method={method}")
    message.attach("daris.ics", file, "application/ics")
