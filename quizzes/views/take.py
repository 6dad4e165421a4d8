"""Before and after an attempt: what the quiz is, whether it can begin, and how it went."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.rights import Right
from quizzes.domain.attempts import BUSY, grade_of, start_attempt
from quizzes.domain.availability import availability
from quizzes.domain.feedback import shows_answers
from quizzes.errors import CannotStart
from quizzes.views.access import own_attempt, quiz_to_take, signed_in


@login_required
@require_GET
def take(request: HttpRequest, code: str) -> HttpResponse:
    """The start page. Who has no place in the webinar is told so, with 403."""
    quiz = quiz_to_take(request, code)
    standing = availability(quiz, person=signed_in(request))
    is_team = request.user.has_perm(Right.QUIZ_EDIT, quiz.webinar)
    status = 403 if standing.reason == "not_registered" and not is_team and not standing.attempts else 200
    context = {"webinar": quiz.webinar, "quiz": quiz, "standing": standing, "is_team": is_team}
    return render(request, "quizzes/take.html", context, status=status)


@login_required
@require_POST
def start(request: HttpRequest, code: str) -> HttpResponse:
    """Begins an attempt, or leads to the one that is open."""
    quiz = quiz_to_take(request, code)
    try:
        attempt = start_attempt(quiz, by=signed_in(request))
    except CannotStart as error:
        if error.reason == BUSY:
            messages.error(request, str(error))
        # Every other reason is what the start page is about.
        return redirect("quizzes:take", code=code)
    return redirect("quizzes:attempt", code=code, number=attempt.number)


@login_required
@require_GET
def result(request: HttpRequest, code: str, number: int) -> HttpResponse:
    attempt = own_attempt(request, code, number)
    if not attempt.is_submitted:
        return redirect("quizzes:attempt", code=code, number=number)
    context = {
        "webinar": attempt.quiz.webinar,
        "quiz": attempt.quiz,
        "attempt": attempt,
        "grade": grade_of(attempt),
        # A string, so that no language writes its own decimal comma into the drawing.
        "mark_angle": f"{attempt.paper.pass_pct * 3.6:.1f}",
        "shows_answers": shows_answers(attempt),
        "standing": availability(attempt.quiz, person=signed_in(request)),
    }
    return render(request, "quizzes/result.html", context)
