"""A letter to one person about one webinar: greeting, a few sentences, when it is, one button."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.models import User
from ui.formats import in_words, write_moment, zone_offset
from webinars.models import Webinar


@contextmanager
def as_read_by(person: User) -> Iterator[None]:
    """In the person's language and time zone. Subjects, buttons and what a letter's words need are made within it."""
    with translation.override(person.language), timezone.override(ZoneInfo(person.time_zone)):
        yield


def letter_about(
    webinar: Webinar,
    *,
    to: User,
    subject: str,
    lead: str,
    said: Mapping[str, Any],
    button: str,
    button_path: str,
    **more: Any,
) -> EmailMultiAlternatives:
    """To be called within `as_read_by(to)`. `lead`: the template of its sentences, which are said with `said`; `button_path`
    leads from our host on; `more` for the letter's own template, over what it usually says."""
    context = {
        "webinar": webinar,
        "lecturers": list(webinar.lecturers.order_by("lecturerships__order")),
        "language": to.language,
        "greeting": _("Hello, %(name)s!") % {"name": to.name} if to.name else _("Hello!"),
        # Rendered text counts as safe HTML; joined it is plain text again, which the letter escapes.
        "lead": "".join([render_to_string(lead, dict(said)).strip()]),
        "when": write_moment(webinar.starts_at),
        "zone": zone_offset(),
        "length": in_words(webinar.length_min * 60),
        "button": button,
        "button_url": settings.SITE_URL + button_path,
    }
    message = EmailMultiAlternatives(
        # A title is the organiser's text: a line break in it must not become a header.
        subject=" ".join(subject.split()),
        body=render_to_string("webinars/mail/letter.txt", context | more).strip() + "\n",
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[to.email],
        headers={"Content-Language": to.language, "Auto-Submitted": "auto-generated"},
    )
    message.attach_alternative(render_to_string("webinars/mail/letter.html", context | more), "text/html")
    return message
