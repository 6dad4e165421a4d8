"""The letter with a written answer, to who asked, in their language."""

from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from ui.formats import in_words, write_moment, zone_offset
from webinars.questions.models import Question


def answer_letter(question: Question, *, asked: Question) -> EmailMultiAlternatives:
    """`asked`: the person's own question, the same one or one that was merged into it."""
    person, webinar = asked.person, question.webinar
    with translation.override(person.language), timezone.override(ZoneInfo(person.time_zone)):
        by = question.answered_by
        said = {"question": asked, "answer": question.answer, "by": by.display_name if by else ""}
        context = {
            "webinar": webinar,
            "lecturers": list(webinar.lecturers.order_by("lecturerships__order")),
            "language": person.language,
            "greeting": _("Hello, %(name)s!") % {"name": person.name} if person.name else _("Hello!"),
            # Rendered text counts as safe HTML; joined it is plain text again, which the letter escapes.
            "lead": "".join([render_to_string("questions/mail/answer.txt", said).strip()]),
            "when": write_moment(webinar.starts_at),
            "zone": zone_offset(),
            "length": in_words(webinar.length_min * 60),
            "button": _("See all questions and answers"),
            "button_url": settings.SITE_URL + reverse("questions:answers", args=[webinar.code]),
        }
        # A title is the organiser's text: a line break in it must not become a header.
        subject = " ".join((_("Your question was answered: %(title)s") % {"title": webinar.title}).split())
        message = EmailMultiAlternatives(
            subject=subject,
            body=render_to_string("webinars/mail/letter.txt", context).strip() + "\n",
            from_email=settings.DEFAULT_FROM_EMAIL,
            to=[person.email],
            headers={"Content-Language": person.language, "Auto-Submitted": "auto-generated"},
        )
        message.attach_alternative(render_to_string("webinars/mail/letter.html", context), "text/html")
    return message
