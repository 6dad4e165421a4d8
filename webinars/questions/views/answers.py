"""Questions and answers on a page: to read for who was registered, to answer for the team, with the trace for auditors."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from accounts.rights import Right, require
from webinars.errors import WebinarError
from webinars.models import Webinar
from webinars.questions.domain import answering, moderating
from webinars.questions.forms import AnswerForm
from webinars.questions.models import Question, QuestionState
from webinars.views.access import public_webinar, signed_in


@require_safe
@never_cache
@login_required
def answers(request: HttpRequest, code: str) -> HttpResponse:
    return render(request, "questions/answers.html", _context(request, _webinar(request, code)))


@require_POST
@login_required
def write(request: HttpRequest, code: str, question_code: str) -> HttpResponse:
    """Keeps what was typed when it cannot be saved."""
    webinar = _webinar(request, code, right=Right.WEBINAR_HOST)
    get_object_or_404(Question, webinar=webinar, code=question_code)
    form = AnswerForm(request.POST, auto_id=f"{question_code}-%s")
    if form.is_valid():
        try:
            answering.write_answer(webinar, question_code, form.cleaned_data["text"], by=signed_in(request))
        except WebinarError as error:
            form.add_error("text", str(error))
        else:
            messages.success(request, _("Your answer is saved. Who asked gets it by mail."))
            return redirect(f"{reverse('questions:answers', args=[code])}#{question_code}")
    context = _context(request, webinar, form=form, of=question_code)
    return render(request, "questions/answers.html", context, status=422)


def _verb(act: Callable[..., Question], *, right: Right) -> Callable[..., HttpResponse]:
    @require_POST
    @login_required
    def view(request: HttpRequest, code: str, question_code: str) -> HttpResponse:
        webinar = _webinar(request, code, right=right)
        get_object_or_404(Question, webinar=webinar, code=question_code)
        try:
            act(webinar, question_code, by=signed_in(request))
        except WebinarError as error:
            messages.error(request, str(error))
        return redirect("questions:answers", code=code)

    return view


publish = _verb(moderating.publish_question, right=Right.WEBINAR_MODERATE)
dismiss = _verb(moderating.dismiss_question, right=Right.WEBINAR_MODERATE)
restore = _verb(moderating.restore_question, right=Right.WEBINAR_MODERATE)
answered = _verb(answering.answer_question, right=Right.WEBINAR_HOST)


def _webinar(request: HttpRequest, code: str, *, right: Right = Right.QUESTIONS_VIEW) -> Webinar:
    webinar = public_webinar(request, code)
    require(request.user, right, webinar)
    return webinar


def _context(request: HttpRequest, webinar: Webinar, *, form: AnswerForm | None = None, of: str = "") -> dict[str, Any]:
    user = signed_in(request)
    can_moderate = user.has_perm(Right.WEBINAR_MODERATE, webinar)
    can_trace = user.has_perm(Right.QUESTIONS_TRACE, webinar)
    questions = list(_visible(webinar, user, everything=can_moderate or can_trace, with_trace=can_trace))
    can_host = user.has_perm(Right.WEBINAR_HOST, webinar)
    for question in questions:
        if can_host:
            own = form if question.code == of else None
            question.form = own or AnswerForm(  # type: ignore[attr-defined]
                initial={"text": question.answer}, auto_id=f"{question.code}-%s"
            )
    return {
        "webinar": webinar,
        "waiting": [each for each in questions if each.is_waiting],
        "unanswered": [each for each in questions if each.state in (QuestionState.OPEN, QuestionState.ANSWERING)],
        "answered": [each for each in questions if each.is_answered],
        "gone": [
            each
            for each in questions
            if each.state in (QuestionState.DISMISSED, QuestionState.MERGED, QuestionState.WITHDRAWN)
        ],
        "can_host": can_host,
        "can_moderate": can_moderate,
        "can_trace": can_trace,
        "wrong": of,
    }


def _visible(webinar: Webinar, user: User, *, everything: bool, with_trace: bool) -> QuerySet[Question]:
    found = Question.objects.filter(webinar=webinar).with_votes().in_order()
    found = found.select_related("person", "answered_by", "merged_into")
    if with_trace:
        found = found.prefetch_related("changes__by")
    return found if everything else found.shown() | found.filter(person=user, state=QuestionState.WAITING)
