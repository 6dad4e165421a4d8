from quizzes.models.attempt import Answer, Attempt
from quizzes.models.question import Choice, Question
from quizzes.models.quiz import Quiz, QuizState

__all__ = ["Answer", "Attempt", "Choice", "Question", "Quiz", "QuizState"]
