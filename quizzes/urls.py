from django.urls import path, register_converter

from quizzes.views import attempt, edit, questions, take
from ui.converters import CodeConverter


class DirectionConverter(CodeConverter):
    regex = "up|down"


class SmallNumberConverter:
    """Numbers of attempts and questions: short enough for the database."""

    regex = "[0-9]{1,4}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(DirectionConverter, "quizdirection")
register_converter(SmallNumberConverter, "quiznumber")

app_name = "quizzes"
_quiz = "webinars/<code:code>/quiz/"
_attempt = _quiz + "<quiznumber:number>/"
_question = _quiz + "edit/questions/<code:question_code>/"

urlpatterns = [
    path(_quiz, take.take, name="take"),
    path(_quiz + "start/", take.start, name="start"),
    path(_quiz + "preview/", edit.preview, name="preview"),
    path(_quiz + "edit/", edit.edit, name="edit"),
    path(_quiz + "edit/open/", edit.open_now, name="open"),
    path(_quiz + "edit/close/", edit.close_now, name="close"),
    path(_quiz + "edit/add/", questions.add_question, name="add_question"),
    path(_question, questions.change_question, name="change_question"),
    path(_question + "<quizdirection:direction>/", questions.move, name="move_question"),
    path(_question + "remove/", questions.remove, name="remove_question"),
    path(_question + "restore/", questions.restore, name="restore_question"),
    path(_attempt, attempt.attempt, name="attempt"),
    path(_attempt + "review/", attempt.review, name="review"),
    path(_attempt + "submit/", attempt.submit, name="submit"),
    path(_attempt + "result/", take.result, name="result"),
    path(_attempt + "<quiznumber:position>/", attempt.question, name="question"),
    path(_attempt + "<quiznumber:position>/save/", attempt.save, name="save"),
]
