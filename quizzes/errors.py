"""What can go wrong in a quiz. Each error says in one sentence, in the reader's language, what a person can do about it."""

from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:  # the domain imports the errors
    from quizzes.domain.drafts import Problem
    from quizzes.models import Answer


class QuizError(Exception):
    """Base of the errors that a view shows to a person."""

    message: str | Promise = _("The quiz could not be changed.")

    def __init__(self, message: str | Promise | None = None) -> None:
        self.message = message or self.message
        super().__init__()

    def __str__(self) -> str:
        return str(self.message)


class QuizHasNoQuestions(QuizError):
    message = _("Write at least one question first.")


class QuizCannotOpenYet(QuizError):
    message = _("The quiz opens when the webinar has ended.")


class QuizNotOpen(QuizError):
    message = _("This quiz is not open.")


class CannotStart(QuizError):
    """An attempt cannot begin; `reason` is a `quizzes.domain.availability.Reason`."""

    message = _("You cannot start this quiz now.")

    def __init__(self, reason: str) -> None:
        super().__init__()
        self.reason = reason


class AttemptSubmitted(QuizError):
    message = _("This attempt is handed in, so its answers can no longer change.")


class NoSuchQuestion(QuizError):
    message = _("This attempt has no such question. Choose one from the strip of numbers.")


class NotAnAnswer(QuizError):
    message = _("This question has no such answer. Choose one of those shown.")


class OneAnswerOnly(QuizError):
    message = _("Choose one answer only.")


class AnswerChangedElsewhere(QuizError):
    """Another window saved a newer answer; it is in `answer` and stays."""

    message = _("You changed this answer in another window. The newer answer is shown; change it here if you wish.")

    def __init__(self, answer: "Answer") -> None:
        super().__init__()
        self.answer = answer


class QuestionInvalid(QuizError):
    """A question cannot be saved; `problems` is a tuple of `quizzes.domain.drafts.Problem`."""

    message = _("The question is not finished yet.")

    def __init__(self, problems: tuple["Problem", ...]) -> None:
        super().__init__()
        self.problems = problems


class QuestionReplaced(QuizError):
    message = _("Somebody else changed or removed this question meanwhile. The newest one is in the list.")
