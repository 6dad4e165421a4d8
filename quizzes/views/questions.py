"""Writing the questions. Each view works as a plain form; with htmx it answers with the part of the page that changed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from quizzes.domain.questions import move_question, quiz_of, remove_question, restore_question, save_question
from quizzes.errors import QuestionReplaced
from quizzes.forms import QuestionForm
from quizzes.forms.question import form_for, form_rearranged
from quizzes.kinds import QuestionKind
from quizzes.models import Question
from quizzes.views.access import editable_question, editable_webinar, is_fragment
from quizzes.views.edit import editor
from webinars.models import Webinar


@login_required
@require_http_methods(["GET", "POST"])
def add_question(request: HttpRequest, code: str) -> HttpResponse:
    """A new question; `?kind=` says of which kind."""
    webinar = editable_webinar(request, code)
    if request.method == "POST":
        return _posted(request, webinar=webinar, question=None)
    kind = request.GET.get("kind", "")
    form = QuestionForm(webinar=webinar, initial={"kind": kind if kind in QuestionKind.values else QuestionKind.SINGLE})
    return _drawn(request, webinar=webinar, question=None, form=form)


@login_required
@require_http_methods(["GET", "POST"])
def change_question(request: HttpRequest, code: str, question_code: str) -> HttpResponse:
    question = editable_question(request, code, question_code)
    webinar = question.quiz.webinar
    if not question.active:
        messages.error(request, str(QuestionReplaced.message))
        return redirect("quizzes:edit", code=code)
    if request.method == "POST":
        return _posted(request, webinar=webinar, question=question)
    return _drawn(request, webinar=webinar, question=question, form=form_for(question, webinar=webinar))


@login_required
@require_POST
def move(request: HttpRequest, code: str, question_code: str, direction: str) -> HttpResponse:
    """`direction` is "up" or "down"."""
    question = editable_question(request, code, question_code)
    move_question(question, up=direction == "up")
    return _list(request, question)


@login_required
@require_POST
def remove(request: HttpRequest, code: str, question_code: str) -> HttpResponse:
    question = editable_question(request, code, question_code)
    remove_question(question)
    return _list(request, question)


@login_required
@require_POST
def restore(request: HttpRequest, code: str, question_code: str) -> HttpResponse:
    question = editable_question(request, code, question_code)
    restore_question(question)
    return _list(request, question)


def _posted(request: HttpRequest, *, webinar: Webinar, question: Question | None) -> HttpResponse:
    """`do` is what the pressed button says: save, save and write the next one, or change the rows of answers."""
    do = request.POST.get("do", "save")
    if do not in ("save", "next"):
        form = form_rearranged(request.POST, webinar=webinar, question=question, do=do)
        return _drawn(request, webinar=webinar, question=question, form=form)
    form = QuestionForm(request.POST, webinar=webinar, question=question)
    if not form.is_valid():
        return _drawn(request, webinar=webinar, question=question, form=form, status=422)
    try:
        saved = save_question(quiz_of(webinar), form.draft(), question=question)
    except QuestionReplaced as error:
        form.add_error(None, str(error))
        return _drawn(request, webinar=webinar, question=question, form=form, status=409)
    messages.success(request, _("The question is saved."))
    if do == "next":
        return _go(request, f"{reverse('quizzes:add_question', args=[webinar.code])}?kind={saved.kind}")
    return _go(request, f"{reverse('quizzes:edit', args=[webinar.code])}#question-{saved.code}")


def _drawn(
    request: HttpRequest, *, webinar: Webinar, question: Question | None, form: QuestionForm, status: int = 200
) -> HttpResponse:
    context = {"webinar": webinar, "question": question, "form": form}
    if is_fragment(request):
        # htmx swaps only what came with 2xx.
        return render(request, "quizzes/partials/_question_form.html", context)
    return render(request, "quizzes/question.html", context, status=status)


def _list(request: HttpRequest, question: Question) -> HttpResponse:
    webinar = question.quiz.webinar
    if is_fragment(request):
        return render(request, "quizzes/partials/_questions.html", editor(webinar, quiz=question.quiz))
    return redirect(f"{reverse('quizzes:edit', args=[webinar.code])}#questions")


def _go(request: HttpRequest, address: str) -> HttpResponse:
    if is_fragment(request):
        return HttpResponse(headers={"HX-Redirect": address})
    return redirect(address)
