"""What an author should know before a quiz is taken: nothing here forbids, everything is a sentence."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quizzes.models import Question, Quiz


def advice(quiz: Quiz, *, questions: Sequence[Question]) -> list[str]:
    """For active questions with prefetched answers."""
    return list(_advice(quiz, questions=questions))


def _advice(quiz: Quiz, *, questions: Sequence[Question]) -> Iterator[str]:
    count = len(questions)
    if quiz.required_questions and count < quiz.required_questions:
        yield _("The credit policy asks for more questions. Needed: %(needed)s, written: %(written)s.") % {
            "needed": quiz.required_questions,
            "written": count,
        }
    elif quiz.required_questions and quiz.asked_of(count) < quiz.required_questions:
        yield draws_too_few(quiz, written=count)
    if count and quiz.questions_per_attempt and quiz.questions_per_attempt > count:
        yield _(
            "An attempt should draw more questions than are written. Asked for: %(asked)s, written: %(written)s."
        ) % {
            "asked": quiz.questions_per_attempt,
            "written": count,
        }
    unfinished = sum(_is_half_translated(question) for question in questions)
    if unfinished:
        yield ngettext(
            "One question has answers that are not written in all of its languages. They are shown in another one.",
            "%(count)s questions have answers that are not written in all of their languages. They are shown in another one.",
            unfinished,
        ) % {"count": unfinished}


def draws_too_few(quiz: Quiz, *, written: int) -> str:
    """Enough are written, but what counts for credit are those on a paper."""
    return _(
        "Each attempt draws fewer questions than the credit policy asks for. Needed: %(needed)s, drawn: %(drawn)s."
    ) % {
        "needed": quiz.required_questions,
        "drawn": quiz.asked_of(written),
    }


def _is_half_translated(question: Question) -> bool:
    written = [code for code in ("kk", "ru", "en") if getattr(question, f"text_{code}")]
    return question.complete_languages != written
