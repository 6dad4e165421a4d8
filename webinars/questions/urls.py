from django.urls import path

from ui import converters  # noqa: F401  (makes <code:...> known)
from webinars.questions.views import answers, set_up

app_name = "questions"
_questions = "webinars/<code:code>/questions/"
_question = _questions + "<code:question_code>/"

urlpatterns = [
    path(_questions, answers.answers, name="answers"),
    # before the codes: they are longer
    path(_questions + "rules/", set_up.rules, name="rules"),
    path(_question + "write/", answers.write, name="write"),
    path(_question + "publish/", answers.publish, name="publish"),
    path(_question + "dismiss/", answers.dismiss, name="dismiss"),
    path(_question + "restore/", answers.restore, name="restore"),
    path(_question + "answered/", answers.answered, name="answered"),
]
