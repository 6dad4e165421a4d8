"""The author's page: the rules of the quiz, its questions, opening and closing. Step 3 of setting a webinar up."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from quizzes.domain.advice import advice
from quizzes.domain.drawing import freeze
from quizzes.domain.opening import close_quiz, open_quiz
from quizzes.domain.questions import quiz_of
from quizzes.errors import QuizError
from quizzes.forms import QuizSettingsForm
from quizzes.kinds import QuestionKind
from quizzes.models import Quiz
from quizzes.views.access import editable_webinar
from webinars.models import Webinar


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """Shows all; a post changes the rules. Nothing is written before something is saved."""
    webinar = editable_webinar(request, code)
    if request.method == "POST":
        with transaction.atomic():
            # Held until it is saved: the quiz may open just now, or a policy set its marks; a row written whole would undo it.
            quiz = Quiz.objects.select_for_update().get(pk=quiz_of(webinar).pk)
            form = QuizSettingsForm(request.POST, instance=quiz)
            if form.is_valid():
                form.save()
                messages.success(request, _("The rules of the quiz are saved."))
                return redirect("quizzes:edit", code=code)
    else:
        quiz = quiz_or_new(webinar)
        form = QuizSettingsForm(instance=quiz)
    status = 200 if not form.errors else 422
    return render(request, "quizzes/edit.html", {**editor(webinar, quiz=quiz), "form": form}, status=status)


@login_required
@require_GET
def preview(request: HttpRequest, code: str) -> HttpResponse:
    """All questions as a participant sees them, with the right answers to unfold. Nothing is saved."""
    webinar = editable_webinar(request, code)
    quiz = quiz_or_new(webinar)
    questions = quiz.questions.active().whole().order_by("order", "pk") if quiz.pk else []
    return render(
        request,
        "quizzes/preview.html",
        {"webinar": webinar, "quiz": quiz, "questions": [freeze(question) for question in questions]},
    )


@login_required
@require_POST
def open_now(request: HttpRequest, code: str) -> HttpResponse:
    """For a quiz that was written after the end, or was closed."""
    webinar = editable_webinar(request, code)
    try:
        open_quiz(webinar)
    except QuizError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The quiz is open."))
    return redirect("quizzes:edit", code=code)


@login_required
@require_POST
def close_now(request: HttpRequest, code: str) -> HttpResponse:
    webinar = editable_webinar(request, code)
    quiz = quiz_or_new(webinar)
    if quiz.pk:
        close_quiz(quiz)
        messages.success(request, _("The quiz is closed. Attempts that were begun can still be handed in."))
    return redirect("quizzes:edit", code=code)


def quiz_or_new(webinar: Webinar) -> Quiz:
    """The webinar's quiz, or one that is not written yet and is not in the database."""
    return Quiz.objects.filter(webinar=webinar).first() or Quiz(webinar=webinar)


def editor(webinar: Webinar, *, quiz: Quiz) -> dict[str, Any]:
    """What the list of questions is drawn from, on the page and as a fragment."""
    questions = list(quiz.questions.active().whole().order_by("order", "pk")) if quiz.pk else []
    return {
        "webinar": webinar,
        "quiz": quiz,
        "questions": questions,
        "removed": list(quiz.questions.removed().order_by("order", "pk")) if quiz.pk else [],
        "total_points": sum(question.points for question in questions),
        "advice": advice(quiz, questions=questions),
        "attempt_count": quiz.attempts.count() if quiz.pk else 0,
        "kinds": QuestionKind.choices,
    }
