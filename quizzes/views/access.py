"""What every view of this app begins with: the webinar by its code, and whether this person may be here."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from accounts.models import User
from accounts.rights import Right, require
from quizzes.models import Attempt, Question, Quiz
from webinars.models import Webinar


def signed_in(request: HttpRequest) -> User:
    """The person behind a view that asks for a sign-in."""
    assert isinstance(request.user, User)
    return request.user


def is_fragment(request: HttpRequest) -> bool:
    """Whether htmx asks for a part of the page."""
    return bool(getattr(request, "htmx", False))


def editable_webinar(request: HttpRequest, code: str) -> Webinar:
    """404 for an unknown webinar, PermissionDenied for who does not prepare it."""
    webinar = get_object_or_404(Webinar.objects.select_related("organisation"), code=code)
    require(request.user, Right.QUIZ_EDIT, webinar)
    return webinar


def editable_question(request: HttpRequest, code: str, question_code: str) -> Question:
    webinar = editable_webinar(request, code)
    return get_object_or_404(
        Question.objects.whole().select_related("quiz__webinar"), code=question_code, quiz__webinar=webinar
    )


def quiz_to_take(request: HttpRequest, code: str) -> Quiz:
    """404 when the webinar is not public to this person, or has no questions."""
    quiz = get_object_or_404(Quiz.objects.select_related("webinar__organisation"), webinar__code=code)
    if not request.user.has_perm(Right.WEBINAR_VIEW, quiz.webinar) or not quiz.questions.exists():
        raise Http404
    return quiz


def own_attempt(request: HttpRequest, code: str, number: int) -> Attempt:
    """404 for what is somebody else's: its number says nothing."""
    return get_object_or_404(
        Attempt.objects.select_related("quiz__webinar"),
        quiz__webinar__code=code,
        person=signed_in(request),
        number=number,
    )
