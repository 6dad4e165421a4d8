"""The letter to somebody of whom a colleague said that they sit beside them."""

from django.core.mail import EmailMultiAlternatives
from django.urls import reverse
from django.utils.translation import gettext as _

from attendance.models import Attestation
from webinars.domain.letters import as_read_by, letter_about


def attested_letter(attested: Attestation) -> EmailMultiAlternatives:
    webinar, person = attested.webinar, attested.person
    with as_read_by(person):
        return letter_about(
            webinar,
            to=person,
            subject=_("You take part at a colleague's computer: %(title)s") % {"title": webinar.title},
            lead="attendance/mail/attested.txt",
            said={"facilitator": attested.facilitator.display_name},
            button=_("See it, or say that it is not true"),
            button_path=reverse("attendance:together", args=[webinar.code]),
        )
