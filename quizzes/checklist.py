"""The quiz in the list of what a webinar still needs before it is published."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from quizzes.domain.advice import draws_too_few
from quizzes.models import Quiz
from webinars.domain.checklist import Item
from webinars.models import Webinar


def quiz_items(webinar: Webinar) -> Iterable[Item]:
    """Never forbids publishing: a quiz may be written until the lecture ends."""
    url = reverse("quizzes:edit", args=[webinar.code])
    quiz = Quiz.objects.filter(webinar=webinar).first()
    count = quiz.questions.active().count() if quiz else 0
    if quiz and quiz.required_questions and count < quiz.required_questions:
        text = _("The credit policy asks for more quiz questions. Needed: %(needed)s, written: %(written)s.")
        yield Item(
            text=text % {"needed": quiz.required_questions, "written": count}, is_done=False, is_required=False, url=url
        )
    elif quiz and quiz.required_questions and quiz.asked_of(count) < quiz.required_questions:
        yield Item(text=draws_too_few(quiz, written=count), is_done=False, is_required=False, url=url)
    elif count:
        yield Item(
            text=_("The quiz is written. Questions: %(count)s.") % {"count": count},
            is_done=True,
            is_required=False,
            url=url,
        )
    elif quiz and "pass_pct" in quiz.demanded:
        text = _("The credit policy asks for a quiz, and it has no questions yet. Without it nobody can earn hours.")
        yield Item(text=text, is_done=False, is_required=False, url=url)
    else:
        yield Item(text=_("There is no quiz."), is_done=False, is_required=False, url=url)
