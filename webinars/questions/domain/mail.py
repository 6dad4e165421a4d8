"""The letter with a written answer, to who asked, in their language."""

from django.core.mail import EmailMultiAlternatives
from django.urls import reverse
from django.utils.translation import gettext as _

from webinars.domain.letters import as_read_by, letter_about
from webinars.questions.models import Question


def answer_letter(question: Question, *, asked: Question) -> EmailMultiAlternatives:
    """`asked`: the person's own question, the same one or one that was merged into it."""
    person, webinar, by = asked.person, question.webinar, question.answered_by
    with as_read_by(person):
        return letter_about(
            webinar,
            to=person,
            subject=_("Your question was answered: %(title)s") % {"title": webinar.title},
            lead="questions/mail/answer.txt",
            said={"question": asked, "answer": question.answer, "by": by.display_name if by else ""},
            button=_("See all questions and answers"),
            button_path=reverse("questions:answers", args=[webinar.code]),
        )
