from quizzes.forms.question import ChoiceRow, QuestionForm
from quizzes.forms.settings import QuizSettingsForm

__all__ = ["ChoiceRow", "QuestionForm", "QuizSettingsForm"]
