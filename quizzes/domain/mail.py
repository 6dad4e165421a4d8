"""The letter that says that a quiz is open, to one person who can take it."""

from django.core.mail import EmailMultiAlternatives
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from quizzes.domain.availability import availability
from quizzes.models import Quiz
from ui.formats import write_moment
from webinars.domain.letters import as_read_by, letter_about


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
    webinar = quiz.webinar
    with as_read_by(person):
        said = {
            "quiz": quiz,
            "question_count": question_count,
            "closes": quiz.closes_at and write_moment(quiz.closes_at),
        }
        return letter_about(
            webinar,
            to=person,
            subject=_("The quiz is open: %(title)s") % {"title": webinar.title},
            lead="quizzes/mail/open.txt",
            said=said,
            button=_("Take the quiz"),
            button_path=reverse("quizzes:take", args=[webinar.code]),
        )
