"""The letter that says that a quiz is open, to one person who can take it."""

from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.models import User
from quizzes.domain.availability import availability
from quizzes.models import Quiz
from ui.formats import in_words, write_moment, zone_offset


def send_invitation(quiz: Quiz, *, person: User) -> bool:
    """Queues the mail and says whether there was one: who cannot begin, or has begun already, gets none."""
    if not person.is_active:
        return False
    standing = availability(quiz, person=person)
    if not standing.can_start or standing.attempts:
        return False
    invitation(quiz, person=person, question_count=standing.question_count).send()
    return True


def invitation(quiz: Quiz, *, person: User, question_count: int) -> EmailMultiAlternatives:
    """In the person's language and time zone."""
    with translation.override(person.language), timezone.override(ZoneInfo(person.time_zone)):
        webinar = quiz.webinar
        said = {
            "quiz": quiz,
            "question_count": question_count,
            "closes": quiz.closes_at and write_moment(quiz.closes_at),
        }
        context = {
            "webinar": webinar,
            "lecturers": list(webinar.lecturers.order_by("lecturerships__order")),
            "language": person.language,
            "greeting": _("Hello, %(name)s!") % {"name": person.name} if person.name else _("Hello!"),
            # Rendered text counts as safe HTML; joined it is plain text again, which the letter escapes.
            "lead": "".join([render_to_string("quizzes/mail/open.txt", said).strip()]),
            "when": write_moment(webinar.starts_at),
            "zone": zone_offset(),
            "length": in_words(webinar.length_min * 60),
            "button": _("Take the quiz"),
            "button_url": settings.SITE_URL + reverse("quizzes:take", args=[webinar.code]),
        }
        # A title is the organiser's text: a line break in it must not become a header.
        subject = " ".join((_("The quiz is open: %(title)s") % {"title": webinar.title}).split())
        message = EmailMultiAlternatives(
            subject=subject,
            body=render_to_string("webinars/mail/letter.txt", context).strip() + "\n",
            from_email=settings.DEFAULT_FROM_EMAIL,
            to=[person.email],
            headers={"Content-Language": person.language, "Auto-Submitted": "auto-generated"},
        )
        message.attach_alternative(render_to_string("webinars/mail/letter.html", context), "text/html")
    return message
